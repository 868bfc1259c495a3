import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import activate, override
from wagtail.test.utils import WagtailPageTestCase

from home.views import server_error
from tests.factories import (
    NewsItemPageFactory,
    StandardPageFactory,
    english_version,
    site_tree,
)


def heading(html):
    return re.search(r"<h1[^>]*>(.*?)</h1>", html).group(1)


class PageNotFoundTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def test_page_is_in_the_language_of_the_address(self):
        for address, language, title in [
            ("/nl/bestaat-niet/", "nl", "Deze pagina bestaat niet"),
            ("/en/does-not-exist/", "en", "This page does not exist"),
            ("/en/news/does-not-exist/", "en", "This page does not exist"),
        ]:
            response = self.client.get(address, headers={"accept-language": "nl, en"})
            html = response.content.decode()
            assert response.status_code == 404
            assert f'<html lang="{language}">' in html
            assert heading(html) == title

    def test_page_without_language_follows_the_browser_and_is_dutch_in_doubt(self):
        for accepted, language in [("en-GB", "en"), ("nl", "nl"), ("fr", "nl"), ("", "nl")]:
            response = self.client.get("/x.html", headers={"accept-language": accepted})
            assert response.status_code == 404
            assert f'<html lang="{language}">' in response.content.decode()

    def test_page_is_not_for_search_machines_and_claims_no_address(self):
        html = self.client.get("/nl/bestaat-niet/").content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert "canonical" not in html
        assert '<link rel="alternate"' not in html
        assert "og:" not in html

    def test_page_offers_the_other_language_at_its_home_page(self):
        self.assertContains(
            self.client.get("/en/does-not-exist/"),
            '<nav class="language-switch" aria-label="Language">'
            '<a href="/nl/" lang="nl" hreflang="nl">Nederlands</a></nav>',
            status_code=404,
            html=True,
        )

    def test_page_offers_a_search_in_its_language(self):
        for address, action in [("/nl/x/", "/nl/zoeken/"), ("/en/x/", "/en/search/")]:
            html = self.client.get(address).content.decode()
            assert f'<form class="search-form" action="{action}" role="search" ' in html

    def test_page_stands_on_an_empty_site(self):
        self.tree.english("home").delete()
        response = self.client.get("/en/x/")
        assert (response.status_code, heading(response.content.decode())) == (
            404,
            "This page does not exist",
        )


class NotTranslatedTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.item = NewsItemPageFactory(
            parent=cls.tree.news, title="25 jaar <LPB>", slug="25-jaar-lpb", intro="Wat & wie"
        )

    def get(self):
        return self.client.get("/en/news/25-jaar-lpb/")

    def test_page_says_so_in_english_and_names_the_dutch_page_in_dutch(self):
        response = self.get()
        html = response.content.decode()

        assert response.status_code == 404
        assert '<html lang="en">' in html
        assert heading(html) == "This page is not available in English yet"
        assert '<p class="notice__title" lang="nl">25 jaar &lt;LPB&gt;</p>' in html
        assert '<p lang="nl">Wat &amp; wie</p>' in html
        assert (
            '<a class="button" href="/nl/nieuws/25-jaar-lpb/" hreflang="nl">'
            "Read it in Dutch</a>" in html
        )

    def test_page_is_not_for_search_machines_and_claims_no_address(self):
        html = self.get().content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert "canonical" not in html
        assert '<link rel="alternate"' not in html

    def test_page_tells_where_it_would_stand(self):
        self.assertContains(
            self.get(),
            '<nav class="breadcrumbs wrap" aria-label="Breadcrumb"><ol role="list">'
            '<li><a href="/en/">Home</a></li><li><a href="/en/news/">News</a></li>'
            '<li aria-current="page">Not translated yet</li></ol></nav>',
            status_code=404,
            html=True,
        )

    def test_switch_leads_to_the_dutch_page(self):
        self.assertContains(
            self.get(),
            '<nav class="language-switch" aria-label="Language">'
            '<a href="/nl/nieuws/25-jaar-lpb/" lang="nl" hreflang="nl">Nederlands</a></nav>',
            status_code=404,
            html=True,
        )

    def test_page_below_the_home_page_names_the_home_page_once(self):
        StandardPageFactory(parent=self.tree.home, title="Over", slug="over-lpb")
        html = self.client.get("/en/over-lpb/").content.decode()
        trail = re.search(r'<nav class="breadcrumbs.*?</nav>', html, re.DOTALL).group()
        assert re.findall(r">([^<>\n]+)</(?:a|li)>", trail) == ["Home", "Not translated yet"]

    def test_translated_page_is_shown_itself(self):
        english_version(self.item, slug="25-years")
        assert self.client.get("/en/news/25-years/").status_code == 200

    def test_number_of_queries_is_small(self):
        self.get()
        with CaptureQueriesContext(connection) as queries:
            self.get()
        assert len(queries) <= 20


@pytest.mark.parametrize(
    ("path", "accepted", "language", "title"),
    [
        ("/nl/", "en", "nl", "Er ging iets mis"),
        ("/en/", "nl", "en", "Something went wrong"),
        ("/", "en", "en", "Something went wrong"),
        ("/", "fr", "nl", "Er ging iets mis"),
    ],
)
def test_server_error_is_in_the_language_of_the_address(path, accepted, language, title):
    # No database: pytest-django refuses every query here.
    activate("nl")
    response = server_error(RequestFactory().get(path, headers={"accept-language": accepted}))
    html = response.content.decode()

    assert response.status_code == 500
    assert f'<html lang="{language}">' in html
    assert heading(html) == title
    assert f'<a class="button" href="/{language}/">' in html


def test_server_error_tells_nothing_of_what_broke(client, settings, monkeypatch):
    def broken(request, path):
        raise RuntimeError("secret")

    client.raise_request_exception = False
    monkeypatch.setattr("home.middleware.PublicFormMiddleware.process_view", broken)
    response = client.get("/en/")

    assert response.status_code == 500
    assert heading(response.content.decode()) == "Something went wrong"
    assert "secret" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


@pytest.mark.parametrize(
    ("template", "language", "title"),
    [
        ("400.html", "nl", "We konden het verzoek niet begrijpen"),
        ("400.html", "en", "We could not understand the request"),
        ("403.html", "nl", "U mag deze pagina niet bekijken"),
        ("403.html", "en", "You may not see this page"),
        ("403_csrf.html", "nl", "Uw formulier is niet verstuurd"),
        ("403_csrf.html", "en", "Your form has not been sent"),
    ],
)
def test_other_errors_need_neither_database_nor_request(template, language, title):
    with override(language):
        html = render_to_string(template)

    assert f'<html lang="{language}">' in html
    assert heading(html) == title
