import pytest
from django.test import RequestFactory
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.translation.negotiation import preferred_language
from tests.factories import NewsItemPageFactory, site_tree


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nl"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("nl-BE", "nl"),
        ("de,en;q=0.5", "en"),
        ("de", "nl"),
        ("en;q=0.4,nl;q=0.8", "nl"),
        ("en;q=0", "nl"),
        ("*", "nl"),
        ("fr,*;q=0.5,en;q=0.1", "nl"),
        ("en" * 400, "nl"),
        ("\x00;;q=,=en", "nl"),
    ],
)
def test_language_that_a_browser_prefers(header, language):
    request = RequestFactory().get("/", headers={"accept-language": header})
    assert preferred_language(request) == language


class FrontDoorTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def answer(self, header="", method="get", **kwargs):
        return getattr(self.client, method)("/", headers={"accept-language": header}, **kwargs)

    def test_leads_to_the_language_of_the_browser(self):
        for header, url in (("nl", "/nl/"), ("en-GB", "/en/"), ("fr", "/nl/")):
            for method in ("get", "head"):
                response = self.answer(header, method)
                assert [response.status_code, response.url, response["Vary"]] == [
                    302,
                    url,
                    "Accept-Language",
                ]

    def test_leads_to_dutch_when_there_is_no_english_home_page(self):
        self.tree.english("home").unpublish()
        assert self.answer("en").url == "/nl/"

    def test_a_language_cookie_means_nothing(self):
        self.client.cookies["django_language"] = "en"
        assert self.answer("nl").url == "/nl/"

    def test_sets_no_cookie(self):
        assert not self.answer("en").cookies

    def test_cannot_be_posted_to(self):
        assert self.answer(method="post").status_code == 405


class LanguageOfAnswerTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        NewsItemPageFactory(parent=cls.tree.news, slug="bericht")

    def test_page_has_the_language_of_its_address_whatever_the_browser_asks(self):
        for path, language in (("/nl/nieuws/", "nl"), ("/en/news/", "en")):
            for asked in ("nl", "en"):
                response = self.client.get(path, headers={"accept-language": asked})
                assert response["Content-Language"] == language
                assert "Accept-Language" not in response.get("Vary", "")
                assert f'<html lang="{language}"' in response.text

    def test_language_cookie_is_not_read(self):
        self.client.cookies["django_language"] = "en"
        assert self.client.get("/nl/nieuws/")["Content-Language"] == "nl"
        assert self.client.get("/nergens/")["Content-Language"] == "nl"

    def test_unknown_address_is_404_in_the_language_of_the_browser(self):
        for asked in ("nl", "en"):
            for path in ("/nergens/", "/nergens.txt"):
                response = self.client.get(path, headers={"accept-language": asked})
                assert response.status_code == 404
                assert response["Content-Language"] == asked
                assert response["Vary"] == "Accept-Language"

    def test_the_api_has_no_language_of_the_browser(self):
        response = self.client.get("/api/v1/nergens", headers={"accept-language": "en"})
        assert response.status_code == 404
        assert response["Content-Type"] == "application/problem+json"
        assert "Content-Language" not in response

    def test_files_for_machines_do_not_vary(self):
        for path in ("/robots.txt", "/sitemap.xml"):
            response = self.client.get(path, headers={"accept-language": "en"})
            assert "Vary" not in response
            assert "Content-Language" not in response


class RobotsTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()

    def test_lets_robots_in_but_for_the_admin_and_names_the_sitemap(self):
        response = self.client.get("/robots.txt", headers={"host": "www.example.org"})
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response.text.splitlines() == [
            "User-agent: *",
            "Disallow: /admin/",
            "",
            "Sitemap: http://www.example.org/sitemap.xml",
        ]
