"""All pages with a topic, a city or whatever filter, for who asks no question."""

from collections.abc import Collection, Mapping

import numpy as np
from django.utils import translation

from lpbsite.search.answer import SearchAnswer
from lpbsite.search.facets import count_facets
from lpbsite.search.facts import PageFacts, all_facts
from lpbsite.search.ordering import Hit
from lpbsite.search.query import PAGE_SIZE, items
from lpbsite.search.vocabulary import Vocabulary


def browse(
    filters: Mapping[str, Collection[str]], *, lang: str, page: int, known: Vocabulary
) -> SearchAnswer:
    """Return the pages that pass the filters, as ``search`` answers; none without a filter.

    Pages in ``lang`` come first, then those that cannot be read in it; the newest first, those
    without a date at the end, by title. No engine is asked.
    """
    chosen = {name: frozenset(values) for name, values in filters.items()}
    columns = all_facts().columns
    pages = columns.readable_in(lang) if any(chosen.values()) else columns.none
    places = np.flatnonzero(pages & columns.passing(chosen))
    hits = sorted((columns.pages[place] for place in places), key=title_key)
    hits.sort(key=lambda one: one.dated.date or "", reverse=True)
    hits.sort(key=lambda one: one.lang != lang)
    with translation.override(lang):
        facets = count_facets(pages, chosen, lang, known, columns)
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
        items=items([Hit(0, one) for one in shown], frozenset(), lang),
    )


def title_key(facts: PageFacts) -> tuple[str, int]:
    return facts.title.casefold(), -facts.id
