"""An answer as the search page words it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from congress.facets import Facet, FacetOption
from lpbsite.core.dates import date_period
from lpbsite.search.answer import SearchAnswer, SearchItem
from lpbsite.search.document_links import document_links
from lpbsite.search.page_types import TYPE_LABELS
from lpbsite.search.sections import sections
from lpbsite.search.vocabulary import Vocabulary

Chosen = Mapping[str, Sequence[str]]
PRECISION_BY_LENGTH = {10: "day", 7: "month", 4: "year"}


@dataclass(frozen=True)
class RemovableFilter:
    """A chosen value, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Result:
    """A hit; its languages are given only where they are not the reader's.

    ``section`` is what the page belongs to, in its language, if its title does not tell.
    ``document_url`` leads to the page of the PDF that has the words, if that is known.
    """

    item: SearchItem
    kind: str
    when: str
    lang: str
    title_lang: str
    text_lang: str
    section: str
    document_url: str


def results_of(answer: SearchAnswer) -> list[Result]:
    """Return the hits as they are shown; a query for the sections, and ``document_links``."""
    links, known = document_links(answer.items), sections()
    return [
        result_of(item, answer.lang, known.get(item.id, ""), links.get(item.id, ""))
        for item in answer.items
    ]


def result_of(item: SearchItem, lang: str, section: str, document_url: str) -> Result:
    return Result(
        item=item,
        kind=str(TYPE_LABELS[item.type]),
        when=in_words(item.date, item.end_date),
        lang="" if item.lang == lang else item.lang,
        title_lang="" if item.title_lang == lang else item.title_lang,
        text_lang="" if item.text_lang == lang else item.text_lang,
        section=section,
        document_url=document_url,
    )


def in_words(date: str | None, end: str | None) -> str:
    """Return an ISO date or period in the active language, no more precise than it is."""
    if not date:
        return ""
    first = dt.date.fromisoformat(f"{date}-01-01"[:10])
    last = dt.date.fromisoformat(end) if end else None
    return date_period(first, last, PRECISION_BY_LENGTH[len(date)])


def filters_of(answer: SearchAnswer, chosen: Chosen, known: Vocabulary) -> list[Facet]:
    """Return what can be chosen, and what is chosen although no hit has it."""
    labels = {"type": _("Kind"), "year": _("Year"), "topic": _("Topic"), "city": _("City")}
    return [
        Facet(name, label, options_of(answer, name, chosen[name], known))
        for name, label in labels.items()
    ]


def options_of(
    answer: SearchAnswer, name: str, chosen: Sequence[str], known: Vocabulary
) -> list[FacetOption]:
    counts = {value.value: value.count for value in answer.facets[name]}
    counts |= {value: 0 for value in chosen if value not in counts}
    return [
        FacetOption(value, label_of(name, value, answer.lang, known), count, value in chosen)
        for value, count in counts.items()
    ]


def label_of(name: str, value: str, lang: str, known: Vocabulary) -> str:
    if name == "type":
        return str(TYPE_LABELS[value])
    terms = {"topic": known.topics, "city": known.cities}.get(name, {})
    return terms[value].label_in(lang) if value in terms else value


def removable_filters(
    answer: SearchAnswer, chosen: Chosen, known: Vocabulary
) -> list[RemovableFilter]:
    removable = []
    for name, values in chosen.items():
        for value in values:
            others = {**chosen, name: [other for other in values if other != value]}
            label = label_of(name, value, answer.lang, known)
            url = search_address(answer.query, others)
            removable.append(RemovableFilter(label, url))
    return removable


def search_address(query: str, chosen: Chosen) -> str:
    """Return the address of the first page of an answer, in the active language."""
    asked = urlencode(asked_for(query, chosen), doseq=True)
    return f"{reverse('search')}?{asked}" if asked else reverse("search")


def asked_for(query: str, chosen: Chosen) -> dict[str, Sequence[str]]:
    """Return what an address asks, by name, with the question as it is shown.

    Links are made of this: what somebody put into an address beside it, or a question without
    end, is not repeated in each of them.
    """
    return {"q": [query] if query else [], **chosen}


def topic_links(known: Vocabulary, lang: str) -> list[tuple[str, str]]:
    """Return the names of all topics with the address of all pages about each."""
    return [
        (term.label_in(lang), search_address("", {"topic": [slug]}))
        for slug, term in known.topics.items()
    ]
