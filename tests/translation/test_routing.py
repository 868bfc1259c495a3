from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    CongressEditionPageFactory,
    NewsItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    english_version,
    site_tree,
)


class NotTranslatedTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.item = NewsItemPageFactory(parent=cls.tree.news, title="Bericht", slug="bericht")

    def read(self, path, status=404):
        response = self.client.get(path)
        assert response.status_code == status
        return response

    def assert_tells(self, path, source):
        response = self.read(path)
        self.assertTemplateUsed(response, "not_translated.html")
        self.assertContains(response, f'href="{source.url}"', status_code=404)

    def assert_plain_404(self, path):
        self.assertTemplateUsed(self.read(path), "404.html")

    def test_tells_that_the_page_is_not_translated(self):
        self.assert_tells("/en/news/bericht/", self.item)

    def test_tells_so_of_a_draft_translation_at_the_same_address(self):
        english_version(self.item, slug="bericht").unpublish()
        self.assert_tells("/en/news/bericht/", self.item)

    def test_tells_so_below_an_untranslated_page(self):
        edition = CongressEditionPageFactory(parent=self.tree.editions)
        programme = ProgrammePageFactory(parent=edition)
        self.assert_tells("/en/congresses/2025/programma/", programme)

    def test_tells_so_in_dutch_of_a_page_written_in_english(self):
        page = StandardPageFactory(
            parent=self.tree.english("home"), title="Only here", slug="only-here"
        )
        self.assert_tells("/nl/only-here/", page)

    def test_knows_nothing_of_an_address_that_exists_in_no_language(self):
        self.assert_plain_404("/en/news/nergens/")
        self.assert_plain_404("/nl/nieuws/nergens/")

    def test_knows_nothing_when_the_page_has_another_english_address(self):
        english_version(self.item, slug="message")
        self.assert_plain_404("/en/news/bericht/")

    def test_does_not_betray_a_draft(self):
        self.item.unpublish()
        self.assert_plain_404("/en/news/bericht/")

    def test_does_not_betray_a_private_page(self):
        PageViewRestriction.objects.create(page=self.item, restriction_type="login")
        self.assert_plain_404("/en/news/bericht/")

    def test_does_not_betray_a_page_of_a_private_section(self):
        PageViewRestriction.objects.create(page=self.tree.news, restriction_type="login")
        self.assert_plain_404("/en/news/bericht/")

    def test_does_not_lead_over_a_private_english_page(self):
        PageViewRestriction.objects.create(
            page=self.tree.english("news"), restriction_type="login"
        )
        self.assert_plain_404("/en/news/bericht/")

    def test_dutch_page_below_an_english_one_is_not_shown(self):
        self.item.move(self.tree.english("news"), pos="last-child")
        self.assert_plain_404("/en/news/bericht/")

    def test_english_is_404_without_a_live_english_home_page(self):
        self.tree.english("home").unpublish()
        self.assert_plain_404("/en/")
        self.assert_plain_404("/en/news/")
        self.read("/nl/", 200)

    def test_english_is_404_without_an_english_home_page(self):
        self.tree.english("home").delete()
        self.assert_plain_404("/en/")
        self.read("/nl/", 200)
