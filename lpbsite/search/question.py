"""What a query asks for: its words, and every form in which a page may have them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lpbsite.search.analysis import word_terms
from lpbsite.search.backends.cleaning import query_words
from lpbsite.search.thesaurus import Synonyms
from lpbsite.search.wordings import EXACT, Asked, Variant, joined, telling_words

# What a mistyped word may have meant besides the likeliest.
SECOND_GUESS = 0.45


@dataclass(frozen=True, slots=True)
class Question:
    """A query, analysed.

    Attributes:
        words: All its words, as typed but for case and accents.
        asked: What it asks for.
        phrases: Terms of neighbouring words, with a space between them.
        also: Other wordings of the whole: what means the same, or what was meant.
    """

    words: tuple[str, ...]
    asked: tuple[Asked, ...]
    phrases: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()

    @property
    def terms(self) -> list[str]:
        """All terms and phrases to ask an engine for, each once."""
        single = (term for asked in self.asked for term in asked.terms)
        return list(dict.fromkeys((*single, *self.phrases)))


def question(query: str, lang: str, synonyms: Synonyms) -> Question:
    """Analyse a query in ``lang``; one without any word asks for nothing."""
    found = query_words(query)
    telling = telling_words(found, lang)
    asked = tuple(synonyms.with_names(telling, lang))
    if not asked and len(found) > 1:
        # "Over ons": only little words, which stand as they are in titles.
        asked = tuple(Asked((word,), (Variant((((word, EXACT),),), 1),)) for word in found)
    also = synonyms.of(tuple(telling), lang)
    return Question(tuple(found), joined(asked, lang), tuple(phrases(telling, lang)), also)


def phrases(found: list[str], lang: str) -> Iterator[str]:
    for first, second in zip(found, found[1:], strict=False):
        terms = (word_terms(first, lang), word_terms(second, lang))
        yield " ".join(term.lemma for term in terms if term)
