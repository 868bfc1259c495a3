"""What editors and translators do to the full site that an export has to keep as well."""

import datetime as dt

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    Translation,
    TranslationSource,
)

from congress.models import HostCityPage
from home.models import FormPage
from lpbsite.api.models import OpenDataSettings
from lpbsite.core.models import Image, Topic
from lpbsite.search.models import BestBet, SynonymGroup
from lpbsite.translation.freshness import outdated, with_records
from tests.content.full_site import page
from tests.content.importing import english, import_records, news
from tests.content.test_media import png
from tests.factories import english as english_locale

LATER = dt.datetime(2098, 1, 1, tzinfo=dt.UTC)
FORM = {
    "key": "form",
    "type": "form",
    "lang": "nl",
    "title": "Formulier",
    "slug": "formulier",
    "fields": [{"label": "Maat", "kind": "singleline"}],
}
TOWN = {
    "key": "town",
    "type": "host_city",
    "lang": "nl",
    "title": "Goes",
    "slug": "goes",
    "teams": [{"name": "Oost", "text": "Groen."}, {"name": "West", "text": "Blauw."}],
}
LINKS = [
    {"image": {"image": "pic", "alt": "Een plein"}},
    {"links": [{"url": "https://example.org/nl", "label": "Elders"}]},
]
OWN_LINKS = [
    {"image": {"alt": "A square"}},
    {"links": [{"label": "Elsewhere"}]},
]


def edit_more() -> None:
    """Make more of what editors did; the full site is there already."""
    import_records(
        FORM,
        TOWN,
        {"key": "town.en", "translationOf": "town", "lang": "en", "title": "Goes"}
        | {"teams": [{"name": "East", "text": "Green."}, {"name": "West", "text": "Blue."}]},
        {"key": "pic2", "type": "image", "file": "straat.png", "title": "Straat"},
        *(news(key) for key in ("locked", "retired", "rewritten", "announced", "postponed")),
        news("copied"),
        *(news(key) for key in ("waiting", "finished", "common", "aside")),
        news("links", body=LINKS, image={"image": "pic", "alt": "Plein"}),
        english("waiting-en", of="waiting"),
        english("finished-en", of="finished"),
        english("common-en", of="common"),
        english("aside-en", of="aside", body="One only"),
        english("links-en", of="links", body=OWN_LINKS, image={"alt": "Square"}),
        media={"straat.png": png("blue"), "plein.png": png()},
    )
    write_drafts()
    fall_behind()
    stand_aside()
    change_links()
    change_topics()
    tell_search()


def english_of(key: str) -> Page:
    return page(key).get_translation(english_locale())


def write_drafts() -> None:
    Page.objects.filter(slug="locked").update(locked=True, locked_at=timezone.now())
    Page.objects.filter(slug="locked").update(seo_title="Dicht", search_description="Slot")
    retired = page("retired")
    retired.intro = "Later geschreven."
    retired.save_revision()
    page("retired").unpublish()
    page("postponed").unpublish()
    for key in ("rewritten", "postponed"):
        item = page(key)
        item.intro, item.go_live_at = "Op zijn tijd.", LATER
        item.save_revision().publish()
        item = page(key)
        item.intro = "Nog niet goedgekeurd."
        item.save_revision()
    announced = page("announced")
    announced.intro, announced.go_live_at = "Gaat later in.", LATER
    announced.save_revision().publish()
    followed = page("copied")
    followed.create_alias(parent=followed.get_parent(), update_slug="alias")
    form = FormPage.objects.get()
    question = form.form_fields.get()
    question.default_value = "klein"
    question.save()


