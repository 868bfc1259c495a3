"""The one entry to search: the search page, the API and the tests all ask here."""

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from django.utils import translation
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from lpbsite.search.answer import SearchAnswer, SearchItem
from lpbsite.search.best_bets import best_bets
from lpbsite.search.documents import DocumentHit, document_hits
from lpbsite.search.facets import count_facets, passes
from lpbsite.search.facts import PageFacts, SiteFacts, all_facts
from lpbsite.search.finding import find
from lpbsite.search.highlights import highlights
from lpbsite.search.question import Question, Synonyms
from lpbsite.search.ranking import ranked
from lpbsite.search.synonyms import editors_synonyms
from lpbsite.search.vocabulary import Vocabulary, vocabulary
from lpbsite.search.words import synonym_groups
from lpbsite.translation.visibility import visible

PAGE_SIZE = 20
MAX_QUERY_SHOWN = 200
# What a page counts that was found by the words of its version in the other language.
VERSION_SHARE = 0.6


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
    """Find the pages that answer a query, or most of it, and that a visitor may see.

    Hits in ``lang`` come first, then pages that a visitor cannot read in it; among these what
    editors put first, then by ``lpbsite.search.ranking``. Any text is a query; one without a
    word has no hits. Never fails because an engine is away.

    At most ten queries of its own while nothing changes, and one for each page type among the
    items.

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
    facts = all_facts()
    found = find(query, lang, synonyms_of(editors_synonyms(lang)), facts, get_search_backend())
    pinned = [pk for pk in best_bets(query, lang) if pk in facts.pages]
    scores = with_versions(found.scores, lang, facts)
    pages = readable_in(lang, {*scores, *pinned}, facts)
    hits = in_order(
        [page for page in pages if passes(page, chosen)], pinned, scores, found.question, lang
    )
    with translation.override(lang):
        facets = count_facets(pages, chosen, lang, known or vocabulary(lang))
    return SearchAnswer(
        query=printable(query),
        lang=lang,
        engine=found.engine,
        degraded=found.degraded,
        total=len(hits),
        page=page,
        page_size=page_size,
        suggestion=found.suggestion,
        facets=facets,
        items=items(hits[max(page - 1, 0) * page_size :][:page_size], found.marked, lang),
    )


@lru_cache(maxsize=8)
def synonyms_of(editors: tuple[tuple[str, ...], ...]) -> Synonyms:
    own = {name: list(synonym_groups(name)) for name in ("nl", "en", "nl-en")}
    return Synonyms(own | {"editors": list(editors)})


def printable(query: str) -> str:
    """Return the query without what cannot be shown or turns the line around; not too long."""
    kept = (char for char in query if unicodedata.category(char)[0] != "C" or char.isspace())
    return " ".join("".join(kept).split())[:MAX_QUERY_SHOWN]


def with_versions(scores: dict[int, float], lang: str, facts: SiteFacts) -> dict[int, float]:
    """Let a page that is found in the other language stand for its version in this one."""
    result = dict(scores)
    for pk, score in scores.items():
        page = facts.pages[pk]
        version = facts.versions.get((page.translation_key, lang))
        if page.lang != lang and version is not None:
            result[version] = max(result.get(version, 0), score * VERSION_SHARE)
    return result


def readable_in(lang: str, found: Collection[int], facts: SiteFacts) -> list[PageFacts]:
    """Leave out pages in another language that a visitor can read in this one."""
    pages = [facts.pages[pk] for pk in found]
    return [
        page
        for page in pages
        if page.lang == lang or (page.translation_key, lang) not in facts.versions
    ]


def in_order(
    pages: list[PageFacts],
    pinned: list[int],
    scores: dict[int, float],
    question: Question,
    lang: str,
) -> list[tuple[float, PageFacts]]:
    """Return pages with their scores: what editors put first, then the best answers."""
    scored = ranked((page for page in pages if page.id in scores), question, scores, lang)
    first = {pk: place for place, pk in enumerate(pinned)}
    top = scored[0][0] if scored else 1.0
    by_id = {page.id: page for page in pages if page.id in first}
    chosen = [(top + len(first) - first[pk], by_id[pk]) for pk in pinned if pk in by_id]
    return chosen + [pair for pair in scored if pair[1].id not in first]


def items(
    shown: list[tuple[float, PageFacts]], marked: frozenset[str], lang: str
) -> tuple[SearchItem, ...]:
    """Return the hits with what is read of them; two queries and one for each page type.

    Asks once more whether a visitor may see them: what is kept in memory may be a moment old.
    """
    if not shown:
        return ()
    pages = visible(Page.objects.filter(pk__in=[facts.id for _score, facts in shown]))
    by_id = {page.pk: page for page in pages.specific()}
    documents = document_hits(list(by_id.values()), marked, lang)
    return tuple(
        item(by_id[facts.id], facts, marked, score, documents.get(facts.id))
        for score, facts in shown
        if facts.id in by_id
    )


def item(
    page: Page,
    facts: PageFacts,
    marked: frozenset[str],
    score: float,
    document: DocumentHit | None,
) -> SearchItem:
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
        document_page=document.number if document else None,
        highlights=highlights(page, facts.lang, marked, document.text if document else ""),
    )
