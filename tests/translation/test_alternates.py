from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import PageViewRestriction, Site
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.translation.alternates import page_alternates
from tests.factories import (
    CongressEditionPageFactory,
    NewsItemPageFactory,
    ProgrammePageFactory,
    english_version,
    site_tree,
)


def shown(alternates):
    return [(alt.lang, alt.url, alt.is_current, alt.is_translated) for alt in alternates]


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


class PageAlternatesTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.item = NewsItemPageFactory(parent=cls.tree.news, title="Bericht", slug="bericht")

    def test_translated_page_has_both_languages_from_both_sides(self):
        item = english_version(self.item, slug="message")
        both = [("nl", "/nl/nieuws/bericht/"), ("en", "/en/news/message/")]
        assert shown(page_alternates(self.item)) == [
            (*both[0], True, True),
            (*both[1], False, True),
        ]
        assert shown(page_alternates(item)) == [
            (*both[0], False, True),
            (*both[1], True, True),
        ]

    def test_untranslated_page_has_the_address_that_says_so(self):
        assert shown(page_alternates(self.item)) == [
            ("nl", "/nl/nieuws/bericht/", True, True),
            ("en", "/en/news/bericht/", False, False),
        ]

    def test_page_below_an_untranslated_one_has_the_address_that_says_so(self):
        edition = CongressEditionPageFactory(parent=self.tree.editions)
        programme = ProgrammePageFactory(parent=edition)
        assert shown(page_alternates(programme))[1] == (
            "en",
            "/en/congresses/2025/programma/",
            False,
            False,
        )

    def test_draft_is_no_translation(self):
        english_version(self.item, slug="message").unpublish()
        assert shown(page_alternates(self.item))[1] == (
            "en",
            "/en/news/bericht/",
            False,
            False,
        )

    def test_private_page_is_no_translation(self):
        make_private(english_version(self.item, slug="message"))
        assert shown(page_alternates(self.item))[1] == (
            "en",
            "/en/news/bericht/",
            False,
            False,
        )

    def test_page_in_a_private_section_is_no_translation(self):
        english_version(self.item, slug="message")
        make_private(self.tree.english("news"))
        assert shown(page_alternates(self.item))[1] == (
            "en",
            "/en/nieuws/bericht/",
            False,
            False,
        )

    def test_private_dutch_page_is_not_betrayed_by_the_english_one(self):
        item = english_version(self.item, slug="message")
        make_private(self.item)
        assert shown(page_alternates(item))[0] == ("nl", "/nl/nieuws/message/", False, False)

    def test_language_without_a_live_home_page_is_left_out(self):
        self.tree.english("home").unpublish()
        assert [alt.lang for alt in page_alternates(self.item)] == ["nl"]

    def test_home_pages_know_each_other(self):
        assert shown(page_alternates(self.tree.home)) == [
            ("nl", "/nl/", True, True),
            ("en", "/en/", False, True),
        ]

    def test_languages_carry_their_own_names_and_one_is_the_default(self):
        alternates = page_alternates(self.item)
        assert [(alt.name, alt.is_default) for alt in alternates] == [
            ("Nederlands", True),
            ("English", False),
        ]

    def test_one_query_however_deep(self):
        programme = ProgrammePageFactory(
            parent=CongressEditionPageFactory(parent=self.tree.editions)
        )
        Site.get_site_root_paths()
        for page in (self.tree.home, self.item, programme):
            with self.assertNumQueries(1):
                page_alternates(page)


class TemplateTagTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def render(self, source, path, **context):
        request = RequestFactory().get(path)
        template = Template("{% load translation %}" + source)
        return template.render(Context({"request": request} | context)).split()

    def test_page_in_each_language(self):
        source = (
            "{% language_alternates page as all %}{% for a in all %}{{ a.url }} {% endfor %}"
        )
        assert self.render(source, "/nl/nieuws/", page=self.tree.news) == [
            "/nl/nieuws/",
            "/en/news/",
        ]

    def test_view_in_each_language(self):
        source = (
            "{% view_alternates as all %}"
            "{% for a in all %}{{ a.url|safe }}|{{ a.is_current }} {% endfor %}"
        )
        assert self.render(source, "/nl/zoeken/?q=wijk&type=news") == [
            "/nl/zoeken/|True",
            "/en/search/|False",
        ]
