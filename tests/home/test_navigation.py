from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.settings.views import get_setting_edit_handler
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from home.models import FooterRow, MainMenuRow, NavigationSettings
from home.navigation import FooterGroup, Link, breadcrumb_trail, site_navigation
from home.templatetags.navigation import current
from tests.factories import (
    FormPageFactory,
    StandardPageFactory,
    english_version,
    site_tree,
)


class SiteNavigationTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.about = StandardPageFactory(parent=cls.tree.home, title="Over LPB", slug="over-lpb")
        english_version(cls.about, title="About LPB", slug="about-lpb")
        cls.privacy = StandardPageFactory(parent=cls.tree.home, title="Privacy", slug="privacy")
        cls.host_form = FormPageFactory(
            parent=cls.tree.home, title="Gaststad worden", slug="gaststad-worden"
        )
        english_version(cls.host_form, title="Become a host", slug="become-a-host")
        cls.contact = FormPageFactory(parent=cls.tree.home, title="Contact", slug="contact")
        cls.settings = NavigationSettings.load()
        cls.settings.main_rows.add(
            MainMenuRow(page=cls.about, sort_order=2), MainMenuRow(page=cls.tree.news)
        )
        cls.settings.footer_rows.add(
            FooterRow(group="this_site", page=cls.privacy, sort_order=3),
            FooterRow(group="take_part", page=cls.host_form, sort_order=1),
            FooterRow(group="take_part", page=cls.contact, sort_order=0),
        )
        cls.settings.save()

    def test_menu_is_in_the_order_of_the_settings(self):
        assert site_navigation("nl").main == [
            Link("Nieuws", "/nl/nieuws/"),
            Link("Over LPB", "/nl/over-lpb/"),
        ]

    def test_menu_shows_the_english_pages_to_english_readers(self):
        assert site_navigation("en").main == [
            Link("News", "/en/news/"),
            Link("About LPB", "/en/about-lpb/"),
        ]

    def test_footer_has_a_group_for_each_column_that_is_not_empty(self):
        assert site_navigation("nl").footer == [
            FooterGroup(
                "take_part",
                "Doe mee",
                [
                    Link("Contact", "/nl/contact/"),
                    Link("Gaststad worden", "/nl/gaststad-worden/"),
                ],
            ),
            FooterGroup("this_site", "Deze site", [Link("Privacy", "/nl/privacy/")]),
        ]

    def test_page_without_translation_is_shown_in_dutch_and_marked(self):
        assert site_navigation("en").footer == [
            FooterGroup(
                "take_part",
                "Take part",
                [
                    Link("Contact", "/nl/contact/", "nl"),
                    Link("Become a host", "/en/become-a-host/"),
                ],
            ),
            FooterGroup("this_site", "This site", [Link("Privacy", "/nl/privacy/", "nl")]),
        ]

    def test_forms_and_home_are_known_whether_or_not_the_settings_name_them(self):
        self.settings.main_rows.all().delete()
        self.settings.footer_rows.all().delete()
        navigation = site_navigation("en")

        assert navigation.home == Link("Home", "/en/")
        assert navigation.host_form == Link("Become a host", "/en/become-a-host/")
        assert navigation.contact_form == Link("Contact", "/nl/contact/", "nl")
        assert (navigation.main, navigation.footer) == ([], [])

    def test_pages_that_visitors_may_not_see_are_left_out(self):
        self.about.unpublish()
        PageViewRestriction.objects.create(page=self.privacy, restriction_type="login")
        navigation = site_navigation("nl")

        assert navigation.main == [Link("Nieuws", "/nl/nieuws/")]
        assert [group.name for group in navigation.footer] == ["take_part"]

    def test_number_of_queries_does_not_grow_with_the_rows(self):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                site_navigation("en")
            return len(captured)

        few = queries()
        for number in range(10):
            page = StandardPageFactory(parent=self.tree.home, title=f"Pagina {number}")
            MainMenuRow.objects.create(settings=self.settings, page=page)
        assert (few, queries()) == (2, 2)


class BreadcrumbTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.about = StandardPageFactory(parent=cls.tree.home, title="Over LPB", slug="over-lpb")
        cls.board = StandardPageFactory(parent=cls.about, title="Bestuur", slug="bestuur")

    def test_trail_begins_at_the_home_page_and_names_it_so(self):
        assert breadcrumb_trail(self.board) == [
            ("Home", "/nl/"),
            ("Over LPB", "/nl/over-lpb/"),
        ]

    def test_page_shows_its_trail_and_itself(self):
        response = self.client.get(self.board.url)
        self.assertContains(
            response,
            '<nav class="breadcrumbs wrap" aria-label="Kruimelpad"><ol role="list">'
            '<li><a href="/nl/">Home</a></li><li><a href="/nl/over-lpb/">Over LPB</a></li>'
            '<li aria-current="page">Bestuur</li></ol></nav>',
            html=True,
        )

    def test_home_page_has_no_trail(self):
        self.assertNotContains(self.client.get("/nl/"), "breadcrumbs")


class NavigationSettingsFormTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def form(self, *main):
        form_class = get_setting_edit_handler(NavigationSettings).get_form_class()
        data = {
            "main_rows-TOTAL_FORMS": len(main),
            "main_rows-INITIAL_FORMS": 0,
            "footer_rows-TOTAL_FORMS": 0,
            "footer_rows-INITIAL_FORMS": 0,
        }
        for number, page in enumerate(main):
            data |= {f"main_rows-{number}-page": page.pk, f"main_rows-{number}-ORDER": number}
        return form_class(data, instance=NavigationSettings.load())

    def test_english_page_is_kept_as_its_dutch_original(self):
        form = self.form(self.tree.english("news"), self.tree.partners)
        assert form.is_valid()
        form.save()

        rows = MainMenuRow.objects.order_by("sort_order")
        assert [row.page_id for row in rows] == [self.tree.news.pk, self.tree.partners.pk]

    def test_page_may_stand_in_the_menu_once(self):
        form = self.form(self.tree.news, self.tree.partners, self.tree.english("news"))

        assert not form.is_valid()
        assert form.formsets["main_rows"].errors == [
            {},
            {},
            {"page": ["‘Nieuws’ staat al in deze lijst."]},
        ]


def test_current_link_is_the_page_or_the_section_of_the_page():
    assert current("/nl/nieuws/", "/nl/nieuws/") == "page"
    assert current("/nl/nieuws/", "/nl/nieuws/tilburg/") == "true"
    assert current("/nl/nieuws/", "/nl/over-lpb/") == ""
