import datetime as dt

from tests.admin.listing import ListingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
)


class CongressListingTests(ListingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.utrecht = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", districts_since=1990
        )
        HostCityPageFactory(
            parent=cls.tree.host_cities, title="Enschede", province="overijssel"
        )
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=cls.utrecht, title="Congres 2025"
        )
        cls.meetup = CongressEditionPageFactory(
            parent=cls.tree.editions,
            title="Meetup 2015",
            slug="meetup-2015",
            format="meetup",
            start_date=dt.date(2015, 11, 1),
            end_date=None,
            date_precision="month",
        )
        programme = ProgrammePageFactory(parent=cls.edition)
        ProgrammeItemPageFactory(parent=programme, title="Lezing", kind="lecture")
        ProgrammeItemPageFactory(
            parent=programme,
            title="Buurtagenda",
            day=dt.date(2025, 11, 20),
            start_time=dt.time(13, 30),
            end_time=dt.time(15),
        )
        other = ProgrammePageFactory(parent=cls.meetup)
        ProgrammeItemPageFactory(parent=other, title="Wandeling", kind="site_visit")
        cls.partner = PartnerPageFactory(
            parent=cls.tree.partners,
            title="LSA bewoners",
            abbreviation="LSA",
            kind="residents_organisation",
            is_founder=True,
            province="utrecht",
        )
        PartnerPageFactory(parent=cls.tree.partners, title="Gemeente Tilburg")
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Noor Jansen")
        cls.person.role_rows.add(
            *(
                cls.person.role_rows.model(role=role, partner=partner, locale=cls.person.locale)
                for role, partner in (("voorzitter", cls.partner), ("adviseur", None))
            )
        )
        cls.person.save()
        cls.publication = ContributionPageFactory(
            parent=cls.tree.contributions,
            title="Kantelend sturen",
            date=dt.date(2014, 11, 1),
            date_precision="month",
        )
        cls.publication.author_rows.add(cls.publication.author_rows.model(person=cls.person))
        cls.publication.save()

    def test_editions(self):
        assert self.titles("editions") == ["Congres 2025", "Meetup 2015"]
        assert self.cells("editions", "Congres 2025")[:3] == [
            "19 to 21 November 2025",
            "Congress",
            "Utrecht",
        ]
        assert self.cells("editions", "Meetup 2015")[:3] == ["November 2015", "Meetup", ""]
        assert self.titles("editions", format="meetup") == ["Meetup 2015"]
        assert self.titles("editions", year="2025") == ["Congres 2025"]

    def test_programme_items(self):
        assert self.titles("programme-items") == ["Buurtagenda", "Lezing", "Wandeling"]
        assert self.cells("programme-items", "Buurtagenda")[:3] == [
            "Congres 2025",
            "Workshop",
            "20 November 2025 13:30–15:00",
        ]
        assert self.cells("programme-items", "Wandeling")[:3] == [
            "Meetup 2015",
            "Site visit",
            "",
        ]
        assert self.titles("programme-items", edition=self.meetup.pk) == ["Wandeling"]
        both = {"edition": [self.meetup.pk, self.edition.pk], "kind": ["lecture", "site_visit"]}
        assert self.titles("programme-items", **both) == ["Lezing", "Wandeling"]

    def test_host_cities(self):
        assert self.titles("host-cities") == ["Enschede", "Utrecht"]
        assert self.cells("host-cities", "Utrecht")[:2] == ["Utrecht", "1990"]
        assert self.titles("host-cities", province="overijssel") == ["Enschede"]

    def test_partners(self):
        assert self.titles("partners") == ["Gemeente Tilburg", "LSA bewoners"]
        assert self.cells("partners", "LSA bewoners")[:2] == ["LSA", "Residents’ organisation"]
        assert self.titles("partners", kind="municipality") == ["Gemeente Tilburg"]
        assert self.titles("partners", is_founder="true") == ["LSA bewoners"]
        assert self.titles("partners", is_founder="false") == ["Gemeente Tilburg"]
        assert self.titles("partners", q="lsa", kind="residents_organisation") == [
            "LSA bewoners"
        ]

    def test_people(self):
        assert self.cells("people", "Noor Jansen")[0] == "voorzitter, LSA bewoners; adviseur"

    def test_publications(self):
        assert self.cells("publications", "Kantelend sturen")[:2] == [
            "Noor Jansen",
            "November 2014",
        ]
