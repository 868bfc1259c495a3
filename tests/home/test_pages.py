import datetime as dt
import gzip
import re

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    CongressEditionPageFactory,
    FormPageFactory,
    HostCityPageFactory,
    ImageFactory,
    NewsItemPageFactory,
    StandardPageFactory,
    TopicFactory,
    add_topics,
    dutch,
    english,
    english_version,
    site_tree,
)

TODAY = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
QUOTE = {
    "text": "Het moet druk worden.",
    "language": "nl",
    "speaker": "Evelien Tonkens",
    "role": "hoogleraar",
    "source": "",
    "translation": "",
}


def texts(html, tag, classname=""):
    pattern = rf"<{tag}[^>]*{classname}[^>]*>(.*?)</{tag}>"
    return [
        " ".join(re.sub(r"<[^>]+>", "", text).split())
        for text in re.findall(pattern, html, re.DOTALL)
    ]


@time_machine.travel(TODAY, tick=False)
class HomePageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.form = FormPageFactory(
            parent=cls.tree.home, title="Gaststad worden", slug="gaststad-worden"
        )
        english_version(cls.form, title="Become a host city", slug="become-a-host")
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", slug="utrecht"
        )
        english_version(cls.city, title="Utrecht", slug="utrecht")
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=cls.city, theme="Verbinding vanuit het hart"
        )
        english_version(cls.edition, theme="Connecting from the heart")
        cls.item = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Utrecht ontvangt",
            slug="utrecht-ontvangt",
            publication_date=dt.date(2025, 11, 13),
        )
        cls.tree.home.quote = [("quote", QUOTE)]
        cls.tree.home.save()

    def html(self, address):
        response = self.client.get(address)
        assert response.status_code == 200
        return response.content.decode()

    def test_page_without_a_coming_edition_asks_for_a_host(self):
        for address, asked, eyebrow, link in [
            (
                "/nl/",
                "De volgende gaststad is nog niet bekend",
                "LPB-congres 2025 in Utrecht",
                "/nl/gaststad-worden/",
            ),
            (
                "/en/",
                "The next host city is not known yet",
                "LPB congress 2025 in Utrecht",
                "/en/become-a-host/",
            ),
        ]:
            html = self.html(address)
            assert texts(html, "h2")[0] == asked
            assert eyebrow in texts(html, "p", "meta")
            assert html.count(f'href="{link}"') == 4

    def test_page_with_a_coming_edition_counts_the_days_and_shows_the_questions(self):
        CongressEditionPageFactory(
            parent=self.tree.editions,
            start_date=dt.date(2026, 11, 25),
            end_date=dt.date(2026, 11, 27),
            host_city=self.city,
            theme="Buiten <beginnen>",
            central_questions=[{"type": "question", "value": "Wie doet mee?"}],
        )
        html = self.html("/nl/")

        assert texts(html, "p", "eyebrow") == ["Het volgende congres begint over 3 dagen"]
        assert texts(html, "h2")[0] == "Buiten &lt;beginnen&gt;"
        assert '<ol class="question-list" role="list">' in html
        assert "<li>Wie doet mee?</li>" in html
        assert texts(html, "span", "street-sign") == ["Utrecht", "25 t/m 27 november 2026"]
        assert "nog niet bekend" not in html

    def test_page_shows_the_news_with_its_date(self):
        html = self.html("/nl/")
        assert '<time datetime="2025-11-13">13 november 2025</time>' in html
        assert '<a href="/nl/nieuws/utrecht-ontvangt/">Utrecht ontvangt</a>' in html

    def test_page_without_news_has_no_empty_band(self):
        assert texts(self.html("/en/"), "h2")[:2] == [
            "The next host city is not known yet",
            "Every year in another city",
        ]

    def test_picture_of_the_lead_has_its_description_and_sizes(self):
        self.item.image = ImageFactory(file__width=1600, file__height=1000)
        self.item.image_alt = "Een vol plein"
        self.item.save()
        html = self.html("/nl/")

        assert 'alt="Een vol plein"' in html
        assert re.findall(r'<source [^>]*type="([^"]+)"', html) == ["image/avif", "image/webp"]

    def test_quote_is_in_the_words_of_the_reader_or_marked(self):
        assert "<blockquote><p>Het moet druk worden.</p></blockquote>" in self.html("/nl/")
        english_home = self.tree.english("home")
        english_home.quote = [("quote", QUOTE)]
        english_home.save()
        assert '<blockquote lang="nl"><p>Het moet druk worden.</p></blockquote>' in self.html(
            "/en/"
        )

    def test_three_doors_lead_into_the_site(self):
        html = self.html("/en/")
        doors = re.search(r'<ul class="doors".*?</ul>', html, re.DOTALL).group()
        assert re.findall(r'href="([^"]+)"', doors) == [
            "/en/congresses/",
            "/en/become-a-host/",
            "/en/publications/",
        ]

    def test_open_house_leads_to_the_door_for_hosts(self):
        html = self.html("/nl/")
        assert html.count('href="#be-a-host"') == 1
        assert html.count('id="be-a-host"') == 1

    def test_number_of_queries_is_within_bounds_and_does_not_grow(self):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                self.html("/nl/")
            return len(captured)

        queries()
        before = queries()
        for number in range(10):
            NewsItemPageFactory(parent=self.tree.news)
            CongressEditionPageFactory(
                parent=self.tree.editions,
                start_date=dt.date(2000 + number, 11, 1),
                host_city=HostCityPageFactory(parent=self.tree.host_cities),
            )
        assert queries() == before
        assert before <= 25, before

    def test_first_paint_is_within_its_weight(self):
        for _number in range(3):
            NewsItemPageFactory(parent=self.tree.news, intro="Lorem ipsum dolor " * 20)
        html = gzip.compress(self.html("/nl/").encode())
        assert len(html) <= 14_600 - 9_000


class StandardPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.page = StandardPageFactory(
            parent=cls.tree.home,
            title="Over LPB",
            slug="over-lpb",
            intro="Wat het is.",
            body=[
                ("heading", "Wie we zijn"),
                ("subheading", "Het bestuur"),
                ("heading", "Wat we doen"),
            ],
        )

    def html(self):
        return self.client.get("/nl/over-lpb/").content.decode()

    def test_page_shows_title_introduction_and_text(self):
        html = self.html()
        assert texts(html, "h1") == ["Over LPB"]
        assert texts(html, "p", "lead") == ["Wat het is."]
        assert texts(html, "h3") == ["Het bestuur"]

    def test_page_with_two_headings_has_no_contents(self):
        assert "Op deze pagina" not in self.html()

    def test_page_with_three_headings_lists_them(self):
        self.page.body.append(("heading", "Wie we zijn"))
        self.page.save()
        contents = re.search(r'<nav class="contents".*?</nav>', self.html(), re.DOTALL).group()

        assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', contents) == [
            ("#h-wie-we-zijn", "Wie we zijn"),
            ("#h-wat-we-doen", "Wat we doen"),
            ("#h-wie-we-zijn-2", "Wie we zijn"),
        ]

    def test_topics_lead_to_a_search_and_are_marked_when_not_translated(self):
        translated = TopicFactory(name="Participatie", slug="participatie")
        own = translated.copy_for_translation(english())
        own.name = "Participation"
        own.save()
        add_topics(self.page, translated, TopicFactory(name="Preventie", slug="preventie"))
        copy = english_version(self.page)
        html = self.client.get(copy.url).content.decode()

        assert re.findall(r'<a class="tag" [^>]+>[^<]+</a>', html) == [
            '<a class="tag" href="/en/search/?topic=participatie">Participation</a>',
            '<a class="tag" href="/en/search/?topic=preventie" lang="nl">Preventie</a>',
        ]
        assert translated.locale == dutch()
