from lpbsite.search.answer import FacetValue
from tests.search.questions.asking import QuestionTestCase


class FilterTests(QuestionTestCase):
    def test_values_of_one_filter_are_alternatives(self):
        assert self.found("buurtagenda", years=["2014", "2023"]) == [
            "Buurtagenda",
            "Nieuws uit de stad",
        ]
        assert self.found("buurtagenda", cities=["utrecht", "enschede"]) == [
            "Buurtagenda: zo maakt u er een",
            "Nieuws uit de stad",
        ]

    def test_filters_combine(self):
        found = self.found("buurtagenda", topics=["participatie"], cities=["enschede"])
        assert found == ["Nieuws uit de stad"]
        assert self.found("buurtagenda", years=["2014"], cities=["enschede"]) == []
        assert self.found("stad", types=["host_city"], cities=["enschede"]) == ["Enschede"]

    def test_unknown_values_match_nothing(self):
        for options in (
            {"types": ["x"]},
            {"years": ["x"]},
            {"topics": ["x"]},
            {"cities": ["x"]},
        ):
            assert self.found("buurtagenda", **options) == []

    def test_facets_tell_what_hits_have(self):
        assert self.ask("buurtagenda").facets == {
            "type": (FacetValue("news", "Nieuws", 3, "nl"),),
            "year": (
                FacetValue("2025", "2025", 1, "nl"),
                FacetValue("2023", "2023", 1, "nl"),
                FacetValue("2014", "2014", 1, "nl"),
            ),
            "topic": (
                FacetValue("participatie", "participatie", 2, "nl"),
                FacetValue("lokale-democratie", "lokale democratie", 1, "nl"),
            ),
            "city": (
                FacetValue("enschede", "Enschede", 1, "nl"),
                FacetValue("utrecht", "Utrecht", 1, "nl"),
            ),
        }

    def test_counts_follow_the_other_filters_but_not_their_own(self):
        chosen = {"cities": ["utrecht"]}
        assert self.facet("year", "buurtagenda", **chosen) == [("2025", 1)]
        assert self.facet("topic", "buurtagenda", **chosen) == [
            ("lokale-democratie", 1),
            ("participatie", 1),
        ]
        assert self.facet("city", "buurtagenda", **chosen) == [("enschede", 1), ("utrecht", 1)]

    def test_years_and_cities_follow_from_the_edition(self):
        assert self.facet("year", "overvecht") == [("2025", 1)]
        assert self.facet("city", "overvecht") == [("utrecht", 1)]
        assert self.facet("year", "enschede", types=["host_city"]) == [("2023", 1)]
        assert self.facet("city", "congres 2025", types=["edition"]) == [
            ("enschede", 1),
            ("utrecht", 1),
        ]
        assert self.facet("year", "jubileum") == [("2019", 1)]
        assert self.facet("year", "hulst") == self.facet("city", "hulst") == []
