"""What means the same: words and phrases of one language, or of both."""

from collections.abc import Iterable, Iterator

from lpbsite.search.analysis import LEMMA_MARKS, word_terms, words
from lpbsite.search.compounds import english_halves
from lpbsite.search.lemmas import in_dictionary, is_dictionary_word
from lpbsite.search.wordings import (
    SYNONYM,
    Alternatives,
    Asked,
    forms,
    meant_by,
    said_as,
)
from lpbsite.search.words import Group, names, nouns, question_words

# By the lemmas of words, other words.
Meanings = dict[tuple[str, ...], dict[tuple[str, ...], None]]

# What people put around a question, and verbs, tell less than what it is about.
ASIDE, VERB = 0.35, 0.65


class Synonyms:
    """What means the same, and what tells of it, by the lemmas of words in each language."""

    def __init__(self, groups: Iterable[Group], related: Iterable[tuple[Group, Group]] = ()):
        """Take words and phrases.

        Args:
            groups: Those that mean the same.
            related: What is asked for, and what texts say that are about it.
        """
        self.by_lemmas: Meanings = {}
        self.related: Meanings = {}
        for members in groups:
            add(self.by_lemmas, members, members)
        for asked, said in related:
            add(self.related, asked, said)
        self.longest = max(map(len, self.by_lemmas), default=1)
        self.longest_related = max(map(len, self.related), default=0)

    def with_names(self, found: list[str], lang: str) -> Iterator[Asked]:
        """Yield what is asked for; words that are a known phrase together are one thing."""
        start = 0
        while start < len(found):
            length = next(
                (
                    length
                    for length in range(min(self.longest, len(found) - start), 1, -1)
                    if self.knows(tuple(found[start : start + length]))
                ),
                1,
            )
            yield self.asked(tuple(found[start : start + length]), lang)
            start += length

    def asked(self, said: tuple[str, ...], lang: str) -> Asked:
        variants = list(said_as(said, lang))
        for other in dict.fromkeys(self.of_any_spelling(said, lang)):
            variants += meant_by(other, lang)
        halves = tuple(self.meaning(half, lang, len(said) == 1) for half in halves_of(said))
        return Asked(said, tuple(variants), importance(said, lang), halves)

    def knows(self, said: tuple[str, ...]) -> bool:
        return any(key in self.by_lemmas for key in keys_of(said))

    def of(self, said: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return what means the same as a word or a phrase, each as words."""
        return looked_up(self.by_lemmas, said)

    def related_to(self, said: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return what texts say that are about a word or a phrase, each as words."""
        return looked_up(self.related, said)

    def of_any_spelling(self, said: tuple[str, ...], lang: str) -> Iterator[tuple[str, ...]]:
        """Yield what means the same, also as an English word in two: "neighbourhoodwatch"."""
        yield from self.of(said)
        for halves in english_halves(said[0]) if lang == "en" and len(said) == 1 else ():
            yield from self.of(halves)

    def meaning(self, half: str, lang: str, wide: bool) -> Alternatives:
        """Return the forms of a part and, when ``wide``, with less weight its synonyms."""
        found = dict(forms(half, lang))
        for other in self.of((half,)) if wide else ():
            for term, share in forms(other[0], lang) if len(other) == 1 else ():
                found.setdefault(term, share * SYNONYM)
        return tuple(found.items())


def add(meanings: Meanings, asked: Group, said: Group) -> None:
    """Add to each word or phrase that may be asked for the others that are said."""
    others = [tuple(words(member)) for members in said.values() for member in members]
    for lang, members in asked.items():
        for one in (tuple(words(member)) for member in members):
            key = lemmas(one, lang)
            # "Zonder werk" without its little word is something else; not a name.
            if key and (len(key) > 1 or len(one) == 1 or is_name(one)):
                found = meanings.setdefault(key, {})
                found.update(dict.fromkeys(other for other in others if other != one))


def looked_up(meanings: Meanings, said: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    found = (other for key in keys_of(said) for other in meanings.get(key, ()))
    return tuple(dict.fromkeys(other for other in found if other != said))


def keys_of(said: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [lemmas(said, lang) for lang in LEMMA_MARKS]


def halves_of(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a page may have only one of: parts of a compound, words of a phrase.

    Not of a name: "Den" is not a part of Den Haag.
    """
    if len(said) > 1:
        return () if is_name(said) else said
    terms = word_terms(said[0], "nl")
    return terms.halves if terms else ()


def is_name(said: tuple[str, ...]) -> bool:
    return not names().isdisjoint(said)


def lemmas(said: tuple[str, ...], lang: str) -> tuple[str, ...]:
    found = (word_terms(word, lang) for word in said)
    return tuple(terms.lemma for terms in found if terms)


def importance(said: tuple[str, ...], lang: str) -> float:
    if len(said) > 1:
        return 1
    word = said[0]
    if word in question_words(lang):
        return ASIDE
    return VERB if lang == "nl" and is_verb(word) else 1


def is_verb(word: str) -> bool:
    """Tell whether a word is a verb or a form of one: "betrekt" is of "betrekken".

    A noun in the plural has a shorter basic form, and in the singular it is none of its own.
    """
    return (
        word not in nouns()
        and is_dictionary_word(word, "nl")
        and in_dictionary(word, "nl").endswith("en")
    )
