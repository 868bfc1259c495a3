import datetime as dt

from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.api.resources.reading import item, items, one, queries_of, reference, slugs
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    ImageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    TopicFactory,
    add_row,
    add_topics,
    english,
    english_version,
    site_tree,
)


class NewsTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", slug="utrecht"
        )
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, host_city=cls.city)
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="LSA", slug="lsa")
        cls.gift = ContributionPageFactory(
            parent=cls.tree.contributions, title="Gids", slug="g"
        )
        cls.writer = PersonPageFactory(parent=cls.tree.people, title="Wim Stam", slug="wim")
        cls.older = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Utrecht ontvangt",
            slug="utrecht-ontvangt",
            intro="Drie dagen congres.",
            publication_date=dt.date(2019, 7, 9),
            byline="Webredactie",
            source_name="De Krant",
            source_url="https://example.org/krant",
            edition=cls.edition,
            host_city=cls.city,
            partner=cls.partner,
            contribution=cls.gift,
        )
        add_row(cls.older, "author_rows", person=cls.writer)
        cls.topic = TopicFactory(name="lokale democratie")
        cls.other_topic = TopicFactory(name="preventie")
        add_topics(cls.older, cls.topic, cls.other_topic)
        translated = cls.topic.copy_for_translation(english())
        translated.name = "local democracy"
        translated.save()
        translated.save_revision().publish()
        cls.newer = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Nieuwer",
            slug="nieuwer",
            publication_date=dt.date(2020, 1, 1),
        )
        cls.english = english_version(
            cls.older, title="Utrecht receives", slug="utrecht-receives", intro="Three days."
        )
        cls.english_city = english_version(cls.city, title="Utrecht")

    def fields(self):
        return {
            "date": "2019-07-09",
            "byline": "Webredactie",
            "authors": [reference(self.writer, "person")],
            "source": {"name": "De Krant", "url": "https://example.org/krant"},
            "image": None,
            "topics": [
                {"value": "lokale-democratie", "label": "lokale democratie"},
                {"value": "preventie", "label": "preventie"},
            ],
            "edition": reference(self.edition, "edition"),
            "hostCity": reference(self.city, "host_city"),
        }

    def english_fields(self):
        return {
            **self.fields(),
            "topics": [
                {"value": "lokale-democratie", "label": "local democracy"},
                {"value": "preventie", "label": "preventie"},
            ],
            "hostCity": reference(self.english_city, "host_city"),
        }

    def belongs_to(self):
        return {
            "partner": reference(self.partner, "partner"),
            "contribution": reference(self.gift, "contribution"),
        }

    def test_list_has_the_newest_first_with_the_fields_of_the_contract(self):
        assert self.client.get("/api/v1/news").json() == {
            "items": [
                {
                    **item(self.newer, "news", "nl"),
                    "date": "2020-01-01",
                    "byline": "",
                    "authors": [],
                    "source": None,
                    "intro": "Inleiding van Nieuwer",
                    "image": None,
                    "topics": [],
                    "edition": None,
                    "hostCity": None,
                },
                {
                    **item(self.older, "news", "nl"),
                    **self.fields(),
                    "intro": "Drie dagen congres.",
                },
            ],
            "total": 2,
            "page": 1,
            "pageSize": 20,
        }

    def test_english_list_has_english_items_topics_and_references(self):
        assert items(self.client, "news", lang="en") == [
            {
                **item(self.english, "news", "en"),
                **self.english_fields(),
                "intro": "Three days.",
            }
        ]

    def test_detail_has_all_that_it_belongs_to(self):
        assert one(self.client, "news/utrecht-ontvangt") == {
            **item(self.older, "news", "nl"),
            **self.fields(),
            **self.belongs_to(),
        }
        assert one(self.client, "news/utrecht-receives", lang="en") == {
            **item(self.english, "news", "en"),
            **self.english_fields(),
            **self.belongs_to(),
        }

    def test_slug_is_that_of_the_language(self):
        assert self.client.get("/api/v1/news/utrecht-receives").status_code == 404
        assert self.client.get("/api/v1/news/utrecht-ontvangt?lang=en").status_code == 404

    def test_image_has_its_renditions_with_the_text_for_who_cannot_see_it(self):
        self.newer.image = ImageFactory(file__width=800, file__height=600)
        self.newer.image_alt = "Een straat"
        self.newer.save()
        image = one(self.client, "news/nieuwer")["image"]
        sizes = [
            (file["width"], file["height"], file["format"]) for file in image["renditions"]
        ]
        assert (image["alt"], image["width"], image["height"]) == ("Een straat", 800, 600)
        assert sizes == [
            (width, height, name)
            for width, height in ((480, 360), (768, 576), (800, 600))
            for name in ("avif", "webp", "jpeg")
        ]

    def test_filters_are_the_same_in_both_languages(self):
        for query in (
            {"year": "2019"},
            {"topic": ["lokale-democratie", "x"]},
            {"city": "utrecht"},
            {"edition": "2025"},
            {"year": "2019", "topic": "preventie", "city": "utrecht", "edition": "2025"},
        ):
            found = [slugs(self.client, "news", lang=lang, **query) for lang in ("nl", "en")]
            assert found == [["utrecht-ontvangt"], ["utrecht-receives"]], query

    def test_filters_narrow_each_other(self):
        assert slugs(self.client, "news", year="2020", city="utrecht") == []

    def test_words_narrow_the_list(self):
        assert slugs(self.client, "news", q="ontvangt") == ["utrecht-ontvangt"]
        assert slugs(self.client, "news", q="receives", lang="en") == ["utrecht-receives"]

    def test_unknown_names_and_values_that_cannot_be_are_refused(self):
        for query in ("kind=x", "year=next", "year=20255", "lang=fr", "pageSize=101", "page=0"):
            response = self.client.get(f"/api/v1/news?{query}")
            name = query.split("=")[0]
            assert response.headers["Content-Type"] == "application/problem+json"
            assert [fault["name"] for fault in response.json()["errors"]] == [name]
            assert response.status_code == 400

    def test_draft_scheduled_expired_and_private_items_are_nowhere(self):
        NewsItemPageFactory(parent=self.tree.news, slug="concept", live=False)
        NewsItemPageFactory(
            parent=self.tree.news,
            slug="later",
            live=False,
            go_live_at=dt.datetime(2099, 1, 1, tzinfo=dt.UTC),
        )
        NewsItemPageFactory(parent=self.tree.news, slug="voorbij", live=False, expired=True)
        private = NewsItemPageFactory(parent=self.tree.news, slug="geheim")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        assert slugs(self.client, "news") == ["nieuwer", "utrecht-ontvangt"]
        for slug in ("concept", "later", "voorbij", "geheim"):
            assert self.client.get(f"/api/v1/news/{slug}").status_code == 404

    def test_unpublished_translation_is_gone_and_the_dutch_stays(self):
        self.english.unpublish()
        assert items(self.client, "news", lang="en") == []
        assert self.client.get("/api/v1/news/utrecht-receives?lang=en").status_code == 404
        self.english_city.unpublish()
        assert one(self.client, "news/utrecht-ontvangt")["hostCity"] == reference(
            self.city, "host_city"
        )

    def test_hidden_pages_are_no_reference_and_find_nothing(self):
        self.writer.unpublish()
        self.partner.unpublish()
        self.gift.unpublish()
        self.topic.unpublish()
        PageViewRestriction.objects.create(page=self.tree.editions, restriction_type="login")
        self.city.unpublish()
        found = one(self.client, "news/utrecht-ontvangt")
        assert found == {
            **item(self.older, "news", "nl"),
            **self.fields(),
            "authors": [],
            "topics": [{"value": "preventie", "label": "preventie"}],
            "edition": None,
            "hostCity": None,
            "partner": None,
            "contribution": None,
        }
        for query in (
            {"city": "utrecht"},
            {"edition": "2025"},
            {"topic": "lokale-democratie"},
        ):
            assert slugs(self.client, "news", **query) == []

    def test_queries_do_not_grow_with_the_items(self):
        few = queries_of(self.client, "/api/v1/news")
        for _more in range(18):
            more = NewsItemPageFactory(
                parent=self.tree.news, edition=self.edition, host_city=self.city
            )
            add_row(more, "author_rows", person=self.writer)
            add_topics(more, self.topic)
        assert few == queries_of(self.client, "/api/v1/news") <= 15

    def test_queries_of_a_whole_item_stay_within_twelve(self):
        self.older.image = ImageFactory()
        self.older.image_alt = "Een straat"
        self.older.save()
        assert queries_of(self.client, "/api/v1/news/utrecht-ontvangt") <= 12
