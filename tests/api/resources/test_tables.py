import csv
import datetime as dt
import io

from wagtail.test.utils import WagtailPageTestCase

from lpbsite.api.resources.tables import guarded
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    DocumentFactory,
    HostCityPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    add_row,
    english_version,
    site_tree,
)

ITEM = ["id", "type", "title", "url", "lang", "slug"]


def rows(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8"), newline="")))


class TableTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities,
            title="’s-Hertogenbosch",
            slug="den-bosch",
            province="noord_brabant",
            latitude="51.6978",
            longitude="5.3037",
            slogan="=1+1",
            districts_since=1994,
        )
        for name in ("Noord", "Zuid"):
            add_row(cls.city, "district_rows", name=name)
        cls.person = PersonPageFactory(parent=cls.tree.people, title="An Jansen")
        add_row(cls.city, "alderman_rows", person=cls.person)
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions,
            title="Congres 2015",
            slug="2015",
            start_date=dt.date(2015, 11, 1),
            end_date=None,
            date_precision="month",
            theme="Samen, of niet",
            host_city=cls.city,
            expected_participants=400,
            central_questions=[
                {"type": "question", "value": "Wie?"},
                {"type": "question", "value": "Hoe?"},
            ],
        )
        cls.partner = PartnerPageFactory(
            parent=cls.tree.partners, title="@LSA", slug="lsa", is_founder=True
        )
        cls.document = DocumentFactory()
        cls.gift = ContributionPageFactory(
            parent=cls.tree.contributions,
            title="Gids",
            slug="gids",
            occasion="25 jaar",
            date=dt.date(2019, 6, 20),
            document=cls.document,
        )
        add_row(cls.gift, "author_rows", person=cls.person, partner=cls.partner)
        add_row(cls.gift, "author_rows", person=PersonPageFactory(
            parent=cls.tree.people, title="Bo de Wit"
        ))  # fmt: skip

    def test_editions(self):
        assert rows(self.client.get("/api/v1/editions.csv")) == [
            [
                *ITEM,
                *("format", "year", "theme", "startDate", "endDate", "datePrecision"),
                *("hostCity", "announcedOn", "announcedAt", "expectedParticipants"),
                "centralQuestions",
            ],
            [
                *(str(self.edition.pk), "edition", "Congres 2015", self.edition.url, "nl"),
                *("2015", "congress", "2015", "Samen, of niet", "2015-11", "", "month"),
                *("’s-Hertogenbosch", "", "", "400", "Wie?; Hoe?"),
            ],
        ]

    def test_host_cities_with_a_text_that_no_spreadsheet_runs(self):
        assert rows(self.client.get("/api/v1/host-cities.csv")) == [
            [
                *ITEM,
                *("municipality", "province", "latitude", "longitude", "slogan"),
                *("districtsSince", "districts", "aldermen", "editions"),
            ],
            [
                *(str(self.city.pk), "host_city", "’s-Hertogenbosch", self.city.url, "nl"),
                *("den-bosch", "’s-Hertogenbosch", "noord_brabant", "51.6978", "5.3037"),
                *("'=1+1", "1994", "Noord; Zuid", "An Jansen", "Congres 2015"),
            ],
        ]

    def test_partners(self):
        assert rows(self.client.get("/api/v1/partners.csv")) == [
            [*ITEM, "kind", "abbreviation", "province", "website", "founder"],
            [
                *(str(self.partner.pk), "partner", "'@LSA", self.partner.url, "nl", "lsa"),
                *("municipality", "", "", "", "true"),
            ],
        ]

    def test_contributions(self):
        assert rows(self.client.get("/api/v1/contributions.csv")) == [
            [*ITEM, "authors", "occasion", "date", "document", "contentLang"],
            [
                *(str(self.gift.pk), "contribution", "Gids", self.gift.url, "nl", "gids"),
                *("An Jansen (@LSA); Bo de Wit", "25 jaar", "2019-06-20"),
                *(self.document.url, "nl"),
            ],
        ]

    def test_other_language_has_its_own_rows_and_file_name(self):
        english = english_version(self.partner, title="LSA residents")
        response = self.client.get("/api/v1/partners.csv?lang=en")
        assert [row[:6] for row in rows(response)[1:]] == [
            [str(english.pk), "partner", "LSA residents", english.url, "en", "lsa"]
        ]
        assert response["Content-Disposition"] == 'attachment; filename="partners-en.csv"'
        assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"

    def test_who_would_rather_have_csv_gets_it_at_the_address_of_the_list(self):
        for name in ("editions", "host-cities", "partners", "contributions"):
            table = self.client.get(f"/api/v1/{name}.csv")
            for accept, media_type in (
                ("text/csv", "text/csv"),
                ("application/json;q=0.5, text/csv", "text/csv"),
                ("application/json", "application/json"),
                ("*/*", "application/json"),
            ):
                response = self.client.get(f"/api/v1/{name}", headers={"accept": accept})
                assert response["Content-Type"].split(";")[0] == media_type, accept
                assert "Accept" in response["Vary"].split(", ")
                if media_type == "text/csv":
                    assert response.content == table.content

    def test_table_has_all_that_the_filters_leave_unless_a_page_is_named(self):
        for number in range(21):
            PartnerPageFactory(
                parent=self.tree.partners, title=f"Bureau {number:02}", kind="agency_or_school"
            )
        titles = [row[2] for row in rows(self.client.get("/api/v1/partners.csv"))[1:]]
        bureaus = [f"Bureau {number:02}" for number in range(21)]
        assert titles == ["'@LSA", *bureaus]
        for query, expected in (
            ({"kind": "agency_or_school"}, bureaus),
            ({"kind": "agency_or_school", "pageSize": "2", "page": "2"}, bureaus[2:4]),
            ({"kind": "agency_or_school", "page": "8" * 27}, []),
            ({"q": "bureau 07", "page": "9"}, []),
            ({"q": "@LSA"}, ["'@LSA"]),
        ):
            table = rows(self.client.get("/api/v1/partners.csv", query))
            assert [row[2] for row in table[1:]] == expected, query

    def test_hidden_pages_are_in_no_table(self):
        self.city.unpublish()
        self.person.unpublish()
        assert len(rows(self.client.get("/api/v1/host-cities.csv"))) == 1
        assert rows(self.client.get("/api/v1/editions.csv"))[1][12] == ""
        assert rows(self.client.get("/api/v1/contributions.csv"))[1][6] == "'@LSA; Bo de Wit"

    def test_unknown_parameter_is_refused(self):
        response = self.client.get("/api/v1/partners.csv?year=2025")
        assert (response.status_code, response["Content-Type"]) == (
            400,
            "application/problem+json",
        )


def test_text_that_begins_as_a_formula_is_guarded_and_a_number_is_not():
    texts = ["=A1", "+31", "-1", "@name", "\tx", "\rx", "\nx", "a=b", ""]
    assert [guarded(text) for text in texts] == [
        "'=A1",
        "'+31",
        "'-1",
        "'@name",
        "'\tx",
        "'\rx",
        "'\nx",
        "a=b",
        "",
    ]
    assert [guarded(number) for number in (-1.5, -1, True)] == ["-1.5", "-1", "true"]
