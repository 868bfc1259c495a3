"""A site with one of everything that an export has to keep, and how to empty it."""

import json
from pathlib import Path

from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, PageViewRestriction, Site
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationSource,
)

from home.models import FooterRow, MainMenuRow, NavigationSettings
from lpbsite.api.models import OpenDataSettings
from lpbsite.content.exporter import export_content
from lpbsite.content.models import ImportedRecord
from lpbsite.core.models import Document, Image, Topic
from lpbsite.search.models import BestBet, SynonymGroup
from news.models import NewsItemPage
from tests.content.importing import english, import_records, news
from tests.content.test_broken_content import PDF
from tests.content.test_media import DOCUMENT, PICTURE, png
from tests.factories import english as english_locale

LATER, EARLIER = "2099-01-01T00:00:00+00:00", "2001-01-01T00:00:00+00:00"
TEXT = [
    {"heading": "Kop"},
    {"paragraph": '<p>Zie <a data-key="draft">het concept</a> en <b>meer</b>.</p>'},
    {"quote": {"text": "Ja.", "speaker": "Noor", "role": "bewoner"}},
    {"questions": ["Wie?", "Wat?"]},
    {"image": {"image": "pic", "alt": "Een plein", "caption": "Het plein"}},
    {"document": "doc"},
    {
        "links": [
            {"page": "draft", "label": ""},
            {"url": "https://example.org/", "label": "Elders"},
        ]
    },
    {"notice": {"title": "Let op", "text": "Regel een.\nRegel twee."}},
]
WORDS = [
    {"heading": "Head"},
    {"paragraph": '<p>See <a data-key="draft">the draft</a> and <b>more</b>.</p>'},
    {"quote": {"translation": "Yes.", "role": "resident"}},
    {"questions": ["Who?", "What?"]},
    {"image": {"alt": "A square", "caption": "The square"}},
    {"document": "doc"},
    {"links": [{"label": ""}, {"label": "Elsewhere"}]},
    {"notice": {"title": "Note", "text": "Line one.\nLine two."}},
]
CITY = {
    "key": "city",
    "type": "host_city",
    "lang": "nl",
    "title": "Breda",
    "latitude": 51.5872,
    "longitude": 4.7761,
    "districts": [{"name": "Haagse Beemden", "text": "Groen."}, {"name": "Noord"}],
    "contact": {"name": "Team wijken", "email": "wijken@example.org"},
}
EDITION = {
    "key": "edition",
    "type": "edition",
    "lang": "nl",
    "title": "Congres 2016",
    "date": "2016-11-09",
    "endDate": "2016-11-10",
    "hostCity": "city",
    "centralQuestions": ["Waarom?"],
    "subThemes": [{"title": "Meedoen", "text": "<p>Samen.</p>", "questions": ["Hoe?"]}],
}
ITEM = {
    "key": "item",
    "type": "programme_item",
    "lang": "nl",
    "title": "Op bezoek",
    "edition": "edition",
    "date": "2016-11-10",
    "startTime": "10:30",
    "district": "haagse-beemden",
}


def make_full_site() -> None:
    """Make the site by an import, and by what editors did since."""
    records = [DOCUMENT, PICTURE, CITY, EDITION, ITEM]
    records += [
        {"key": "city.en", "translationOf": "city", "lang": "en", "title": "Breda"}
        | {"districts": [{"text": "Green."}, {}], "contact": {"name": "Team districts"}},
        news("full", body=TEXT, image={"image": "pic", "alt": "Plein"}, edition="edition"),
        english("full-en", of="full", body=WORDS, image={"alt": "Square"}),
        news("draft", live=False, body=""),
        news("scheduled", goLiveAt=LATER),
        news("over", expireAt=EARLIER),
        news("open", expireAt=LATER),
        *(news(key) for key in ("signed-in", "password", "groups", "edited", "own")),
        *(news(key) for key in ("unfinished", "pending", "behind", "apart")),
        english("unfinished-en", of="unfinished", intro=""),
        english("pending-en", of="pending"),
        english("behind-en", of="behind"),
        english("apart-en", of="apart", body="One only"),
        news("english", lang="en"),
    ]
    import_records(*records, media={"verslag.pdf": PDF, "plein.png": png()})
    hide()
    edit()
    set_up()


def page(key: str) -> NewsItemPage:
    return NewsItemPage.objects.get(slug=key)


def hide() -> None:
    for key, values in {
        "signed-in": {"restriction_type": PageViewRestriction.LOGIN},
        "password": {"restriction_type": "password", "password": "geheim"},
        "groups": {"restriction_type": "groups"},
    }.items():
        restriction = PageViewRestriction.objects.create(page=page(key), **values)
        if key == "groups":
            restriction.groups.add(Group.objects.create(name="Stuurgroep"))
    root = Collection.get_first_root_node()
    inner = root.add_child(name="Intern").add_child(name="Verslagen")
    inner.view_restrictions.create(restriction_type="login")
    Document.objects.update(collection=inner)


def edit() -> None:
    edited = page("edited")
    edited.title = "Nog niet klaar"
    edited.body = [("quote", {"text": "", "language": "nl", "speaker": ""})]
    edited.save_revision()
    pending = StringTranslation.objects.get(
        context__object_id=page("pending").translation_key, context__path="intro"
    )
    pending.data = "Better words, not published yet."
    pending.save()
    behind = page("behind")
    behind.intro = "Een andere inleiding."
    behind.save_revision().publish()
    picture = Image.objects.get()
    picture.focal_point_x, picture.focal_point_y = 10, 12
    picture.focal_point_width, picture.focal_point_height = 4, 6
    picture.save()
    picture.tags.add("plein", "breda")
    by_editor = NewsItemPage(title="Van de redactie", slug="redactie", locale=edited.locale)
    page("own").get_parent().add_child(instance=by_editor)
    by_editor.save_revision().publish()


def set_up() -> None:
    settings = NavigationSettings.load()
    settings.main_rows = [MainMenuRow(page=page("full"), sort_order=0)]
    settings.footer_rows = [
        FooterRow(group=FooterRow.Group.values[0], page=page("own"), sort_order=0)
    ]
    settings.save()
    Redirect.objects.create(old_path="/oud", redirect_page=page("full"), is_permanent=False)
    Redirect.objects.create(old_path="/weg?a=b", redirect_link="https://example.org/")
    translated = page("full").get_translation(english_locale())
    Redirect.objects.create(old_path="/old", redirect_page=translated)


def empty_site() -> None:
    """Leave the site as it is before any content, with the welcome page of Wagtail."""
    Site.objects.all().delete()
    for home in Page.objects.filter(depth=2):
        home.refresh_from_db()
        home.delete()
    for item in (*Image.objects.all(), *Document.objects.all()):
        # Else it is deleted after the transaction, and has its name until then.
        item.file.delete(save=False)
    for model in (Topic, Image, Document, Redirect, NavigationSettings, ImportedRecord):
        model.objects.all().delete()
    for model in (BestBet, SynonymGroup, OpenDataSettings):
        model.objects.all().delete()
    for model in (TranslationSource, TranslatableObject, String, Group):
        model.objects.all().delete()
    for collection in Collection.objects.filter(depth=2):
        collection.delete()
    root = Page.objects.get(depth=1)
    welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


def exported(folder: Path, name: str = "site.jsonl") -> list[dict]:
    """Export the site and return the records, without the first line."""
    export_content(folder / name)
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


def by_key(records: list[dict]) -> dict[str, dict]:
    return {record["key"]: record for record in records}
