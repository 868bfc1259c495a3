"""An answer as the search page words it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from congress.facets import Facet, FacetOption
from lpbsite.core.dates import date_period
from lpbsite.search.answer import SearchAnswer, SearchItem
from lpbsite.search.document_links import document_links
from lpbsite.search.page_types import TYPE_LABELS
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
    """A hit; ``lang`` and ``title_lang`` are given only where they are not the reader's.

    ``document_url`` leads to the page of the PDF that has the words, if that is known.
    """

    item: SearchItem
    kind: str
    when: str
    lang: str
    title_lang: str
    document_url: str


def results_of(answer: SearchAnswer) -> list[Result]:
    """Return the hits as they are shown; no query but those of ``document_links``."""
    links = document_links(answer.items)
    return [result_of(item, answer.lang, links.get(item.id, "")) for item in answer.items]


def result_of(item: SearchItem, lang: str, document_url: str) -> Result:
    return Result(
        item=item,
        kind=str(TYPE_LABELS[item.type]),
        when=in_words(item.date, item.end_date),
        lang="" if item.lang == lang else item.lang,
        title_lang="" if item.title_lang == lang else item.title_lang,
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
    request: HttpRequest, answer: SearchAnswer, chosen: Chosen, known: Vocabulary
) -> list[RemovableFilter]:
    removable = []
    for name, values in chosen.items():
        for value in values:
            query = request.GET.copy()
            query.pop("page", None)
            query.setlist(name, [other for other in values if other != value])
            label = label_of(name, value, answer.lang, known)
            removable.append(RemovableFilter(label, f"?{query.urlencode()}"))
    return removable


def topic_links(known: Vocabulary, lang: str) -> list[tuple[str, str]]:
    """Return the names of all topics with the address of all pages about each."""
    search = reverse("search")
    return [
        (term.label_in(lang), f"{search}?{urlencode({'topic': slug})}")
        for slug, term in known.topics.items()
    ]
