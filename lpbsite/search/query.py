"""The one entry to search: the search page, the API and the tests all ask here."""

import unicodedata
from collections.abc import Collection, Sequence

from django.conf import settings
from django.utils import translation
from wagtail.models import Page

from lpbsite.search.answer import SearchAnswer, SearchItem
from lpbsite.search.best_bets import best_bets
from lpbsite.search.documents import DocumentHit, document_hits
from lpbsite.search.facets import count_facets
from lpbsite.search.facts import PageFacts, all_facts
from lpbsite.search.finding import find
from lpbsite.search.highlights import highlights
from lpbsite.search.models import PageText
from lpbsite.search.ordering import Hit, Hits
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
    """Find the pages that answer a query, or most of it, and that a visitor may see.

    Hits in ``lang`` come first, then pages that a visitor cannot read in it; among these what
    editors put first, then by ``lpbsite.search.ranking``. Any text is a query; one without a
    word has no hits. Never fails because an engine is away.

    At most ten queries while nothing changes, whatever it finds.

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
    columns = all_facts().columns
    found = find(query, lang, columns)
    pinned = [columns.place_of[pk] for pk in best_bets(query, lang) if pk in columns.place_of]
    hits = Hits(found, pinned, lang, columns)
    places, scores = hits.in_order(columns.passing(chosen))
    first = max(page - 1, 0) * page_size
    shown = [
        Hit(float(scores[place]), columns.pages[place])
        for place in places[first : first + page_size]
    ]
    with translation.override(lang):
        facets = count_facets(hits.pages, chosen, lang, known or vocabulary(lang), columns)
    return SearchAnswer(
        query=printable(query),
        lang=lang,
        engine=found.engine,
        degraded=found.degraded,
        total=len(places),
        page=page,
        page_size=page_size,
        suggestion=found.suggestion,
        facets=facets,
        items=items(shown, found.marked, lang),
    )


def printable(query: str) -> str:
    """Return the query without what cannot be shown or turns the line around; not too long."""
    kept = (char for char in query if unicodedata.category(char)[0] != "C" or char.isspace())
    return " ".join("".join(kept).split())[:MAX_QUERY_SHOWN]


def items(shown: Sequence[Hit], marked: frozenset[str], lang: str) -> tuple[SearchItem, ...]:
    """Return the hits with what is read of them; at most three queries.

    Asks once more whether a visitor may see them: what is kept in memory may be a moment old.
    """
    if not shown:
        return ()
    keys = [hit.page.id for hit in shown]
    by_id = {page.pk: page for page in visible(Page.objects.filter(pk__in=keys))}
    texts = PageText.objects.in_bulk(keys)
    documents = document_hits(by_id.values(), texts, marked, lang)
    return tuple(
        item(
            by_id[key],
            hit,
            texts.get(key) or PageText(title_language=hit.page.lang),
            marked,
            documents.get(key),
        )
        for key, hit in zip(keys, shown, strict=True)
        if key in by_id
    )


def item(
    page: Page, hit: Hit, text: PageText, marked: frozenset[str], document: DocumentHit | None
) -> SearchItem:
    facts = hit.page
    in_document = document.text if document else ""
    return SearchItem(
        id=facts.id,
        type=facts.type,
        title=page.title,
        url=page.url or "",
        lang=facts.lang,
        title_lang=text.title_language,
        text_lang=document_lang(facts, text) if document else facts.lang,
        date=facts.dated.date,
        end_date=facts.dated.end_date,
        score=hit.score,
        document=document.document if document else None,
        document_page=document.number if document else None,
        highlights=highlights(page.title, text, facts.lang, marked, in_document),
    )


def document_lang(facts: PageFacts, text: PageText) -> str:
    """Return the language of what a page offers: Dutch, unless a publication tells it."""
    return text.title_language if facts.type == "contribution" else settings.LANGUAGE_CODE
