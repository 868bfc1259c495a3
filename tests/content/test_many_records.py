"""What an import does for many pages at once is what Wagtail does for each."""

from collections import Counter

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.signals import page_slug_changed
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content.redirects import redirects_of_earlier_pages
from news.models import NewsItemPage
from tests.content.importing import english, import_records, news
from tests.factories import site_tree

# A Dutch record and its English one; a query more for each is a minute more for a large file.
MOST_QUERIES = 48
CITY = {"key": "city", "type": "host_city", "lang": "nl", "title": "Breda"}
EDITION = {
    "key": "edition",
    "type": "edition",
    "lang": "nl",
    "title": "Congres 2016",
    "hostCity": "city",
}
LINK = [{"paragraph": '<p>Zie <a data-key="n002">een bericht</a>.</p>'}]
LINKED = [{"paragraph": '<p>See <a data-key="n002">a message</a>.</p>'}]


def pairs(start: int, end: int) -> list[dict]:
    numbers = [f"{number:03}" for number in range(start, end)]
    dutch = [news(f"n{number}") for number in numbers]
    return [*dutch, *(english(f"e{number}", f"n{number}") for number in numbers)]


def references() -> Counter:
    names = ("object_id", "content_type", "base_content_type", "to_content_type")
    paths = ("to_object_id", "model_path", "content_path", "content_path_hash")
    return Counter(ReferenceIndex.objects.values_list(*names, *paths))


class ManyRecordsTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def queries_of(self, *records) -> int:
        with CaptureQueriesContext(connection) as queries:
            import_records(*records)
        return len(queries)

    def test_each_pair_of_records_takes_the_same_few_queries(self):
        import_records(*pairs(1, 3))
        few = self.queries_of(*pairs(100, 105))
        many = self.queries_of(*pairs(200, 225))
        assert (many - few) / 20 <= MOST_QUERIES

    def test_references_are_those_that_wagtail_finds(self):
        records = (
            CITY,
            EDITION,
            news(edition="edition", body=LINK),
            english(body=LINKED),
            news("n002", topics=["wonen", "groen"], hostCity="city"),
        )
        import_records(*records)
        found = references()
        call_command("rebuild_references_index", verbosity=0)
        assert found == references()
        assert found

    def test_references_follow_a_record_that_has_changed(self):
        import_records(CITY, news(hostCity="city"), news("n002"))
        import_records(CITY, news(), news("n002", hostCity="city"))
        rows = ReferenceIndex.objects.filter(model_path="host_city")
        pages = NewsItemPage.objects.filter(pk__in=rows.values_list("object_id", flat=True))
        assert [page.slug for page in pages] == ["n002"]

    def test_history_tells_once_that_a_page_was_made_and_published(self):
        import_records(news(), english(), news("n002", live=False))
        lines = PageLogEntry.objects.filter(page__slug__in=["n001", "e001", "n002"])
        found = lines.order_by("page__slug", "pk").values_list(
            "page__slug", "action", "revision"
        )
        revisions = dict(Page.objects.values_list("slug", "latest_revision"))
        assert list(found) == [
            ("e001", "wagtail.create", None),
            ("e001", "wagtail.publish", revisions["e001"]),
            ("n001", "wagtail.create", None),
            ("n001", "wagtail.publish", revisions["n001"]),
            ("n002", "wagtail.create", None),
        ]

    def test_list_that_gets_another_address_gives_it_to_what_is_made_with_it(self):
        index = {"key": "list", "type": "news_index", "lang": "nl", "title": "Nieuws"}
        own = {"key": "list.en", "translationOf": "list", "lang": "en", "title": "News"}
        import_records(
            index | {"slug": "nieuws"},
            own | {"slug": "news"},
            news(),
            english(),
            overwrite=True,
        )
        import_records(
            index | {"slug": "berichten"},
            own | {"slug": "messages"},
            *pairs(1, 4),
            overwrite=True,
        )
        found = Page.objects.filter(slug__in=["n001", "n003", "e001", "e003"])
        assert dict(found.values_list("slug", "url_path")) == {
            "n001": "/home-nl/berichten/n001/",
            "n003": "/home-nl/berichten/n003/",
            "e001": "/home-en/messages/e001/",
            "e003": "/home-en/messages/e003/",
        }

    def test_wagtail_is_asked_for_redirects_of_earlier_pages_alone(self):
        import_records(news(), news("n002"))
        earlier = NewsItemPage.objects.get(slug="n001")
        later = NewsItemPage(pk=earlier.pk + 1000, slug="later", url_path="/home-nl/later/")
        with redirects_of_earlier_pages():
            for page in (earlier, later):
                before = NewsItemPage(
                    pk=page.pk, slug="old", url_path=f"/home-nl/old-{page.pk}/"
                )
                page_slug_changed.send(NewsItemPage, instance=page, instance_before=before)
        made = Redirect.objects.values_list("redirect_page", flat=True)
        assert list(made) == [earlier.pk]
