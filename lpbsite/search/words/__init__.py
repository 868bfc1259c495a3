"""What search knows of Dutch and English words: the one place to teach it something.

Text files that anybody can correct: words with spaces or lines between them, ``#`` before a
remark. Each is read once, when it is first needed.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield content


def word_set(name: str) -> frozenset[str]:
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def stop_words(lang: str) -> frozenset[str]:
    """Words that tell nothing of what a text is about."""
    return word_set(f"stop.{lang}.txt")


@cache
def question_words(lang: str) -> frozenset[str]:
    """Words that people put around what they are looking for."""
    return word_set(f"question.{lang}.txt")


@cache
def nouns() -> frozenset[str]:
    """Dutch words that compounds are made of, in their basic form."""
    return word_set("nouns.nl.txt")


@cache
def wholes() -> frozenset[str]:
    """Dutch words that look like compounds and are none, or mean something else."""
    return word_set("wholes.nl.txt")


@cache
def no_parts() -> frozenset[str]:
    """Dutch words and endings that are never a part of a compound noun."""
    return word_set("no_parts.nl.txt")


@cache
def irregular_forms(lang: str) -> dict[str, str]:
    """Basic form by form, for what neither dictionary nor stemmer joins.

    In the file: ``basic: form form``.
    """
    found = {}
    for line in lines(f"irregular.{lang}.txt"):
        basic, _colon, forms = line.partition(":")
        for form in (basic, *forms.split()):
            found[form] = basic
    return found


@cache
def synonym_groups(name: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words or phrases that mean the same: ``nl``, ``en`` or ``nl-en``.

    In a file: a line a group, ``=`` between its members. In ``nl-en`` the Dutch words stand
    before ``>`` and the English ones behind it: one group from either language to the other.
    """
    return tuple(
        tuple(member.strip() for member in line.replace(">", "=").split("="))
        for line in lines(f"synonyms.{name}.txt")
    )


@cache
def names() -> frozenset[str]:
    """Names that are right as they are, even when no page has them: never corrected."""
    return word_set("names.txt")
