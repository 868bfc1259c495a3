"""The one entry to search: the search page, the API and the tests all ask here."""

import unicodedata
from collections.abc import Collection, Iterable

from django.utils import translation
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from lpbsite.search.analysis import words
from lpbsite.search.answer import SearchAnswer, SearchItem
from lpbsite.search.backends.cleaning import query_words
from lpbsite.search.facets import count_facets, passes
from lpbsite.search.facts import PageFacts, among, facts_of
from lpbsite.search.highlights import highlights
from lpbsite.search.vocabulary import Vocabulary, vocabulary
from lpbsite.translation.visibility import visible

PAGE_SIZE = 20
MAX_QUERY_SHOWN = 200


def search(
    query: str,
    *,
    lang: str,
    types: Collection[str] = (),
    years: Collection[str] = (),
    topics: Collection[str] = (),
    cities: Collection[str] = (),
    page: int = 1,
    page_size: int = PAGE_SIZE,
    known: Vocabulary | None = None,
) -> SearchAnswer:
    """Find the pages that have all words of the query and that a visitor may see.

    Hits in ``lang`` come first, then pages that a visitor cannot read in it. Among these the
    best titles: the very words, then all of the words, then the rest in the engine's order. Any
    text is a query; one without a word has no hits. Never fails because an engine is away.

    At most eleven queries of its own, and one for each page type among the items.

    Args:
        query: What somebody typed.
        lang: Language to rank by, ``nl`` or ``en``.
        types: Values of the filter by type, alternatives; unknown ones match nothing.
        years: Years in four digits.
        topics: Slugs of the Dutch topics.
        cities: Slugs of the host cities.
        page: From 1; past the end it has no items.
        page_size: Items on a page.
        known: The vocabulary in ``lang``, when the caller has it already.
    """
    filters = {"type": types, "year": years, "topic": topics, "city": cities}
    chosen = {name: frozenset(values) for name, values in filters.items()}
    matches = get_search_backend().matches(query, Page.objects.filter(live=True))
    scores = {int(pk): score for pk, score in matches.scores.items()}
    known = known or vocabulary(lang)
    found = without_translated(facts_of(scores.keys(), known.cities), lang)
    asked = query_words(query)
    hits = ranked((facts for facts in found if passes(facts, chosen)), lang, asked, scores)
    with translation.override(lang):
        facets = count_facets(found, chosen, lang, known)
    shown = hits[max(page - 1, 0) * page_size :][:page_size]
    return SearchAnswer(
        query=printable(query),
        lang=lang,
        engine=matches.engine,
        degraded=matches.degraded,
        total=len(hits),
        page=page,
        page_size=page_size,
        suggestion=None,
        facets=facets,
        items=items(shown, frozenset(asked), scores),
    )


def printable(query: str) -> str:
    """Return the query without what cannot be shown or turns the line around; not too long."""
    kept = (char for char in query if unicodedata.category(char)[0] != "C" or char.isspace())
    return " ".join("".join(kept).split())[:MAX_QUERY_SHOWN]


def without_translated(found: list[PageFacts], lang: str) -> list[PageFacts]:
    """Leave out pages in another language that a visitor can read in this one; one query."""
    others = {facts.translation_key for facts in found if facts.lang != lang}
    if not others:
        return found
    own = Page.objects.filter(among(others, "translation_key"), locale__language_code=lang)
    translated = set(visible(own).values_list("translation_key", flat=True))
    return [
        facts
        for facts in found
        if facts.lang == lang or facts.translation_key not in translated
    ]


def ranked(
    found: Iterable[PageFacts], lang: str, asked: list[str], scores: dict[int, float]
) -> list[PageFacts]:
    """Order hits alike on every engine as far as titles tell, then by the engine's score."""

    def place(facts: PageFacts) -> tuple[bool, int, float, int]:
        tier = title_tier(words(facts.title), asked)
        return facts.lang != lang, tier, -scores[facts.id], -facts.id

    return sorted(found, key=place)


def title_tier(title: list[str], asked: list[str]) -> int:
    if title == asked:
        return 0
    return 1 if set(asked) <= set(title) else 2


def items(
    shown: list[PageFacts], asked: frozenset[str], scores: dict[int, float]
) -> tuple[SearchItem, ...]:
    """Return the hits with what is read of them; a query and one more for each page type."""
    if not shown:
        return ()
    pages = Page.objects.filter(pk__in=[facts.id for facts in shown]).specific()
    by_id = {page.pk: page for page in pages}
    return tuple(
        item(by_id[facts.id], facts, asked, scores[facts.id])
        for facts in shown
        if facts.id in by_id
    )


def item(page: Page, facts: PageFacts, asked: frozenset[str], score: float) -> SearchItem:
    return SearchItem(
        id=facts.id,
        type=facts.type,
        title=page.title,
        url=page.url or "",
        lang=facts.lang,
        title_lang=getattr(page, "content_language", facts.lang),
        date=facts.dated.date,
        end_date=facts.dated.end_date,
        score=score,
        document_page=None,
        highlights=highlights(page, facts.lang, asked),
    )
