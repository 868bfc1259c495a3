import re

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Revision, Site
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import Translation

from congress.models import HostCityPage, ProgrammeItemPage
from home.models import NavigationSettings
from lpbsite.content.development import INITIAL
from lpbsite.content.importer import import_content
from lpbsite.core.models import Topic

# Each Dutch address with its English one.
ADDRESSES = [
    ("/nl/", "/en/"),
    ("/nl/over-lpb/", "/en/about-lpb/"),
    ("/nl/privacy/", "/en/privacy/"),
    ("/nl/toegankelijkheid/", "/en/accessibility/"),
    ("/nl/gaststad-worden/", "/en/become-a-host/"),
    ("/nl/contact/", "/en/contact/"),
    ("/nl/nieuws/", "/en/news/"),
    ("/nl/nieuws/25-jaar-lpb/", "/en/news/25-years-of-lpb/"),
    (
        "/nl/nieuws/na-groningen-is-tilburg-aan-de-beurt/",
        "/en/news/after-groningen-it-is-tilburgs-turn/",
    ),
    (
        "/nl/nieuws/utrecht-ontvangt-ruim-honderd-gemeenten/",
        "/en/news/utrecht-receives-more-than-a-hundred-municipalities/",
    ),
    ("/nl/congressen/", "/en/congresses/"),
    ("/nl/congressen/2014/", "/en/congresses/2014/"),
    ("/nl/congressen/2014/programma/", "/en/congresses/2014/programme/"),
    (
        "/nl/congressen/2014/programma/college-publieke-waarden/",
        "/en/congresses/2014/programme/lecture-public-values/",
    ),
    (
        "/nl/congressen/2014/programma/debat-lokale-democratie/",
        "/en/congresses/2014/programme/debate-local-democracy/",
    ),
    ("/nl/congressen/2015/", "/en/congresses/2015/"),
    ("/nl/congressen/2023/", "/en/congresses/2023/"),
    ("/nl/congressen/2025/", "/en/congresses/2025/"),
    ("/nl/congressen/2025/programma/", "/en/congresses/2025/programme/"),
    ("/nl/congressen/2025/programma/lezingen/", "/en/congresses/2025/programme/lectures/"),
    (
        "/nl/congressen/2025/programma/werkbezoek-kanaleneiland/",
        "/en/congresses/2025/programme/visit-kanaleneiland/",
    ),
    (
        "/nl/congressen/2025/programma/werkbezoek-leidsche-rijn/",
        "/en/congresses/2025/programme/visit-leidsche-rijn/",
    ),
    (
        "/nl/congressen/2025/programma/werkbezoek-overvecht/",
        "/en/congresses/2025/programme/visit-overvecht/",
    ),
    (
        "/nl/congressen/2025/programma/workshop-buurtagenda/",
        "/en/congresses/2025/programme/workshop-neighbourhood-agenda/",
    ),
    (
        "/nl/congressen/2025/programma/workshop-ontmoetingsplekken/",
        "/en/congresses/2025/programme/workshop-meeting-places/",
    ),
    (
        "/nl/congressen/2025/programma/workshop-polarisatie/",
        "/en/congresses/2025/programme/workshop-polarisation/",
    ),
    ("/nl/gaststeden/", "/en/host-cities/"),
    ("/nl/gaststeden/enschede/", "/en/host-cities/enschede/"),
    ("/nl/gaststeden/groningen/", "/en/host-cities/groningen/"),
    ("/nl/gaststeden/tilburg/", "/en/host-cities/tilburg/"),
    ("/nl/gaststeden/utrecht/", "/en/host-cities/utrecht/"),
    ("/nl/partners/", "/en/partners/"),
    ("/nl/partners/breda/", "/en/partners/breda/"),
    ("/nl/partners/deventer/", "/en/partners/deventer/"),
    ("/nl/partners/dordrecht/", "/en/partners/dordrecht/"),
    ("/nl/partners/enschede/", "/en/partners/enschede/"),
    ("/nl/partners/groningen/", "/en/partners/groningen/"),
    ("/nl/partners/instituut-publieke-waarden/", "/en/partners/instituut-publieke-waarden/"),
    (
        "/nl/partners/kenniscentrum-sociale-innovatie/",
        "/en/partners/kenniscentrum-sociale-innovatie/",
    ),
    ("/nl/partners/lsa/", "/en/partners/lsa/"),
    ("/nl/partners/platform31/", "/en/partners/platform31/"),
    (
        "/nl/partners/raad-voor-het-openbaar-bestuur/",
        "/en/partners/raad-voor-het-openbaar-bestuur/",
    ),
    ("/nl/partners/rigo/", "/en/partners/rigo/"),
    (
        "/nl/partners/school-voor-gebiedsgericht-werken/",
        "/en/partners/school-voor-gebiedsgericht-werken/",
    ),
    ("/nl/partners/tilburg/", "/en/partners/tilburg/"),
    ("/nl/partners/tilburg-university/", "/en/partners/tilburg-university/"),
    ("/nl/partners/utrecht/", "/en/partners/utrecht/"),
    ("/nl/partners/wijkadvies/", "/en/partners/wijkadvies/"),
    ("/nl/mensen/", "/en/people/"),
    ("/nl/mensen/ard-sprinkhuizen/", "/en/people/ard-sprinkhuizen/"),
    ("/nl/mensen/carla-kolner/", "/en/people/carla-kolner/"),
    ("/nl/mensen/dennis-de-vries/", "/en/people/dennis-de-vries/"),
    ("/nl/mensen/eric-lugtmeijer/", "/en/people/eric-lugtmeijer/"),
    ("/nl/mensen/evelien-tonkens/", "/en/people/evelien-tonkens/"),
    ("/nl/mensen/hans-hoogvorst/", "/en/people/hans-hoogvorst/"),
    ("/nl/mensen/hans-kokke/", "/en/people/hans-kokke/"),
    ("/nl/mensen/jacques-wallage/", "/en/people/jacques-wallage/"),
    ("/nl/mensen/lieke-herpers/", "/en/people/lieke-herpers/"),
    ("/nl/mensen/merlijn-van-hulst/", "/en/people/merlijn-van-hulst/"),
    ("/nl/mensen/mirjam-fokkema/", "/en/people/mirjam-fokkema/"),
    ("/nl/mensen/pieter-tops/", "/en/people/pieter-tops/"),
    ("/nl/mensen/thijs-van-mierlo/", "/en/people/thijs-van-mierlo/"),
    ("/nl/mensen/willem-stam/", "/en/people/willem-stam/"),
    ("/nl/publicaties/", "/en/publications/"),
    (
        "/nl/publicaties/20-jaar-gebiedsgericht-werken/",
        "/en/publications/20-years-of-area-based-working/",
    ),
    (
        "/nl/publicaties/25-jaar-in-de-buurt-en-wijk/",
        "/en/publications/25-years-in-the-neighbourhood/",
    ),
    ("/nl/publicaties/van-geen-wijken-weten/", "/en/publications/not-giving-way/"),
    (
        "/nl/publicaties/vijf-gelukwensen-van-het-lsa/",
        "/en/publications/five-good-wishes-from-lsa/",
    ),
    (
        "/nl/publicaties/wijkgericht-werken-door-de-jaren-heen/",
        "/en/publications/neighbourhood-working-through-the-years/",
    ),
]


class InitialContentTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        with cls.captureOnCommitCallbacks(execute=True):
            cls.report = import_content(INITIAL)

    def test_every_dutch_page_stands_under_its_english_one(self):
        dutch = Page.objects.live().filter(locale__language_code="nl", depth__gt=1)
        english = Locale.objects.get(language_code="en")
        pairs = [(page.get_url(), page.get_translation(english).get_url()) for page in dutch]
        assert sorted(pairs) == sorted(ADDRESSES)
        assert Page.objects.filter(live=False).count() == 0
        assert Page.objects.filter(locale=english).count() == len(pairs)

    def test_every_record_was_made_and_nothing_is_left_to_translate(self):
        assert dict(self.report.counts) == {"made": self.report.total}
        assert (self.report.unfinished, self.report.apart) == ({}, [])

    def test_every_translation_is_managed_and_up_to_date(self):
        progress = [
            (translation.enabled, *translation.get_progress())
            for translation in Translation.objects.all()
        ]
        pages = Page.objects.filter(locale__language_code="en").count()
        topics = Topic.objects.filter(locale__language_code="en").count()
        assert len(progress) == pages + topics
        assert all(enabled and total == done for enabled, total, done in progress)

    def test_site_starts_at_the_dutch_home_page_and_wagtails_welcome_is_gone(self):
        site = Site.objects.get()
        assert (site.hostname, site.port, site.root_page.get_url()) == (
            "localhost",
            8000,
            "/nl/",
        )
        assert not Page.objects.filter(title__startswith="Welcome").exists()
        assert sorted(Locale.objects.values_list("language_code", flat=True)) == ["en", "nl"]

    def test_no_address_is_redirected(self):
        assert list(Redirect.objects.all()) == []

    def test_menu_and_footer_lead_to_their_pages(self):
        settings = NavigationSettings.load()
        assert [row.page.slug for row in settings.main_rows.all()] == [
            "nieuws",
            "congressen",
            "gaststeden",
            "partners",
            "publicaties",
            "over-lpb",
        ]
        assert [(row.group, row.page.slug) for row in settings.footer_rows.all()] == [
            ("take_part", "gaststad-worden"),
            ("take_part", "contact"),
            ("this_site", "toegankelijkheid"),
            ("this_site", "privacy"),
        ]

    def test_programme_item_stands_in_its_district_in_both_languages(self):
        items = ProgrammeItemPage.objects.filter(slug__contains="kanaleneiland")
        assert [(item.district.name, item.district.page.title) for item in items] == [
            ("Kanaleneiland", "Utrecht")
        ] * 2

    def test_rows_are_translated_in_their_place(self):
        for city in HostCityPage.objects.filter(slug="enschede"):
            teams = [(row.name, row.locale.language_code) for row in city.team_rows.all()]
            assert [lang for _name, lang in teams] == [city.locale.language_code] * len(teams)
        dutch, english = HostCityPage.objects.filter(slug="utrecht").order_by("locale_id")
        assert [row.name for row in dutch.district_rows.all()] == [
            row.name for row in english.district_rows.all()
        ]
        texts = [row.text for page in (dutch, english) for row in page.district_rows.all()]
        assert len(set(texts)) == len(texts)

    def test_links_in_a_text_lead_to_pages_that_exist(self):
        found = re.compile(
            r'linktype=\\"page\\" id=\\"(\d+)\\"|id=\\"(\d+)\\" linktype=\\"page\\"'
        )
        ids = {
            int(one or other)
            for page in Page.objects.specific()
            if hasattr(page, "body")
            for one, other in found.findall(str(page.serializable_data()["body"]))
        }
        assert len(ids) > 10
        assert Page.objects.filter(pk__in=ids, locale__language_code="nl").count() == len(ids)

    def test_reading_it_again_changes_nothing(self):
        before = list(Revision.objects.order_by("pk").values_list("pk", "created_at"))
        rows = list(Page.objects.order_by("pk").values_list("pk", "last_published_at"))
        report = import_content(INITIAL)
        assert dict(report.counts) == {"unchanged": self.report.total}
        assert list(Revision.objects.order_by("pk").values_list("pk", "created_at")) == before
        assert list(Page.objects.order_by("pk").values_list("pk", "last_published_at")) == rows
