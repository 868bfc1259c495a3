"""Pages whose titles are alike are told apart by what they belong to."""

from tests.factories import (
    CongressEditionPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    english_version,
)
from tests.reading import parts, text_of
from tests.search.page_case import DUTCH, ENGLISH, SearchPageTestCase


class SectionTests(SearchPageTestCase):
    def shown(self, query, address=DUTCH):
        return sorted(
            (text_of(hit.h3), text_of(hit.select_one(".search-result__meta")))
            for hit in parts(self.get(query, address), ".search-result")
        )

    def test_programmes_and_their_items_tell_the_edition(self):
        for title, slug in (("Ooievaarsdagen", "een"), ("Ooievaarsweek", "twee")):
            edition = CongressEditionPageFactory(
                parent=self.corpus.tree.editions, title=title, slug=slug
            )
            programme = ProgrammePageFactory(parent=edition, title="Lepelaars")
            ProgrammeItemPageFactory(parent=programme, title="Gruttotocht")
        assert self.shown("lepelaars") == [
            ("Lepelaars", "Pagina Ooievaarsdagen"),
            ("Lepelaars", "Pagina Ooievaarsweek"),
        ]
        assert [meta for _title, meta in self.shown("gruttotocht")] == [
            "Programmaonderdeel Ooievaarsdagen",
            "Programmaonderdeel Ooievaarsweek",
        ]

    def test_ordinary_pages_tell_the_page_above_in_their_language(self):
        above = StandardPageFactory(parent=self.corpus.tree.home, title="Onze vogels")
        below = StandardPageFactory(parent=above, title="Kievitenraad")
        assert self.shown("kievitenraad") == [("Kievitenraad", "Pagina Onze vogels")]
        english_version(above, title="Our birds")
        english_version(below, title="Lapwing board")
        assert self.shown("lapwing", ENGLISH) == [("Lapwing board", "Page Our birds")]

    def test_what_nobody_may_see_is_not_told(self):
        above = StandardPageFactory(parent=self.corpus.tree.home, title="Kladversie")
        StandardPageFactory(parent=above, title="Kievitenraad")
        above.live = False
        above.save()
        assert self.shown("kievitenraad") == [("Kievitenraad", "Pagina")]
