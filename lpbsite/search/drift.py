"""Find and mend every difference between the database and what search keeps of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from modelsearch.backends import get_search_backends_with_name
from modelsearch.index import get_indexed_models
from wagtail.models import Page

from lpbsite.search.catching_up import forget_missed, newest_missed
from lpbsite.search.compared_elasticsearch import ElasticsearchIndex
from lpbsite.search.compared_indexes import BATCH, ComparedIndex, EmbeddedIndex, batches_of
from lpbsite.search.document_reading import read_document, unread_documents
from lpbsite.search.golden import changed_words, golden_lines


@dataclass
class Drift:
    """What differs in one place.

    Attributes:
        place: An engine, or another part of search.
        missing: In the database and not there.
        stale: There, but otherwise than it is in the database now.
        superfluous: There, and no longer in the database.
        unusable: Indices that are not there, or that cannot answer what the site asks.
        problem: Why nothing could be compared or mended, in words; empty when it could.
        remedy: What people can do about the problem, in a sentence.
    """

    place: str
    missing: int = 0
    stale: int = 0
    superfluous: int = 0
    unusable: int = 0
    problem: str = ""
    remedy: str = ""

    @property
    def total(self) -> int:
        return self.missing + self.stale + self.superfluous + self.unusable

    def __str__(self) -> str:
        if self.problem:
            return f"{self.place}: {self.problem}"
        indices = f"{self.unusable} unusable indices, " if self.unusable else ""
        return (
            f"{self.place}: {indices}{self.missing} missing, {self.stale} stale, "
            f"{self.superfluous} superfluous"
        )


# A check compares one part of search with the database, and mends it when it is told to.
Check = Callable[[bool], Iterable[Drift]]


def documents_drift(mend: bool) -> list[Drift]:
    """Compare the documents with their texts."""
    found = Drift("documents")
    for document in unread_documents().iterator(chunk_size=BATCH):
        found.missing += 1
        if mend:
            read_document(document)
    return [found]


def engines_drift(mend: bool) -> Iterator[Drift]:
    """Compare the index of every engine with the database."""
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        yield engine_drift(backend, mend)


def engine_drift(backend: Any, mend: bool) -> Drift:
    kind = ElasticsearchIndex if backend.engine == "elasticsearch" else EmbeddedIndex
    index: ComparedIndex = kind(backend)
    found = Drift(backend.engine)
    missed = newest_missed()
    try:
        found.unusable = index.prepare(mend)
        for model in searched_models():
            for objects in batches_of(model):
                compare(index, model, objects, found, mend)
        found.superfluous += index.superfluous(mend)
    except index.failures as failure:
        found.problem = f"{type(failure).__name__}: {failure}"
        found.remedy = "An engine cannot be compared: run this again when it answers."
    else:
        if mend and backend.engine == "elasticsearch":
            forget_missed(missed)
    return found


def searched_models() -> list[Any]:
    # Bare pages are the root of the tree alone, which nobody searches and nothing indexes.
    return [model for model in get_indexed_models() if model is not Page]


def compare(
    index: ComparedIndex, model: Any, objects: list[Any], found: Drift, mend: bool
) -> None:
    """Compare objects with the index; what differs is looked at again, as it is by then."""
    missing, stale = index.differing(model, objects)
    if not missing and not stale:
        return
    objects = list(model.get_indexed_objects().filter(pk__in=[*missing, *stale]))
    missing, stale = index.differing(model, objects)
    found.missing += len(missing)
    found.stale += len(stale)
    if mend:
        index.add(model, [*missing, *stale])


def analysis_drift(mend: bool) -> list[Drift]:
    """Compare how golden words are analysed with how they were; only people can mend that."""
    changed = changed_words(golden_lines())
    remedy = (
        "Words are analysed otherwise than before: if that is meant, run search_golden and "
        "then update_index; if not, put the former version of PyStemmer or simplemma back."
    )
    return [Drift("analysis", problem="; ".join(changed), remedy=remedy)] if changed else []


# In this order: what is read of documents belongs into the index.
CHECKS: tuple[Check, ...] = (documents_drift, engines_drift, analysis_drift)


def drifts(*, mend: bool) -> Iterator[Drift]:
    """Run all checks, each when its outcome is asked for; an engine that is away is told soon.

    Memory stays the same whatever the number of pages. The whole takes about as long as
    ``update_index``.

    Args:
        mend: Mend what differs; what is told is what was mended.
    """
    return (drift for check in CHECKS for drift in check(mend))


def search_drift(*, mend: bool) -> list[Drift]:
    return list(drifts(mend=mend))
