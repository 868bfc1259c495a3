"""Tell when the analysis of words changes: another version of a library may do so unseen."""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from lpbsite.search.analysis import word_terms
from lpbsite.search.words import lines

FILE = "golden.txt"


def golden_lines() -> Iterator[tuple[str, str, str]]:
    """Return language, word and the terms it is to have, from ``words/golden.txt``."""
    for line in lines(FILE):
        lang, word, *terms = line.split()
        yield lang, word, " ".join(terms)


def analysed(word: str, lang: str) -> str:
    terms = word_terms(word, lang)
    return " ".join((terms.lemma, *terms.stems, *terms.parts)) if terms else "-"


def changed_words(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return a line for each word whose terms are others than its row of the file has."""
    return [
        f"{word} ({lang}): {analysed(word, lang)} instead of {terms}"
        for lang, word, terms in rows
        if analysed(word, lang) != terms
    ]


def write_golden() -> int:
    """Write the terms that the words have now into the file; return how many words."""
    known = [(lang, word) for lang, word, _terms in golden_lines()]
    path = files("lpbsite.search.words").joinpath(FILE)
    head = "# language, word, and its terms; written by manage.py search_golden\n"
    rows = [f"{lang} {word} {analysed(word, lang)}\n" for lang, word in known]
    with open(str(path), "w", encoding="utf-8") as file:
        file.write(head + "".join(rows))
    return len(rows)
