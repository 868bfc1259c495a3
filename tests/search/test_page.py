"""The search page as a visitor reads it."""

from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis.extra.django import TestCase
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import NewsItemPageFactory, english_version
from tests.reading import links, parts, queries, said, text_of, texts
from tests.search.corpus import Corpus
from tests.search.queries import NASTY, QUERY_TEXTS

DUTCH, ENGLISH = "/nl/zoeken/", "/en/search/"
TITLES = ".search-result__title"


class SearchPageTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.corpus = Corpus()

    def get(self, query="", address=DUTCH, **names):
        return self.client.get(f"{address}?{urlencode({'q': query, **names}, doseq=True)}")

    def options(self, response):
        return {
            text_of(group.legend): [
                (option.input["value"], text_of(option), option.input.has_attr("checked"))
                for option in group.select("label")
            ]
            for group in parts(response, ".facets fieldset")
        }


class ResultTests(SearchPageTestCase):
    def test_results_are_shown_with_kind_date_title_and_text(self):
        response = self.get("buurtagenda")
        assert texts(response, TITLES) == [
            "Buurtagenda",
            "Buurtagenda : zo maakt u er een",
            "Nieuws uit de stad",
        ]
        assert texts(response, ".search-result__meta")[0] == "Nieuws 21 november 2014"
        assert texts(response, ".search-result__text mark") == ["buurtagenda"]
        assert links(response, f"{TITLES} a")[0] == ("Buurtagenda", "/nl/nieuws/buurtagenda/")
        assert texts(response, ".result-head") == [
            "3 resultaten 1 t/m 3, op volgorde van relevantie"
        ]

    def test_dates_are_no_more_precise_than_they_are_known(self):
        shown = {
            query: texts(self.get(query), ".search-result__meta")
            for query in ("congres 2025", "congres 2023", "jubileum", "enschede")
        }
        assert shown == {
            "congres 2025": ["Editie 19 t/m 21 november 2025"],
            "congres 2023": ["Editie 2023"],
            "jubileum": ["Publicatie juni 2019"],
            "enschede": ["Gaststad"],
        }

    def test_title_form_and_robots_know_the_query(self):
        response = self.get("de <b>wijk</b>")
        assert texts(response, "title") == ["Zoeken: de <b>wijk</b> - LPB"]
        (field,) = parts(response, "#q")
        assert field["value"] == "de <b>wijk</b>"
        (robots,) = parts(response, 'meta[name="robots"]')
        assert robots["content"] == "noindex"

    def test_pages_in_the_other_language_are_labelled_and_marked(self):
        response = self.get("volta", ENGLISH)
        kinds = texts(response, ".search-result__meta")
        assert kinds[0].endswith("13 November 2025")
        assert [kind.endswith(said("in Dutch", "en")) for kind in kinds] == [False, True, True]
        shown = [
            (link.get("lang"), link.get("hreflang")) for link in parts(response, f"{TITLES} a")
        ]
        assert shown == [(None, None), ("nl", "nl"), ("nl", "nl")]
        marks = [text.get("lang") for text in parts(response, ".search-result__text")]
        assert marks == [None, "nl", "nl"]

    def test_dutch_title_of_an_english_page_is_marked(self):
        english_version(
            self.corpus.contribution,
            title="25 jaar in de buurt, en wijk",
            intro="A present",
            occasion="Anniversary",
        )
        (link,) = parts(self.get("anniversary", ENGLISH), f"{TITLES} a")
        assert (link["lang"], link.get("hreflang")) == ("nl", None)

    def test_pages_follow_each_other_and_keep_the_query(self):
        for number in range(25):
            NewsItemPageFactory(parent=self.corpus.tree.news, title=f"Fietstocht {number}")
        first = self.get("fietstocht", type="news")
        second = self.get("fietstocht", type="news", page=2)
        assert (len(texts(first, TITLES)), len(texts(second, TITLES))) == (20, 5)
        assert parts(second, "ol.results")[0]["start"] == "21"
        (following,) = parts(first, ".pagination a[rel=next]")
        assert following["href"] == "?q=fietstocht&type=news&page=2"
        assert texts(second, "title") == ["Zoeken: fietstocht, pagina 2 - LPB"]
        for number in ("3", "0", "-1", "9" * 40):
            assert self.get("fietstocht", page=number).status_code == 404, number
        assert texts(self.get("fietstocht", page="x"), TITLES) == texts(first, TITLES)

    def test_queries_do_not_grow_with_the_results(self):
        def add(first, last):
            for number in range(first, last):
                NewsItemPageFactory(parent=self.corpus.tree.news, title=f"Fietstocht {number}")

        address = f"{DUTCH}?q=fietstocht"
        add(0, 10)
        ten = queries(self.client, address)
        add(10, 60)
        assert queries(self.client, address) == ten <= 15
        assert queries(self.client, f"{DUTCH}?q=stad") <= 25


