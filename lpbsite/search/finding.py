"""Ask an engine where the words of a query stand, and once more for words that are mistyped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from modelsearch.backends import get_search_backend

from lpbsite.search.analysis import LEMMA_MARKS
from lpbsite.search.backends.budget import together
from lpbsite.search.backends.entries import texts_of
from lpbsite.search.columns import Columns, Numbers, Places
from lpbsite.search.lemmas import read_word_lists
from lpbsite.search.question import SECOND_GUESS, Question, question, with_related
from lpbsite.search.spelling import corrections, is_right
from lpbsite.search.synonyms import editors_synonyms
from lpbsite.search.term_weights import exact_weights, usual_weights
from lpbsite.search.thesaurus import Synonyms
from lpbsite.search.weighing import Rarities, scores
from lpbsite.search.wordings import PART, TELLING, Asked, forms, said_as
from lpbsite.search.words import related_terms, synonym_groups

# Where so many pages answer by the words themselves, nobody needs others.
ENOUGH = 25


@dataclass(frozen=True)
class Found:
    """What a query finds, before filters.

    Attributes:
        question: The query, analysed, with what mistyped words may mean.
        places: Where each term stands, in the order of ``Columns``.
        rarities: How much each word of the question tells.
        scores: Of each place; higher is better, 0 is no answer.
        suggestion: Another query that may be meant, and that finds something.
    """

    engine: str
    degraded: bool
    question: Question
    places: dict[str, Places]
    rarities: Rarities
    scores: Numbers
    suggestion: str | None = None

    @property
    def marked(self) -> frozenset[str]:
        """Return the terms that a text shows why it was found by."""
        return frozenset(
            term
            for asked in self.question.asked
            for variant in asked.variants
            if variant.weight >= TELLING
            for alternatives in variant.all_of
            for term, _share in alternatives
        )


@together()
def find(query: str, lang: str, columns: Columns) -> Found:
    """Return the visible pages that answer a query; one or two questions to the engine.

    The second is for what mistyped words may mean and, where few pages answer, for what texts
    say that are about it.
    """
    synonyms = synonyms_of(editors_synonyms(lang))
    asked = question(query, lang, synonyms)
    found = ask(asked, columns)
    meant = {word: corrections(word) for word in unknown_words(found)}
    corrected = with_corrections(asked, meant, lang, synonyms)
    # Not for words that are right though no page has them.
    better = asked if any(is_right(word) for word in meant) else corrected
    if np.count_nonzero(found.scores) < ENOUGH:
        better = with_related(better, lang, synonyms)
    if better == asked == corrected:
        return found
    answer = ask(better, columns, corrected.terms)
    return replace(answer, suggestion=suggested(asked, meant, answer.places, lang))


@lru_cache(maxsize=8)
def synonyms_of(editors: tuple[tuple[str, ...], ...]) -> Synonyms:
    """Return all synonyms; editors have words of either language in a group."""
    own = (group for name in ("nl", "en", "nl-en") for group in synonym_groups(name))
    theirs = (dict.fromkeys(LEMMA_MARKS, group) for group in editors)
    related = (pair for lang in LEMMA_MARKS for pair in related_terms(lang))
    return Synonyms((*own, *theirs), related)


def read_all_words() -> None:
    """Read all that search knows of words into memory, as the first search would do."""
    read_word_lists()
    synonyms_of(())


def ask(asked: Question, columns: Columns, further: Sequence[str] = ()) -> Found:
    """Return what an engine finds, the scores by what a page usually has of a word.

    Args:
        asked: What is asked for.
        columns: The visible pages.
        further: Terms to look for besides.
    """
    answer = get_search_backend().occurrences(list(dict.fromkeys((*asked.terms, *further))))
    places = {term: columns.places(keys) for term, keys in answer.pages.items()}
    rarities = Rarities(columns.size)
    found = scores(asked, usual_weights(places, columns), rarities)
    return Found(answer.engine, answer.degraded, asked, places, rarities, found)


def exact_scores(found: Found, places: Places, columns: Columns) -> Numbers:
    """Return the scores, those at some places by how often words stand there; one query."""
    texts = texts_of([columns.pages[place].id for place in places])
    read = [place for place in places if columns.pages[place].id in texts]
    result = found.scores.copy()
    if read:
        weights = exact_weights(
            [texts[columns.pages[place].id] for place in read],
            found.question.terms,
            lambda name, value: columns.mask(name, value)[read],
        )
        exact = scores(found.question, weights, found.rarities)
        # The texts of the database may lag behind the engine, or be ahead of it.
        result[read] = np.where(exact > 0, exact, result[read])
    return result


def unknown_words(found: Found) -> list[str]:
    """Return the words of the question that surely stand on no visible page."""
    return [
        asked.words[0]
        for asked in found.question.asked
        if len(asked.words) == 1 and asked in found.rarities.unsure
    ]


def with_corrections(
    asked: Question, meant: dict[str, tuple[str, ...]], lang: str, synonyms: Synonyms
) -> Question:
    """Return the question with the likeliest corrections in place of their words.

    What else a word may have meant is a further variant of it.
    """
    if not any(meant.values()):
        return asked
    likeliest = {word: found[0] for word, found in meant.items() if found}
    others = {found[0]: found[1:] for found in meant.values() if found}
    better = question(
        " ".join(likeliest.get(word, word) for word in asked.words), lang, synonyms
    )

    def widened(one: Asked) -> Asked:
        further = (
            variant
            for word in (others.get(one.words[0], ()) if len(one.words) == 1 else ())
            for variant in said_as((word,), lang, SECOND_GUESS)
        )
        return replace(one, variants=(*one.variants, *further))

    return replace(better, asked=tuple(map(widened, better.asked)))


def suggested(
    asked: Question,
    meant: dict[str, tuple[str, ...]],
    places: dict[str, Places],
    lang: str,
) -> str | None:
    """Return the query with its unknown words corrected to words of visible pages."""
    better = {}
    for word, candidates in meant.items():
        seen = [
            found
            for found in candidates
            if any(
                len(places.get(term, ())) for term, share in forms(found, lang) if share > PART
            )
        ]
        if seen:
            better[word] = seen[0]
    if not better:
        return None
    return " ".join(better.get(word, word) for word in asked.words)
