import re

from django.test import RequestFactory
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.templatetags.sharing import SocialPicture, social_picture
from tests.factories import (
    ImageFactory,
    StandardPageFactory,
    UserFactory,
    english,
    english_version,
    site_tree,
)


class FrameTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.about = StandardPageFactory(
            parent=cls.tree.home,
            title="Over <LPB>",
            slug="over-lpb",
            intro="Wat het & is",
            search_description="",
        )
        cls.english_about = english_version(cls.about, title="About LPB", slug="about-lpb")
        cls.dutch_only = StandardPageFactory(parent=cls.tree.home, title="Nota", slug="nota")

    def html(self, address):
        response = self.client.get(address)
        assert response.status_code == 200
        return response.content.decode()

    def test_language_of_the_page_is_that_of_its_address(self):
        assert '<html lang="nl">' in self.html("/nl/over-lpb/")
        assert '<html lang="en">' in self.html("/en/about-lpb/")

    def test_title_and_description_are_those_of_the_page(self):
        html = self.html("/nl/over-lpb/")
        assert "<title>Over &lt;LPB&gt; - LPB</title>" in html
        assert '<meta name="description" content="Wat het &amp; is">' in html

    def test_title_and_description_for_search_machines_go_first(self):
        self.about.seo_title = "Het LPB"
        self.about.search_description = "Alles over het LPB"
        self.about.save()
        html = self.html("/nl/over-lpb/")
        assert "<title>Het LPB - LPB</title>" in html
        assert '<meta name="description" content="Alles over het LPB">' in html

    def test_page_names_its_address_and_its_versions(self):
        for address in ("/nl/over-lpb/", "/en/about-lpb/"):
            html = self.html(address)
            assert re.findall(r'<link rel="canonical" href="([^"]+)">', html) == [
                f"http://testserver{address}"
            ]
            assert re.findall(
                r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html
            ) == [
                ("nl", "http://testserver/nl/over-lpb/"),
                ("x-default", "http://testserver/nl/over-lpb/"),
                ("en", "http://testserver/en/about-lpb/"),
            ]

    def test_page_without_translation_names_itself_alone(self):
        html = self.html("/nl/nota/")
        assert re.findall(r'hreflang="([^"]+)" href="([^"]+)">\n', html) == [
            ("nl", "http://testserver/nl/nota/"),
            ("x-default", "http://testserver/nl/nota/"),
        ]

    def test_switch_leads_to_the_same_page_in_the_other_language(self):
        self.assertContains(
            self.client.get("/nl/over-lpb/"),
            '<nav class="language-switch" aria-label="Taal">'
            '<a href="/en/about-lpb/" lang="en" hreflang="en">English</a></nav>',
            html=True,
        )
        self.assertContains(
            self.client.get("/en/about-lpb/"),
            '<nav class="language-switch" aria-label="Language">'
            '<a href="/nl/over-lpb/" lang="nl" hreflang="nl">Nederlands</a></nav>',
            html=True,
        )

    def test_card_for_social_media_has_whole_addresses(self):
        html = self.html("/en/about-lpb/")
        assert dict(re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', html)) == {
            "og:site_name": "LPB",
            "og:type": "website",
            "og:locale": "en_GB",
            "og:title": "About LPB",
            "og:description": "Introduction of Over &lt;LPB&gt;",
            "og:url": "http://testserver/en/about-lpb/",
            "og:image": "http://testserver/static/img/social.png",
            "og:image:width": "1200",
            "og:image:height": "630",
        }

    def test_card_shows_the_picture_of_the_page(self):
        self.about.social_image = ImageFactory(file__width=2000, file__height=1500)
        picture = social_picture(self.about)

        assert (picture.width, picture.height) == (1200, 630)
        assert picture.url.endswith(".jpg")

    def test_view_without_a_page_has_the_picture_of_the_site(self):
        assert social_picture(None) == SocialPicture("/static/img/social.png", 1200, 630)

    def test_skip_link_leads_to_the_content(self):
        html = self.html("/nl/over-lpb/")
        assert '<a class="skip-link" href="#content">Naar de inhoud</a>' in html
        assert html.count('id="content"') == 1

    def test_search_leads_to_the_search_page_of_the_language(self):
        assert '<a class="site-header__search" href="/nl/zoeken/">' in self.html("/nl/nota/")
        assert '<a class="site-header__search" href="/en/search/">' in self.html(
            "/en/about-lpb/"
        )

    def test_nothing_is_inline_or_from_elsewhere(self):
        html = self.html("/nl/over-lpb/")
        assert re.findall(r"<(?:script|style)(?![^>]+src=)|\sstyle=|\son\w+=", html) == []
        assert set(re.findall(r'(?:src|href)="(?:https?:)?//([^/"]+)', html)) == {"testserver"}

    def test_visitor_gets_no_cookie(self):
        for address in ("/nl/", "/nl/over-lpb/", "/en/about-lpb/"):
            response = self.client.get(address)
            assert dict(response.cookies) == {}
            assert "Cookie" not in response.get("Vary", "")

    def test_signed_in_editor_sees_the_page_as_visitors_do(self):
        before = self.html("/nl/over-lpb/")
        self.client.force_login(UserFactory(is_superuser=True))
        assert self.html("/nl/over-lpb/") == before

    def test_preview_offers_the_checks_of_the_editor(self):
        self.client.force_login(UserFactory(is_superuser=True))
        session = self.client.cookies["sessionid"].value
        request = RequestFactory().get("/", headers={"cookie": f"sessionid={session}"})
        preview = self.about.make_preview_request(request, self.about.default_preview_mode)
        assert "wagtail-userbar" in preview.content.decode()

    def test_preview_of_an_english_page_is_english(self):
        request = RequestFactory().get("/")
        preview = self.english_about.make_preview_request(
            request, self.english_about.default_preview_mode
        )
        assert '<html lang="en">' in preview.content.decode()
        assert self.english_about.locale == english()
