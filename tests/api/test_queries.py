"""How many questions an answer asks the database, of pages with everything filled in."""

import json

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import StringSegment, StringTranslation

from congress.models import CongressEditionPage, HostCityPage
from lpbsite.core.models import Document
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    english,
)
from tests.translation.filled_pages import filled_pages
from tests.translation.translating import submit

TYPES = {
    "news": NewsItemPageFactory,
    "editions": CongressEditionPageFactory,
    "programme-items": ProgrammeItemPageFactory,
    "host-cities": HostCityPageFactory,
    "partners": PartnerPageFactory,
    "people": PersonPageFactory,
    "contributions": ContributionPageFactory,
}
MOST_FOR_A_LIST = 15
MOST_FOR_A_PAGE = 12


def fill_with_links(pages):
    """Have the texts beside the bodies lead to a page and a document too."""
    document = Document.objects.get()
    city, edition = pages[HostCityPage], pages[CongressEditionPage]
    links = (
        f'<p><a linktype="page" id="{city.pk}">stad</a>, '
        f'<a linktype="document" id="{document.pk}">stuk</a></p>'
    )
    city.approach = links
    city.save()
    sub_themes = json.loads(json.dumps(list(edition.sub_themes.raw_data)))
    sub_themes[0]["value"]["text"] = links
    edition.sub_themes = json.dumps(sub_themes)
    edition.save()


def in_english(page):
    """Return the English version; where there is none, one translated segment by segment."""
    if not page.has_translation(english()):
        translation = submit(page)
        for segment in StringSegment.objects.filter(source=translation.source):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": f"{segment.string.data} English"},
            )
        translation.save_target(publish=False)
        translation.get_target_instance().latest_revision.publish()
    return page.get_translation(english()).specific


class QueryTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = filled_pages()
        fill_with_links(cls.pages)
        cls.english = {kind: in_english(page) for kind, page in cls.pages.items()}

    def setUp(self):
        cache.clear()  # Wagtail keeps files of pictures there, by the picture's number

    def queries(self, address):
        assert self.client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as found:
            self.client.get(address)
        return len(found)

    def test_no_page_asks_more_than_it_may(self):
        asked = {
            address: self.queries(address)
            for page in (*self.pages.values(), *self.english.values())
            for address in (f"/api/v1/pages/{page.pk}", f"/api/v1/pages/find?path={page.url}")
        }
        assert self.too_many(asked, MOST_FOR_A_PAGE) == {}

    def test_no_detail_asks_more_than_it_may(self):
        asked = {
            (name, lang): self.queries(f"/api/v1/{name}/{page.slug}?lang={lang}")
            for name, factory in TYPES.items()
            for lang, page in (
                ("nl", self.filled(factory)),
                ("en", self.english[factory._meta.model]),
            )
        }
        assert self.too_many(asked, MOST_FOR_A_PAGE) == {}

    def test_lists_ask_the_same_however_long(self):
        addresses = [
            f"/api/v1/{name}?pageSize=100{more}"
            for name in (*TYPES, "pages", "editions/2025/programme")
            for more in ("", "&lang=en", *(["&q=wijk"] * (name != "pages")))
        ]
        self.add(4)
        few = {address: self.queries(address) for address in addresses}
        self.add(20)
        many = {address: self.queries(address) for address in addresses}
        assert many == few
        assert self.too_many(many, MOST_FOR_A_LIST) == {}

    def too_many(self, asked, most):
        return {what: count for what, count in asked.items() if count > most}

    def filled(self, factory):
        return self.pages[factory._meta.model]

    def add(self, number):
        """Make more pages of each type, beside the one that is filled in."""
        for factory in TYPES.values():
            parent = Page.objects.get(pk=self.filled(factory).pk).get_parent()
            for _ in range(number):
                parent.refresh_from_db()
                slug = f"nog-{parent.numchild}"
                factory(parent=parent, title=slug, slug=slug)
