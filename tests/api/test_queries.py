"""How many questions an answer asks the database, of pages with everything filled in."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
)
from tests.translation.filled_pages import filled_pages

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


class QueryTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = filled_pages()

    def setUp(self):
        cache.clear()  # Wagtail keeps files of pictures there, by the picture's number

    def queries(self, address):
        assert self.client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as found:
            self.client.get(address)
        return len(found)

    def test_no_page_asks_more_than_it_may(self):
        asked = {
            kind.__name__: self.queries(f"/api/v1/pages/{page.pk}")
            for kind, page in self.pages.items()
        }
        assert {name: count for name, count in asked.items() if count > MOST_FOR_A_PAGE} == {}

    def test_no_detail_asks_more_than_it_may(self):
        asked = {
            name: self.queries(f"/api/v1/{name}/{self.filled(factory).slug}")
            for name, factory in TYPES.items()
        }
        assert {name: count for name, count in asked.items() if count > MOST_FOR_A_PAGE} == {}

    def test_lists_ask_the_same_however_long(self):
        addresses = {name: f"/api/v1/{name}?pageSize=100" for name in (*TYPES, "pages")}
        self.add(4)
        few = {name: self.queries(address) for name, address in addresses.items()}
        self.add(20)
        many = {name: self.queries(address) for name, address in addresses.items()}
        assert many == few
        assert {name: count for name, count in many.items() if count > MOST_FOR_A_LIST} == {}

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
