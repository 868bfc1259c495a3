"""A Dutch page that waits at the gate."""

from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    StandardPageFactory,
    site_tree,
)

DUTCH_INTRO = "Wat wij samen doen in de wijk"


class GateTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.page = StandardPageFactory(
            parent=cls.tree.home, title="Over ons", slug="over-ons", intro=DUTCH_INTRO
        )

    def change_dutch(self, intro):
        self.page.intro = intro
        self.page.save_revision().publish()
        self.page.refresh_from_db()