def fall_behind() -> None:
    """Change Dutch pages after they were translated, in five ways."""
    common = page("common")
    common.publication_date = dt.date(2020, 2, 2)
    common.save_revision().publish()
    town = HostCityPage.objects.get(slug="goes", locale=Locale.objects.get(language_code="nl"))
    town.slogan = "Nieuw."
    first, _second = town.team_rows.all()
    first.text = "Heel groen."
    town.team_rows = [first]
    town.save_revision().publish()
    for key in ("waiting", "finished"):
        item = page(key)
        item.body.append(("paragraph", RichText("<p>Een derde alinea.</p>")))
        item.publication_date = dt.date(2021, 1, 1)
        item.save_revision().publish()
        # The translator takes it over.
        source = TranslationSource.objects.get(object_id=item.translation_key)
        source.update_from_db()
    # Of the last one all is translated, and not published.
    for segment in source.stringsegment_set.filter(string__data="Een derde alinea."):
        segment.string.translations.create(
            locale=english_locale(), context=segment.context, data="A third paragraph."
        )


def stand_aside() -> None:
    """Change what is common to both languages, where the translation is stopped."""
    aside = english_of("aside")
    aside.publication_date, aside.byline = dt.date(2019, 3, 3), "By hand"
    aside.author_rows.clear()
    aside.save_revision().publish()
    aside = english_of("aside")
    aside.intro, aside.publication_date = "Not ready.", dt.date(2018, 4, 4)
    aside.save_revision()


def change_links() -> None:
    """Show another picture and lead elsewhere in English."""
    source = TranslationSource.objects.get(object_id=page("links").translation_key)
    for segment in OverridableSegment.objects.filter(source=source):
        of_picture = isinstance(segment.data, int)
        other = Image.objects.get(title="Straat").pk if of_picture else "https://example.org/en"
        SegmentOverride.objects.create(
            locale=english_locale(), context=segment.context, data_json=f"{other}"
        ) if of_picture else SegmentOverride.objects.create(
            locale=english_locale(), context=segment.context, data_json=f'"{other}"'
        )
    Translation.objects.get(source=source).save_target(publish=False)
    english_of("links").get_latest_revision().publish()


def change_topics() -> None:
    import_records(
        *(
            {"key": f"topic-{name}", "type": "topic", "lang": "nl", "name": name}
            for name in ("buiten", "gesloten", "oud")
        ),
        *(
            {"key": f"topic-{name}.en", "translationOf": f"topic-{name}", "lang": "en"}
            | {"name": word}
            for name, word in (("buiten", "outdoors"), ("gesloten", "closed"), ("oud", "old"))
        ),
    )
    topics = Topic.objects.filter(locale__language_code="nl")
    renamed = topics.get(name="oud")
    renamed.name = "geschiedenis"
    renamed.save_revision().publish()
    for topic in Topic.objects.filter(slug="gesloten"):
        topic.unpublish()
    drafted = topics.get(name="buiten")
    drafted.name = "buitenlucht"
    drafted.save_revision()


def tell_search() -> None:
    OpenDataSettings.objects.update_or_create(
        defaults={"licence_name": "CC BY 4.0", "licence_url": "https://example.org/by/"}
    )
    SynonymGroup.objects.create(lang="nl", words="gaststad\ngastgemeente")
    SynonymGroup.objects.create(lang="en", words="district\nneighbourhood")
    for order, (lang, item) in enumerate(
        [("nl", page("full")), ("en", english_of("full")), ("nl", page("full"))]
    ):
        BestBet.objects.create(lang=lang, queries=f"wijk {order}", page=item, sort_order=order)
    main = Site.objects.get(is_default_site=True)
    Redirect.objects.create(old_path="/oud", site=main, redirect_page=page("own"))


def behind() -> list[str]:
    """Return the addresses of the translations that the API says are behind."""
    translations = with_records(Page.objects.live().filter(locale=english_locale()))
    pairs = [
        (source, item)
        for item in translations
        if (source := item.get_translation_or_none(Locale.objects.get(language_code="nl")))
    ]
    keys = outdated(pairs)
    return sorted(item.slug for _source, item in pairs if item.translation_key in keys)
