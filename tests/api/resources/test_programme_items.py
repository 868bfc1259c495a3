import datetime as dt

from wagtail.models import Collection, CollectionViewRestriction, Page
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.api.resources.programme_item_answers import EDITION_PATH
from tests.api.resources.reading import item, items, one, queries_of, reference, slugs
from tests.factories import (
    CongressEditionPageFactory,
    DocumentFactory,
    HostCityPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    TopicFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)


class ProgrammeItemTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", slug="utrecht"
        )
        cls.district = add_row(cls.city, "district_rows", name="Overvecht")
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, host_city=cls.city)
        cls.programme = ProgrammePageFactory(parent=cls.edition)
        cls.guide = PersonPageFactory(parent=cls.tree.people, title="An Gids", slug="an-gids")
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="LSA", slug="lsa")
        cls.visit = ProgrammeItemPageFactory(
            parent=cls.programme,
            title="Op bezoek in Overvecht",
            slug="bezoek-overvecht",
            kind="site_visit",
            day=dt.date(2025, 11, 20),
            start_time=dt.time(9, 30),
            end_time=dt.time(12, 0),
            place="Buurthuis",
            district=cls.district,
        )
        add_row(cls.visit, "speaker_rows", person=cls.guide, partner=cls.partner, role="gids")
        cls.opening = ProgrammeItemPageFactory(
            parent=cls.programme,
            title="Opening",
            slug="opening",
            kind="plenary",
            day=dt.date(2025, 11, 19),
        )
        cls.open = ProgrammeItemPageFactory(
            parent=cls.programme, title="Buurtagenda", slug="buurtagenda"
        )
        cls.topic = TopicFactory(name="participatie")
        add_topics(cls.open, cls.topic)
        cls.earlier_edition = CongressEditionPageFactory(
            parent=cls.tree.editions, start_date=dt.date(2014, 11, 19), end_date=None
        )
        cls.earlier_opening = ProgrammeItemPageFactory(
            parent=ProgrammePageFactory(parent=cls.earlier_edition),
            title="Opening toen",
            slug="opening",
            kind="plenary",
        )
        cls.english = english_version(
            cls.visit,
            title="Visiting Overvecht",
            slug="visiting-overvecht",
            place="Community centre",
            rows={"speaker_rows": [{"role": "guide"}]},
        )
        cls.english_edition = cls.edition.get_translation(cls.english.locale)
        cls.english_guide = english_version(cls.guide, title="An Gids")

    def visit_fields(self):
        return {
            "kind": "site_visit",
            "day": "2025-11-20",
            "startTime": "09:30",
            "endTime": "12:00",
            "place": "Buurthuis",
            "district": {"name": "Overvecht", "slug": "overvecht"},
            "speakers": [
                {
                    "person": reference(self.guide, "person"),
                    "partner": reference(self.partner, "partner"),
                    "role": "gids",
                }
            ],
            "edition": reference(self.edition, "edition"),
        }

    def english_fields(self):
        return {
            **self.visit_fields(),
            "place": "Community centre",
            "speakers": [
                {
                    "person": reference(self.english_guide, "person"),
                    "partner": reference(self.partner, "partner"),
                    "role": "guide",
                }
            ],
            "edition": reference(self.english_edition, "edition"),
        }

    def test_item_has_the_fields_of_the_contract(self):
        assert self.client.get("/api/v1/programme-items?kind=site_visit").json() == {
            "items": [{**item(self.visit, "programme_item", "nl"), **self.visit_fields()}],
            "total": 1,
            "page": 1,
            "pageSize": 20,
        }

    def test_item_whose_day_follows_says_nothing_of_it(self):
        assert items(self.client, "programme-items", q="buurtagenda") == [
            {
                **item(self.open, "programme_item", "nl"),
                "kind": "workshop",
                "day": None,
                "startTime": None,
                "endTime": None,
                "place": "",
                "district": None,
                "speakers": [],
                "edition": reference(self.edition, "edition"),
            }
        ]

    def test_english_item_refers_to_english_pages_where_they_are_live(self):
        assert items(self.client, "programme-items", lang="en") == [
            {**item(self.english, "programme_item", "en"), **self.english_fields()}
        ]

    def test_list_is_by_title(self):
        assert slugs(self.client, "programme-items") == [
            "buurtagenda",
            "bezoek-overvecht",
            "opening",
            "opening",
        ]

    def test_programme_is_by_day_and_time_what_follows_last(self):
        assert slugs(self.client, "editions/2025/programme") == [
            "opening",
            "bezoek-overvecht",
            "buurtagenda",
        ]
        assert items(self.client, "editions/2025/programme", lang="en") == [
            {**item(self.english, "programme_item", "en"), **self.english_fields()}
        ]

    def test_programme_has_the_filters_of_its_items(self):
        for query in (
            {"day": "2025-11-20"},
            {"kind": "site_visit"},
            {"district": "overvecht"},
            {"q": "overvecht"},
        ):
            found = slugs(self.client, "editions/2025/programme", **query)
            assert found == ["bezoek-overvecht"], query

    def test_edition_without_a_programme_has_no_items_and_an_unknown_one_is_missing(self):
        CongressEditionPageFactory(parent=self.tree.editions, slug="leeg")
        assert self.client.get("/api/v1/editions/leeg/programme").json() == {
            "items": [],
            "total": 0,
            "page": 1,
            "pageSize": 20,
        }
        assert self.client.get("/api/v1/editions/1999/programme").status_code == 404

    def test_detail_has_the_host_city_and_the_public_documents(self):
        document = DocumentFactory(title="Kaart", file_size=5)
        collection = Collection.get_first_root_node().add_child(name="Intern")
        CollectionViewRestriction.objects.create(
            collection=collection, restriction_type="login"
        )
        for one_document in (document, DocumentFactory(collection=collection)):
            add_row(self.visit, "document_rows", document=one_document)
        assert one(self.client, "programme-items/bezoek-overvecht") == {
            **item(self.visit, "programme_item", "nl"),
            **self.visit_fields(),
            "hostCity": reference(self.city, "host_city"),
            "documents": [
                {
                    "url": document.url,
                    "fileName": document.filename,
                    "bytes": document.get_file_size(),
                    "pages": None,
                }
            ],
        }

    def test_same_slug_is_that_of_the_latest_edition_unless_another_is_named(self):
        found = [
            one(self.client, "programme-items/opening", **query)["title"]
            for query in ({}, {"edition": "2014"}, {"edition": ["2014", "2025"]})
        ]
        assert found == ["Opening", "Opening toen", "Opening"]
        response = self.client.get("/api/v1/programme-items/opening?edition=1999")
        assert response.status_code == 404

    def test_filters_are_the_same_in_both_languages(self):
        for query in (
            {"day": ["2025-11-20", "2025-11-21"]},
            {"kind": "site_visit"},
            {"district": "overvecht"},
            {"edition": "2025", "kind": "site_visit"},
            {"year": "2025", "kind": "site_visit"},
            {"city": "utrecht", "kind": "site_visit"},
        ):
            found = [
                slugs(self.client, "programme-items", lang=lang, **query)
                for lang in ("nl", "en")
            ]
            assert found == [["bezoek-overvecht"], ["visiting-overvecht"]], query

    def test_topic_edition_and_year_narrow_the_list(self):
        assert slugs(self.client, "programme-items", topic="participatie") == ["buurtagenda"]
        for query in ({"edition": "2014"}, {"year": "2014"}):
            found = items(self.client, "programme-items", **query)
            assert [one["title"] for one in found] == ["Opening toen"]

    def test_values_without_a_match_find_nothing(self):
        for query in (
            {"day": "2025-01-01"},
            {"edition": "x"},
            {"city": "x"},
            {"year": "1850"},
            {"district": "x"},
        ):
            assert slugs(self.client, "programme-items", **query) == [], query

    def test_days_that_do_not_exist_are_refused(self):
        for day in ("2025-02-30", "20-11-2025", "0", "2025-11-20T00:00:00"):
            response = self.client.get("/api/v1/programme-items", {"day": day})
            assert (response.status_code, response.json()["errors"][0]["name"]) == (400, "day")

    def test_hidden_pages_are_not_told_and_find_nothing(self):
        for page in (self.guide, self.english_guide, self.partner, self.city):
            page.unpublish()
        assert one(self.client, "programme-items/bezoek-overvecht") == {
            **item(self.visit, "programme_item", "nl"),
            **self.visit_fields(),
            "district": None,
            "speakers": [],
            "hostCity": None,
            "documents": [],
        }
        for query in ({"district": "overvecht"}, {"city": "utrecht"}):
            assert slugs(self.client, "programme-items", **query) == []

    def test_item_of_a_hidden_edition_does_not_tell_of_it(self):
        self.edition.unpublish()
        found = one(self.client, "programme-items/bezoek-overvecht")
        assert (found["edition"], found["hostCity"], found["district"]) == (None, None, None)
        for query in ({"edition": "2025"}, {"year": "2025"}, {"district": "overvecht"}):
            assert slugs(self.client, "programme-items", **query) == []
        assert self.client.get("/api/v1/editions/2025/programme").status_code == 404

    def test_district_of_another_city_is_not_told(self):
        self.edition.host_city = HostCityPageFactory(parent=self.tree.host_cities)
        self.edition.save()
        assert one(self.client, "programme-items/bezoek-overvecht")["district"] is None
        assert slugs(self.client, "programme-items", district="overvecht") == []

    def test_queries_do_not_grow_with_the_items(self):
        few = queries_of(self.client, "/api/v1/editions/2025/programme")
        for _more in range(17):
            more = ProgrammeItemPageFactory(parent=self.programme, district=self.district)
            add_row(more, "speaker_rows", person=self.guide, partner=self.partner)
        assert few == queries_of(self.client, "/api/v1/editions/2025/programme") <= 15

    def test_queries_do_not_grow_with_the_speakers(self):
        few = queries_of(self.client, "/api/v1/programme-items/bezoek-overvecht")
        for _more in range(25):
            add_row(
                self.visit, "speaker_rows", person=PersonPageFactory(parent=self.tree.people)
            )
        many = queries_of(self.client, "/api/v1/programme-items/bezoek-overvecht")
        assert few == many <= 12

    def test_path_of_the_edition_can_be_asked_of_any_page(self):
        pages = Page.objects.filter(depth__lte=2).annotate(edition_path=EDITION_PATH)
        assert set(pages.values_list("depth", "edition_path")) == {(1, ""), (2, "")}
