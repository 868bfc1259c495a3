"""Suggestions while somebody types: the titles that go on as the typed words begin.

Titles are kept in the process, a list for each language, made anew when the stamp of the
content changes. What is suggested is looked up in the database first, so a page that no visitor
may see is never among it, however old the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from lpbsite.core.terms import Terms
from lpbsite.search.analysis import LEMMA_MARKS, words
from lpbsite.search.facts import UNDATED, all_facts
from lpbsite.search.stamp import kept_by_stamp
from lpbsite.search.vocabulary import vocabulary
from lpbsite.search.word_starts import WordStarts
from lpbsite.search.words import synonym_groups
from lpbsite.translation.visibility import visible

MAX_SUGGESTIONS = 8
# What is typed in a search box; the rest of a longer text cannot be meant.
MAX_LENGTH = 200
MAX_WORDS = 12
TOPIC = "topic"
# What most often is looked for by its name comes first.
ORDER = (
    "host_city",
    "edition",
    "partner",
    "person",
    TOPIC,
    "contribution",
    "news",
    "programme_item",
    "page",
    "home",
)


@dataclass(frozen=True)
class Suggestion:
    """A title and its address; ``type`` as in ``page_types``, or ``topic`` for a search."""

    text: str
    url: str
    type: str


class Entry(NamedTuple):
    """A title that can be suggested.

    Attributes:
        page_id: Primary key; ``None`` for a topic, which has a slug.
        order: Its place among its own type: the newest first, else by title.
        names: Title, abbreviation and other names, in plain words.
        also: More words that it can be found by.
    """

    type: str
    text: str
    page_id: int | None
    order: tuple[int, str, int]
    names: tuple[str, ...]
    also: str
    slug: str = ""

    def sort_key(self) -> tuple[int, tuple[int, str, int]]:
        return ORDER.index(self.type), self.order

    def words(self) -> set[str]:
        return set(" ".join([*self.names, self.also]).split())


class Titles:
    """All titles in one language that visitors may see."""

    def __init__(self, lang: str) -> None:
        known = vocabulary(lang)
        found = (*pages(lang, known.cities), *topics(lang, known.topics))
        once: dict[tuple[str, ...], Entry] = {}
        for entry in sorted(found, key=Entry.sort_key):
            # Pages that nobody could tell apart in a list are suggested once, the newest.
            once.setdefault((entry.type, entry.also, *entry.names), entry)
        self.entries = list(once.values())
        self.starts = WordStarts(entry.words() for entry in self.entries)

    def beginning_with(self, typed: list[str]) -> list[Entry]:
        places = self.starts.texts_with(typed)
        if not places:
            typed = self.starts.mended(typed)
            places = self.starts.texts_with(typed)
        whole = " ".join(typed)

        def rank(place: int) -> tuple[bool, int, bool, int]:
            entry = self.entries[place]
            begins = any(name.startswith(whole) for name in entry.names)
            return whole not in entry.names, ORDER.index(entry.type), not begins, place

        return [self.entries[place] for place in nsmallest(MAX_SUGGESTIONS, places, key=rank)]


titles = kept_by_stamp(Titles)


def suggest(query: str, *, lang: str) -> list[Suggestion]:
    """Return at most eight pages and topics whose names go on as the query begins.

    Every word of the query is a word of the name or the start of one; accents and capitals do
    not matter. Names in ``lang`` only, and only what a visitor may see. Exact names come first,
    then cities, editions, partners, people, topics and the rest. When nothing begins so and it
    is clear which letter is wrong, what was meant is suggested. Takes any text. Two queries; a
    handful more after a change of the content.
    """
    typed = list(dict.fromkeys(words(query[:MAX_LENGTH])))[:MAX_WORDS]
    if not typed:
        return []
    found = titles(lang).beginning_with(typed)
    addresses = visible_addresses(found, lang)
    return [
        Suggestion(entry.text, addresses[entry], entry.type)
        for entry in found
        if entry in addresses
    ]


def visible_addresses(found: list[Entry], lang: str) -> dict[Entry, str]:
    """Return the addresses of those that a visitor may see now; one query."""
    ids = [entry.page_id for entry in found if entry.page_id]
    seen = visible(Page.objects.filter(pk__in=ids)).only("url_path") if ids else []
    urls = {page.pk: page.url for page in seen}
    with translation.override(lang):
        search = reverse("search")
    addresses = {
        entry: urls.get(entry.page_id)
        if entry.page_id
        else f"{search}?{urlencode({'topic': entry.slug})}"
        for entry in found
    }
    return {entry: address for entry, address in addresses.items() if address}


def pages(lang: str, cities: Terms) -> Iterator[Entry]:
    for facts in all_facts().pages.values():
        if facts.lang == lang:
            dated = facts.dated if facts.type == "edition" else UNDATED
            places = [cities[city].label for city in dated.cities if city in cities]
            yield Entry(
                type=facts.type,
                text=facts.title,
                page_id=facts.id,
                order=newest_first(facts.dated.date, facts.title, facts.id),
                names=names(facts.title, *facts.names),
                also=" ".join([*names(*places), *sorted(dated.years)]),
            )


def topics(lang: str, terms: Terms) -> Iterator[Entry]:
    for slug, term in terms.items():
        if term.lang == lang:
            order = newest_first(None, term.label, 0)
            yield Entry(TOPIC, term.label, None, order, names(term.label), "", slug)


def newest_first(date: str | None, title: str, pk: int) -> tuple[int, str, int]:
    """Return a key to sort by; ``date`` is an ISO date, of which the end may not be known."""
    return -int((date or "").replace("-", "").ljust(8, "0")), title.casefold(), -pk


def names(*texts: str) -> tuple[str, ...]:
    """Return names in plain words, with what else they are known by: Den Bosch."""
    told = [name for name in map(plain, texts) if name]
    return tuple(dict.fromkeys([*told, *(other for name in told for other in variants(name))]))


def variants(name: str) -> Iterator[str]:
    for group in name_groups():
        for member in group:
            if f" {member} " in f" {name} ":
                for other in group:
                    yield f" {name} ".replace(f" {member} ", f" {other} ").strip()


@cache
def name_groups() -> tuple[tuple[str, ...], ...]:
    """Return the synonyms that are names, in plain words: all of a group have a capital."""
    groups = [group[lang] for lang in LEMMA_MARKS for group in synonym_groups(lang)]
    return tuple(
        tuple(map(plain, group))
        for group in groups
        if all(member.removeprefix("'s-")[0].isupper() for member in group)
    )


def plain(text: str) -> str:
    return " ".join(words(text))
