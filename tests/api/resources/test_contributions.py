import datetime as dt

from wagtail.models import Collection, CollectionViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.models import DocumentText
from tests.api.resources.reading import item, items, one, queries_of, reference, slugs
from tests.factories import (
    ContributionPageFactory,
    DocumentFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    TopicFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)


class ContributionTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.writer = PersonPageFactory(parent=cls.tree.people, title="An Jansen", slug="an")
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="RIGO", slug="rigo")
        cls.document = DocumentFactory(title="Gids")
        cls.gift = ContributionPageFactory(
            parent=cls.tree.contributions,
            title="Gids voor de wijk",
            slug="gids",
            occasion="25 jaar LPB",
            date=dt.date(2019, 6, 1),
            date_precision="month",
            document=cls.document,
        )
        add_row(cls.gift, "author_rows", person=cls.writer, partner=cls.partner, sort_order=0)
        cls.alone = PersonPageFactory(parent=cls.tree.people, title="Bo de Wit", slug="bo")
        add_row(cls.gift, "author_rows", person=cls.alone, sort_order=1)
        cls.topic = TopicFactory(name="participatie")
        add_topics(cls.gift, cls.topic)
        cls.other = ContributionPageFactory(
            parent=cls.tree.contributions,
            title="A guide",
            slug="a-guide",
            content_language="en",
        )
        cls.news = NewsItemPageFactory(parent=cls.tree.news, contribution=cls.gift)
        cls.english = english_version(
            cls.gift, title="Gids voor de wijk", slug="guide", occasion="25 years of LPB"
        )
        cls.english_writer = english_version(cls.writer, title="An Jansen")

    def fields(self):
        return {
            "authors": [
                {
                    "person": reference(self.writer, "person"),
                    "partner": reference(self.partner, "partner"),
                },
                {"person": reference(self.alone, "person"), "partner": None},
            ],
            "occasion": "25 jaar LPB",
            "date": "2019-06",
            "document": {
                "url": self.document.url,
                "fileName": self.document.filename,
                "bytes": self.document.get_file_size(),
                "pages": None,
            },
            "contentLang": "nl",
        }

    def english_fields(self):
        authors = self.fields()["authors"]
        authors[0]["person"] = reference(self.english_writer, "person")
        return {**self.fields(), "authors": authors, "occasion": "25 years of LPB"}

    def test_list_is_by_title_with_the_fields_of_the_contract(self):
        assert self.client.get("/api/v1/contributions").json() == {
            "items": [
                {
                    **item(self.other, "contribution", "nl"),
                    "authors": [],
                    "occasion": "",
                    "date": None,
                    "document": None,
                    "contentLang": "en",
                },
                {**item(self.gift, "contribution", "nl"), **self.fields()},
            ],
            "total": 2,
            "page": 1,
            "pageSize": 20,
        }
        assert items(self.client, "contributions", lang="en") == [
            {**item(self.english, "contribution", "en"), **self.english_fields()}
        ]

    def test_detail_has_the_news_about_it(self):
        news = {"news": [reference(self.news, "news")]}
        assert one(self.client, "contributions/gids") == {
            **item(self.gift, "contribution", "nl"),
            **self.fields(),
            **news,
        }
        assert one(self.client, "contributions/guide", lang="en") == {
            **item(self.english, "contribution", "en"),
            **self.english_fields(),
            **news,
        }

    def test_document_that_was_read_has_its_number_of_pages(self):
        DocumentText.objects.create(document=self.document, pages=["een", "twee"])
        assert one(self.client, "contributions/gids")["document"]["pages"] == 2

    def test_document_of_a_private_collection_is_not_told(self):
        collection = Collection.get_first_root_node().add_child(name="Intern")
        CollectionViewRestriction.objects.create(
            collection=collection, restriction_type="login"
        )
        self.document.collection = collection
        self.document.save()
        assert one(self.client, "contributions/gids")["document"] is None
        assert [found["document"] for found in items(self.client, "contributions")] == [
            None,
            None,
        ]

    def test_filters_narrow_the_list_in_both_languages(self):
        for query in ({"year": ["2019", "2018"]}, {"topic": "participatie"}):
            found = [
                slugs(self.client, "contributions", lang=lang, **query) for lang in ("nl", "en")
            ]
            assert found == [["gids"], ["guide"]], query
        assert slugs(self.client, "contributions", year="2018") == []
        assert slugs(self.client, "contributions", q="gids") == ["gids"]

    def test_hidden_pages_are_not_told(self):
        for page in (self.partner, self.alone, self.news):
            page.unpublish()
        found = one(self.client, "contributions/gids")
        assert (found["authors"], found["news"]) == (
            [{"person": reference(self.writer, "person"), "partner": None}],
            [],
        )

    def test_hidden_contribution_is_nowhere(self):
        self.gift.unpublish()
        assert slugs(self.client, "contributions") == ["a-guide"]
        assert self.client.get("/api/v1/contributions/gids").status_code == 404

    def test_queries_do_not_grow(self):
        addresses = ("/api/v1/contributions", "/api/v1/contributions/gids")
        few = [queries_of(self.client, address) for address in addresses]
        for _more in range(18):
            gift = ContributionPageFactory(
                parent=self.tree.contributions, document=DocumentFactory()
            )
            add_row(gift, "author_rows", person=self.writer, partner=self.partner)
            NewsItemPageFactory(parent=self.tree.news, contribution=self.gift)
        assert few == [queries_of(self.client, address) for address in addresses]
        assert [few[0] <= 15, few[1] <= 12] == [True, True]
