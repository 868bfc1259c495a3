"""All pages with a topic, a city or whatever filter, for who asks no question."""

from collections.abc import Collection, Mapping

from django.utils import translation

from lpbsite.search.answer import SearchAnswer
from lpbsite.search.facets import count_facets, passes
from lpbsite.search.facts import PageFacts, all_facts
from lpbsite.search.query import PAGE_SIZE, items, readable_in
from lpbsite.search.vocabulary import Vocabulary


def browse(
    filters: Mapping[str, Collection[str]], *, lang: str, page: int, known: Vocabulary
) -> SearchAnswer:
    """Return the pages that pass the filters, as ``search`` answers; none without a filter.

    Pages in ``lang`` come first, then those that cannot be read in it; the newest first, those
    without a date at the end, by title. No engine is asked.
    """
    chosen = {name: frozenset(values) for name, values in filters.items()}
    facts = all_facts()
    pages = readable_in(lang, facts.pages, facts) if any(chosen.values()) else []
    hits = sorted((one for one in pages if passes(one, chosen)), key=title_key)
    hits.sort(key=lambda one: one.dated.date or "", reverse=True)
    hits.sort(key=lambda one: one.lang != lang)
    with translation.override(lang):
        facets = count_facets(pages, chosen, lang, known)
    shown = hits[max(page - 1, 0) * PAGE_SIZE :][:PAGE_SIZE]
    return SearchAnswer(
        query="",
        lang=lang,
        engine="",
        degraded=False,
        total=len(hits),
        page=page,
        page_size=PAGE_SIZE,
        suggestion=None,
        facets=facets,
        items=items([(0.0, one) for one in shown], frozenset(), lang),
    )


def title_key(facts: PageFacts) -> tuple[str, int]:
    return facts.title.casefold(), -facts.id
