"""The search page as a visitor reads it."""

import json
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis.extra.django import TestCase

from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
)
from tests.reading import links, parts, said, texts
from tests.search.corpus import Corpus
from tests.search.page_case import DUTCH, ENGLISH, TITLES, SearchPageTestCase
from tests.search.queries import NASTY, QUERY_TEXTS


class ResultTests(SearchPageTestCase):
    def test_results_are_shown_with_kind_date_title_and_text(self):
        response = self.get("zwembad")
        assert texts(response, TITLES) == [
            "Zwembad",
            "Zwembad : zo maakt u er een",
            "Nieuws uit de straat",
        ]
        assert texts(response, ".search-result__meta")[0] == "Nieuws 21 november 2014"
        assert texts(response, ".search-result__text mark")[-1] == "zwembad"
        assert links(response, f"{TITLES} a")[0] == ("Zwembad", "/nl/nieuws/zwembad/")
        assert texts(response, ".result-head") == [
            "3 resultaten 1 t/m 3, op volgorde van relevantie"
        ]

    def test_one_result_has_no_place_among_others(self):
        assert texts(self.get("zwembad", year="2014"), ".result-head") == ["1 resultaat"]
        for number in range(21):
            NewsItemPageFactory(parent=self.corpus.tree.news, title=f"Fietstocht {number}")
        assert texts(self.get("fietstocht", page=2), ".result-head") == [
            "21 resultaten 21, op volgorde van relevantie"
        ]

    def test_dates_are_no_more_precise_than_they_are_known(self):
        shown = {
            query: texts(self.get(query), ".search-result__meta")[0]
            for query in ("congres 2025", "congres 2023", "jubileum", "enschede")
        }
        assert shown == {
            "congres 2025": "Editie 19 t/m 21 november 2025",
            "congres 2023": "Editie 2023",
            "jubileum": "Publicatie juni 2019",
            "enschede": "Gaststad",
        }

    def test_title_form_and_robots_know_the_query(self):
        response = self.get("de <b>wijk</b>")
        assert texts(response, "title") == ["Zoeken: de <b>wijk</b> - LPB"]
        (field,) = parts(response, "#q")
        assert field["value"] == "de <b>wijk</b>"
        (robots,) = parts(response, 'meta[name="robots"]')
        assert robots["content"] == "noindex"

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

    def test_pages_have_every_hit_once(self):
        made = {f"Fietstocht {number}" for number in range(45)}
        for title in made:
            NewsItemPageFactory(parent=self.corpus.tree.news, title=title)
        shown = [
            title
            for number in (1, 2, 3)
            for title in texts(self.get("fietstocht", page=number), TITLES)
        ]
        assert (len(shown), set(shown)) == (45, made)

    def test_queries_do_not_grow_with_the_results(self):
        def add(first, last):
            for number in range(first, last):
                NewsItemPageFactory(parent=self.corpus.tree.news, title=f"Fietstocht {number}")

        address = f"{DUTCH}?q=fietstocht"
        add(0, 10)
        ten = self.warm_queries(address)
        add(10, 60)
        assert self.warm_queries(address) == ten <= 15
        assert self.warm_queries(f"{address}&page=3") <= ten
        self.add_fietstocht_of_every_kind()
        kinds = set(texts(self.get("fietstocht"), ".search-result__kind"))
        assert len(kinds) == 8
        assert self.warm_queries(address) == ten
        assert self.warm_queries(f"{ENGLISH}?q=fietstocht") == ten
        assert self.warm_queries(f"{DUTCH}?topic=participatie") <= 15
        assert self.warm_queries(f"{DUTCH}?q=xyzzy") <= 15
        assert self.warm_queries(DUTCH) <= 10

    def add_fietstocht_of_every_kind(self):
        tree = self.corpus.tree
        programme = ProgrammePageFactory(
            parent=CongressEditionPageFactory(
                parent=tree.editions, title="Fietstocht", slug="fietstocht"
            )
        )
        for factory, parent in (
            (ProgrammeItemPageFactory, programme),
            (HostCityPageFactory, tree.host_cities),
            (PartnerPageFactory, tree.partners),
            (PersonPageFactory, tree.people),
            (ContributionPageFactory, tree.contributions),
            (StandardPageFactory, tree.home),
        ):
            factory(parent=parent, title="Fietstocht")


class FilterTests(SearchPageTestCase):
    def test_filters_tell_values_labels_and_counts(self):
        assert self.options(self.get("zwembad")) == {
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
        response = self.get("zwembad", topic="participatie", year=["2025", "2023"])
        assert texts(response, TITLES) == [
            "Zwembad : zo maakt u er een",
            "Nieuws uit de straat",
        ]
        assert self.options(response)["Jaar"][:2] == [
            ("2025", "2025 1", True),
            ("2023", "2023 1", True),
        ]
        assert links(response, ".active-filters a") == [
            (
                f"{said('Remove filter:', 'nl')} 2025",
                "/nl/zoeken/?q=zwembad&year=2023&topic=participatie",
            ),
            (
                f"{said('Remove filter:', 'nl')} 2023",
                "/nl/zoeken/?q=zwembad&year=2025&topic=participatie",
            ),
            (
                f"{said('Remove filter:', 'nl')} participatie",
                "/nl/zoeken/?q=zwembad&year=2025&year=2023",
            ),
        ]

    def test_a_chosen_value_without_hits_stays_to_be_removed(self):
        response = self.get("zwembad", city="utrecht", type="person", year="1994")
        assert texts(response, TITLES) == []
        shown = self.options(response)
        assert ("person", "Persoon 0", True) in shown["Soort"]
        assert ("1994", "1994 0", True) in shown["Jaar"]
        assert len(links(response, ".active-filters a")) == 3

    def test_unknown_names_and_values_are_ignored(self):
        everything = texts(self.get("zwembad"), TITLES)
        for names in (
            {"soort": "news"},
            {"type": "nieuws"},
            {"year": ["x", "20255", "٢٠٢٥"]},
            {"topic": "x"},
            {"city": "\x00"},
        ):
            response = self.get("zwembad", **names)
            assert texts(response, TITLES) == everything, names
            assert links(response, ".active-filters a") == []

    def test_the_form_of_filters_keeps_the_query(self):
        (hidden,) = parts(self.get("zwembad"), '.facets input[type="hidden"]')
        assert (hidden["name"], hidden["value"]) == ("q", "zwembad")


class SearchBoxTests(SearchPageTestCase):
    def test_the_form_tells_its_script_what_to_ask_and_say(self):
        for address, lang in ((DUTCH, "nl"), (ENGLISH, "en")):
            (form,) = parts(self.get("", address), "form[data-suggestions]")
            told = json.loads(form["data-suggestions"])
            assert (told["address"], told["lang"]) == ("/api/v1/suggest", lang)
            none, *counts = told["counts"]
            assert none == said("No suggestions", lang)
            assert [count.split()[0] for count in counts] == list("12345678")
            assert told["kinds"]["host_city"] == said("Host city", lang)
            assert told["kinds"]["topic"] == said("Topic", lang)
            assert form.input.get("role") is None  # without the script it is a plain field


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
