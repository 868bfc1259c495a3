import datetime as dt

from django.urls import reverse

from news.models import NewsItemPage
from tests.admin.listing import ListingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    NewsItemPageFactory,
    english_version,
)


class NewsListingTests(ListingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, title="Congres 2025")
        cls.old = NewsItemPageFactory(
            parent=cls.tree.news, title="Oud bericht", publication_date=dt.date(2014, 3, 1)
        )
        cls.new = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Nieuw bericht",
            publication_date=dt.date(2025, 3, 1),
            edition=cls.edition,
        )
        cls.draft = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Concept bericht",
            publication_date=dt.date(2024, 3, 1),
            live=False,
        )
        english_version(cls.old, title="Old item")

    def test_shows_dutch_items_latest_first(self):
        assert self.titles("news") == ["Nieuw bericht", "Concept bericht", "Oud bericht"]

    def test_columns_tell_date_edition_translation_and_status(self):
        new = self.cells("news", "Nieuw bericht")
        assert (new[0], new[1], new[2], new[4]) == (
            "1 March 2025",
            "Congres 2025",
            "None",
            "Current page status: live",
        )
        old = self.cells("news", "Oud bericht")
        assert (old[0], old[1], old[2]) == ("1 March 2014", "", "Published")

    def test_language_filter(self):
        assert self.titles("news", locale="en") == ["Old item"]
        assert self.titles("news", locale="all") == [
            "Nieuw bericht",
            "Concept bericht",
            "Old item",
            "Oud bericht",
        ]

    def test_status_filter(self):
        assert self.titles("news", status="live") == ["Nieuw bericht", "Oud bericht"]
        assert self.titles("news", status="draft") == ["Concept bericht"]
        assert self.titles("news", status="changed") == []

    def test_edition_and_date_filters(self):
        assert self.titles("news", edition=self.edition.pk) == ["Nieuw bericht"]
        between = {"publication_date_from": "2014-01-01", "publication_date_to": "2024-12-31"}
        assert self.titles("news", **between) == ["Concept bericht", "Oud bericht"]

    def test_search_with_filters(self):
        assert self.titles("news", q="nieuw") == ["Nieuw bericht"]
        assert self.titles("news", q="bericht", edition=self.edition.pk) == ["Nieuw bericht"]
        assert self.titles("news", q="bericht", status="draft") == ["Concept bericht"]

    def test_search_ordered_by_date(self):
        assert self.titles("news", q="bericht", ordering="publication_date") == [
            "Oud bericht",
            "Concept bericht",
            "Nieuw bericht",
        ]

    def test_unknown_values_do_not_break_the_list(self):
        for query in ({"locale": "xx"}, {"status": "x"}, {"edition": "x"}, {"ordering": "x"}):
            with self.subTest(**query):
                assert self.table("news", **query).status_code == 200

    def test_new_item_is_made_in_the_dutch_list(self):
        response = self.client.get(reverse("news:choose_parent"))
        self.assertRedirects(response, self.add_url(NewsItemPage, self.tree.news))
