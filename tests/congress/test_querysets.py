import datetime as dt

from wagtail.test.utils import WagtailPageTestCase

from congress.models import CongressEditionPage
from tests.factories import CongressEditionPageFactory, site_tree

# slug, start, end, precision
EDITIONS = [
    ("three-days", dt.date(2025, 11, 19), dt.date(2025, 11, 21), "day"),
    ("one-day", dt.date(2025, 6, 12), None, "day"),
    ("a-month", dt.date(2025, 9, 1), None, "month"),
    ("a-year", dt.date(2025, 1, 1), None, "year"),
]


class EditionQuerySetTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        tree = site_tree()
        for slug, start, end, precision in EDITIONS:
            CongressEditionPageFactory(
                parent=tree.editions,
                slug=slug,
                start_date=start,
                end_date=end,
                date_precision=precision,
            )

    def slugs(self, name, today):
        editions = getattr(CongressEditionPage.objects, name)(today)
        return list(editions.values_list("slug", flat=True))

    def test_upcoming_has_every_edition_in_order_of_date_before_the_first_day(self):
        assert self.slugs("upcoming", dt.date(2024, 12, 31)) == [
            "a-year",
            "one-day",
            "a-month",
            "three-days",
        ]
        assert self.slugs("past", dt.date(2024, 12, 31)) == []

    def test_edition_of_one_day_is_over_the_day_after(self):
        assert "one-day" in self.slugs("upcoming", dt.date(2025, 6, 12))
        assert self.slugs("past", dt.date(2025, 6, 13)) == ["one-day"]

    def test_edition_known_to_the_month_lasts_until_the_end_of_it(self):
        assert "a-month" in self.slugs("upcoming", dt.date(2025, 9, 30))
        assert self.slugs("past", dt.date(2025, 10, 1)) == ["a-month", "one-day"]

    def test_edition_of_several_days_lasts_until_the_last(self):
        assert self.slugs("upcoming", dt.date(2025, 11, 21)) == ["a-year", "three-days"]
        assert self.slugs("upcoming", dt.date(2025, 11, 22)) == ["a-year"]

    def test_edition_known_to_the_year_lasts_until_the_end_of_it(self):
        assert self.slugs("upcoming", dt.date(2025, 12, 31)) == ["a-year"]
        assert self.slugs("upcoming", dt.date(2026, 1, 1)) == []
        assert self.slugs("past", dt.date(2026, 1, 1)) == [
            "three-days",
            "a-month",
            "one-day",
            "a-year",
        ]

    def test_questions_follow_other_filters(self):
        CongressEditionPage.objects.get(slug="a-year").unpublish()
        live = CongressEditionPage.objects.live().public()
        assert [page.slug for page in live.upcoming(dt.date(2025, 10, 1))] == ["three-days"]