class FilterTests(SearchPageTestCase):
    def test_filters_tell_values_labels_and_counts(self):
        assert self.options(self.get("buurtagenda")) == {
            "Soort": [("news", "Nieuws 3", False)],
            "Jaar": [
                ("2025", "2025 1", False),
                ("2023", "2023 1", False),
                ("2014", "2014 1", False),
            ],
            "Onderwerp": [
                ("participatie", "participatie 2", False),
                ("lokale-democratie", "lokale democratie 1", False),
            ],
            "Stad": [("enschede", "Enschede 1", False), ("utrecht", "Utrecht 1", False)],
        }

    def test_filters_combine_and_can_be_removed(self):
        response = self.get("buurtagenda", topic="participatie", year=["2025", "2023"])
        assert texts(response, TITLES) == [
            "Buurtagenda : zo maakt u er een",
            "Nieuws uit de stad",
        ]
        assert self.options(response)["Jaar"][:2] == [
            ("2025", "2025 1", True),
            ("2023", "2023 1", True),
        ]
        assert links(response, ".active-filters a") == [
            (
                f"{said('Remove filter:', 'nl')} 2025",
                "?q=buurtagenda&topic=participatie&year=2023",
            ),
            (
                f"{said('Remove filter:', 'nl')} 2023",
                "?q=buurtagenda&topic=participatie&year=2025",
            ),
            (
                f"{said('Remove filter:', 'nl')} participatie",
                "?q=buurtagenda&year=2025&year=2023",
            ),
        ]

    def test_a_chosen_value_without_hits_stays_to_be_removed(self):
        response = self.get("buurtagenda", city="utrecht", type="person", year="1994")
        assert texts(response, TITLES) == []
        shown = self.options(response)
        assert ("person", "Persoon 0", True) in shown["Soort"]
        assert ("1994", "1994 0", True) in shown["Jaar"]
        assert len(links(response, ".active-filters a")) == 3

    def test_unknown_names_and_values_are_ignored(self):
        everything = texts(self.get("buurtagenda"), TITLES)
        for names in (
            {"soort": "news"},
            {"type": "nieuws"},
            {"year": ["x", "20255", "٢٠٢٥"]},
            {"topic": "x"},
            {"city": "\x00"},
        ):
            response = self.get("buurtagenda", **names)
            assert texts(response, TITLES) == everything, names
            assert links(response, ".active-filters a") == []

    def test_the_form_of_filters_keeps_the_query(self):
        (hidden,) = parts(self.get("buurtagenda"), '.facets input[type="hidden"]')
        assert (hidden["name"], hidden["value"]) == ("q", "buurtagenda")


class NothingFoundTests(SearchPageTestCase):
    def test_an_empty_page_helps(self):
        for address, lang in ((DUTCH, "nl"), (ENGLISH, "en")):
            response = self.get("xyzzy", address)
            assert texts(response, "main h2")[0] == said("No results", lang)
            assert "xyzzy" in texts(response, "main .flow p")[0]
            assert links(response, "main .flow a") != []
            assert parts(response, ".facets") == []

    def test_latest_news_is_of_the_readers_language(self):
        shown = links(self.get("xyzzy", ENGLISH), "main .flow a")
        assert shown[0] == (
            "The city garden of Volta",
            "/en/news/" + self.corpus.english_garden.slug + "/",
        )
        dutch = [text for text, _address in links(self.get(""), "main .flow a")]
        assert dutch[:3] == ["Volta in de haven", "Volta en de molen", "De stadstuin van Volta"]

    def test_an_empty_query_asks_what_to_look_for(self):
        for query in ("", "   "):
            response = self.get(query)
            assert texts(response, "title") == ["Zoeken - LPB"]
            assert parts(response, ".result-head") == []
            assert response.status_code == 200


class QueryTextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.corpus = Corpus()

    def status(self, query, address=DUTCH):
        text = query.encode("utf-8", "surrogatepass")
        return self.client.get(f"{address}?{urlencode({'q': text})}").status_code

    def test_no_text_makes_the_page_fail(self):
        for query in NASTY:
            assert self.status(query) == 200, query[:40]
            assert self.status(query, ENGLISH) == 200, query[:40]

    @given(QUERY_TEXTS)
    @settings(max_examples=150, deadline=None)
    def test_no_generated_text_makes_the_page_fail(self, query):
        assert self.status(query) == 200
