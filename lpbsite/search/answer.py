"""What a search answers, whoever asks: the page, the API or a test."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Highlights:
    """Safe HTML: everything is escaped but ``<mark>`` around the words that were asked for."""

    title: str
    text: str


@dataclass(frozen=True)
class SearchItem:
    """One page that was found.

    Attributes:
        type: Value of ``page_types.TYPE_LABELS``.
        lang: Language of the page.
        title_lang: Language of its title, which of a publication may be another.
        text_lang: Language of the text in ``highlights``, which of a document may be another.
        date: ISO date, as precise as it is known: ``2015-11``; None when the page has no date.
        end_date: ISO date of the last day of an edition that has more than one.
        score: Higher is better, comparable within one answer only.
        document: Key of the document that the words stand in, when the page lacks some of them.
        document_page: Page of that document that the words stand on.
    """

    id: int
    type: str
    title: str
    url: str
    lang: str
    title_lang: str
    text_lang: str
    date: str | None
    end_date: str | None
    score: float
    document: int | None
    document_page: int | None
    highlights: Highlights


@dataclass(frozen=True)
class FacetValue:
    """A value that hits have; ``lang`` is the language of its label."""

    value: str
    label: str
    count: int
    lang: str


@dataclass(frozen=True)
class SearchAnswer:
    """The answer to one question.

    Attributes:
        query: The question, without characters that cannot be shown.
        lang: The language that was asked in; its pages come first.
        engine: ``elasticsearch``, ``postgresql`` or ``sqlite``, whichever answered.
        degraded: The engine that should have answered did not.
        total: Hits of all pages of the answer.
        suggestion: Another query that may be meant.
        facets: By ``type``, ``year``, ``topic`` and ``city``: what hits have, with how many
            there would be if that value were chosen too.
    """

    query: str
    lang: str
    engine: str
    degraded: bool
    total: int
    page: int
    page_size: int
    suggestion: str | None
    facets: Mapping[str, tuple[FacetValue, ...]]
    items: tuple[SearchItem, ...]
