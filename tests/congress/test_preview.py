import datetime as dt

from wagtail.test.utils import WagtailPageTestCase

from congress.models import (
    ContributionAuthor,
    HostCityAlderman,
    HostCityDistrict,
    HostCityPage,
    PersonRole,
    ProgrammeItemPage,
    ProgrammeItemSpeaker,
)
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    site_tree,
)
from tests.reading import texts


class PreviewTests(WagtailPageTestCase):
    """An editor sees what is typed, rows that are not saved included."""

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Willem Stam")
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="Platform31")
        cls.city = HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht")
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, host_city=cls.city)
        cls.programme = ProgrammePageFactory(parent=cls.edition)
        cls.item = ProgrammeItemPageFactory(parent=cls.programme, title="Debat")
        cls.contribution = ContributionPageFactory(parent=cls.tree.contributions)

    def preview(self, page):
        response = page.make_preview_request()
        assert response.status_code == 200
        return response

    def test_every_page_and_list_can_be_previewed(self):
        for page in (
            self.tree.editions,
            self.edition,
            self.programme,
            self.item,
            self.tree.host_cities,
            self.city,
            self.tree.partners,
            self.partner,
            self.tree.people,
            self.person,
            self.tree.contributions,
            self.contribution,
        ):
            assert texts(self.preview(page), "h1") == [page.title]

    def test_city_shows_its_unsaved_districts_and_aldermen(self):
        locale = self.city.locale
        self.city.district_rows = [
            HostCityDistrict(name="Overvecht", slug="overvecht", locale=locale)
        ]
        self.city.alderman_rows = [HostCityAlderman(person=self.person, locale=locale)]
        response = self.preview(self.city)
        assert texts(response, ".street-sign") == ["Overvecht"]
        assert texts(response, ".person__name") == ["Willem Stam"]

    def test_person_shows_unsaved_roles(self):
        self.person.role_rows = [
            PersonRole(role="voorzitter", partner=self.partner, locale=self.person.locale)
        ]
        assert texts(self.preview(self.person), ".house__main li") == ["voorzitter, Platform31"]

    def test_contribution_shows_unsaved_authors(self):
        self.contribution.author_rows = [ContributionAuthor(person=self.person)]
        assert texts(self.preview(self.contribution), ".person__name") == ["Willem Stam"]

    def test_item_shows_unsaved_speakers(self):
        self.item.speaker_rows = [
            ProgrammeItemSpeaker(person=self.person, role="spreker", locale=self.item.locale)
        ]
        assert texts(self.preview(self.item), ".person__role") == ["spreker"]

    def test_new_item_is_previewed_in_its_programme(self):
        item = ProgrammeItemPage(
            title="Nieuw",
            slug="nieuw",
            kind="lecture",
            day=dt.date(2025, 11, 20),
            locale=self.programme.locale,
        )
        self.place(item, self.programme)
        response = self.preview(item)
        assert texts(response, "h1") == ["Nieuw"]
        assert response.context_data["edition"] == self.edition

    def test_new_city_is_previewed_without_any_editions(self):
        city = HostCityPage(
            title="Assen", slug="assen", municipality="Assen", locale=self.city.locale
        )
        self.place(city, self.tree.host_cities)
        assert self.preview(city).context_data["badge"] is None

    def place(self, page, parent):
        """Give a new page the place in the tree that Wagtail's preview gives it."""
        page.set_url_path(parent)
        page.depth = parent.depth + 1
        page.path = page._get_children_path_interval(parent.path)[1]
