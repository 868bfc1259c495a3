from django.utils.translation import override
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.rich_text import expand_db_html
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.page_links import PageLink, page_links
from tests.factories import DocumentFactory, StandardPageFactory, english_version, site_tree


def link(page, text="hier"):
    return f'<a linktype="page" id="{page.pk}">{text}</a>'


class PageLinksTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.about = StandardPageFactory(parent=cls.tree.home, title="Over LPB", slug="over-lpb")
        cls.english_about = english_version(cls.about, title="About LPB", slug="about-lpb")
        cls.dutch_only = StandardPageFactory(parent=cls.tree.home, title="Nota", slug="nota")
        cls.draft = StandardPageFactory(parent=cls.tree.home, title="Concept", live=False)
        cls.private = StandardPageFactory(parent=cls.tree.home, title="Besloten")
        PageViewRestriction.objects.create(page=cls.private, restriction_type="login")
        cls.keys = [page.pk for page in (cls.about, cls.dutch_only, cls.draft, cls.private)]

    def test_links_lead_to_the_version_of_the_reader(self):
        with override("en"):
            assert page_links(self.keys) == {
                self.about.pk: PageLink("About LPB", "/en/about-lpb/"),
                self.dutch_only.pk: PageLink("Nota", "/nl/nota/", "nl"),
            }

    def test_links_of_a_dutch_text_stay_dutch(self):
        with override("nl"):
            assert page_links(self.keys) == {
                self.about.pk: PageLink("Over LPB", "/nl/over-lpb/"),
                self.dutch_only.pk: PageLink("Nota", "/nl/nota/"),
            }

    def test_links_of_no_page_ask_nothing(self):
        with self.assertNumQueries(0):
            assert page_links([]) == {}

    def test_rich_text_marks_a_page_in_the_other_language(self):
        with override("en"):
            html = expand_db_html(f"{link(self.about)} {link(self.dutch_only)}")
        assert html == (
            '<a href="/en/about-lpb/">hier</a> <a href="/nl/nota/" hreflang="nl">hier</a>'
        )

    def test_rich_text_links_to_nothing_that_visitors_may_not_see(self):
        html = expand_db_html(
            f'{link(self.draft)} {link(self.private)} <a linktype="page" id="999999">weg</a>'
        )
        assert html == "<a>hier</a> <a>hier</a> <a>weg</a>"

    def test_rich_text_asks_the_same_for_one_link_and_for_many(self):
        one = link(self.about)
        with self.assertNumQueries(1):
            expand_db_html(one)
        with self.assertNumQueries(1):
            expand_db_html(one + link(self.dutch_only) + link(self.draft) * 20)


class DocumentLinksTests(WagtailPageTestCase):
    def test_rich_text_tells_the_name_of_a_private_document_to_nobody(self):
        apart = Collection.get_first_root_node().add_child(name="Besloten")
        CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
        public = DocumentFactory(title="Nota")
        private = DocumentFactory(title="Besloten", collection=apart)
        tags = [
            f'<a linktype="document" id="{key}">hier</a>'
            for key in (public.pk, private.pk, 999999)
        ]
        with self.assertNumQueries(2):
            html = expand_db_html(" ".join(tags))
        assert html == f'<a href="{public.url}">hier</a> <a>hier</a> <a>hier</a>'
