import datetime as dt
import re
from xml.etree import ElementTree

import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import FormPageFactory, NewsItemPageFactory, english_version, site_tree

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


class SitemapTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.item = NewsItemPageFactory(parent=cls.tree.news, slug="bericht")

    def read(self):
        response = self.client.get("/sitemap.xml")
        assert [response.status_code, response["Content-Type"]] == [200, "application/xml"]
        urls = {}
        for url in ElementTree.fromstring(response.content).findall("s:url", NAMES):
            urls[path(url.findtext("s:loc", namespaces=NAMES))] = {
                link.get("hreflang"): path(link.get("href"))
                for link in url.findall("x:link", NAMES)
            }
        return urls

    def test_has_every_page_of_both_languages(self):
        english_version(self.item, slug="message")
        FormPageFactory(parent=self.tree.home, title="Contact", slug="contact")
        assert set(self.read()) == {
            "/nl/",
            "/nl/nieuws/",
            "/nl/nieuws/bericht/",
            "/nl/congressen/",
            "/nl/gaststeden/",
            "/nl/partners/",
            "/nl/mensen/",
            "/nl/publicaties/",
            "/nl/contact/",
            "/nl/open-data/",
            "/en/open-data/",
            "/en/",
            "/en/news/",
            "/en/news/message/",
            "/en/congresses/",
            "/en/host-cities/",
            "/en/partners/",
            "/en/people/",
            "/en/publications/",
        }

    def test_names_the_other_language_both_ways_with_dutch_as_default(self):
        english_version(self.item, slug="message")
        languages = {
            "nl": "/nl/nieuws/bericht/",
            "en": "/en/news/message/",
            "x-default": "/nl/nieuws/bericht/",
        }
        urls = self.read()
        assert urls["/nl/nieuws/bericht/"] == urls["/en/news/message/"] == languages

    def test_view_names_its_other_language(self):
        urls = self.read()
        languages = {
            "nl": "/nl/open-data/",
            "en": "/en/open-data/",
            "x-default": "/nl/open-data/",
        }
        assert urls["/nl/open-data/"] == urls["/en/open-data/"] == languages

    def test_untranslated_page_names_no_other_language(self):
        assert self.read()["/nl/nieuws/bericht/"] == {}

    def test_leaves_out_drafts_and_private_pages_in_both_languages(self):
        english_version(self.item, slug="message").unpublish()
        PageViewRestriction.objects.create(page=self.tree.people, restriction_type="login")
        PageViewRestriction.objects.create(
            page=self.tree.english("partners"), restriction_type="login"
        )
        urls = self.read()
        assert {"/en/news/message/", "/nl/mensen/", "/en/partners/"}.isdisjoint(urls)
        assert urls["/nl/partners/"] == urls["/en/people/"] == {}

    def test_says_when_a_page_last_changed(self):
        with time_machine.travel(dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)):
            self.item.save_revision().publish()
        text = self.client.get("/sitemap.xml").text
        assert re.search(
            r"<loc>[^<]*/nl/nieuws/bericht/</loc>\s*<lastmod>2025-06-01</lastmod>", text
        )

    def test_addresses_have_the_host_that_was_asked(self):
        text = self.client.get("/sitemap.xml", headers={"host": "www.example.org:8000"}).text
        assert set(re.findall(r"<loc>(.*?)/(?:nl|en)/", text)) == {
            "http://www.example.org:8000"
        }

    def test_every_address_answers(self):
        english_version(self.item, slug="message")
        for url in self.read():
            assert self.client.get(url).status_code == 200, url

    def test_asks_no_more_for_more_pages(self):
        ContentType.objects.clear_cache()
        self.read()
        counts = []
        for _more in (10, 20):
            for _page in range(10):
                english_version(NewsItemPageFactory(parent=self.tree.news))
            with CaptureQueriesContext(
                connection,
            ) as queries:
                self.read()
            counts.append(len(queries))
        assert counts[0] == counts[1]
        assert counts[0] <= 5


def path(address):
    return re.sub("^http://testserver", "", address)
