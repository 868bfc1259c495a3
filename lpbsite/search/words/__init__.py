"""What search knows of Dutch and English words: the one place to teach it something.

Text files that anybody can correct: words with spaces or lines between them, ``#`` before a
remark. Each is read once, when it is first needed.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

# Words and phrases that belong together, by the language that they are in.
Group = Mapping[str, tuple[str, ...]]


def lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield content


def entries(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands before the colon of each line, and the words behind it."""
    for line in lines(name):
        key, _colon, words = line.partition(":")
        yield key.strip(), words.split()


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
def place_heads() -> frozenset[str]:
    """Dutch words that names of places in a town end with."""
    return word_set("place_heads.nl.txt")


@cache
def irregular_forms(lang: str) -> dict[str, str]:
    """Basic form by form, for what neither dictionary nor stemmer joins.

    In the file: ``basic: form form``.
    """
    found = {}
    for basic, forms in entries(f"irregular.{lang}.txt"):
        for form in (basic, *forms):
            found[form] = basic
    return found


@cache
def parting_words() -> dict[str, frozenset[str]]:
    """Little words around parted verbs, by their kind; in the file ``kind: word word``."""
    return {kind: frozenset(words) for kind, words in entries("parting.nl.txt")}


@cache
def separable_verbs() -> dict[str, frozenset[str]]:
    """The verbs that a particle goes with, by particle; in the file ``op|ruimen``."""
    found: dict[str, set[str]] = {}
    for line in lines("separable.nl.txt"):
        particle, _bar, verb = line.partition("|")
        found.setdefault(particle, set()).add(verb)
    return {particle: frozenset(verbs) for particle, verbs in found.items()}


@cache
def verb_forms() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The verbs that a form may be of, by form; and the forms that are a bare stem.

    In the file: ``infinitive: stem third-person past past-plural``.
    """
    found: dict[str, set[str]] = {}
    stems = set()
    for verb, forms in entries("verb_forms.nl.txt"):
        for form in (verb, *forms):
            found.setdefault(form, set()).add(verb)
        stem, third = forms[:2]
        if stem != third:
            stems.add(stem)
    return {form: frozenset(verbs) for form, verbs in found.items()}, frozenset(stems)


@cache
def families(lang: str) -> dict[str, str]:
    """The word that stands for a family, by each other word of it: inbreken by inbraak.

    Basic forms. In the file: ``word: word word``.
    """
    found = {}
    for head, others in entries(f"families.{lang}.txt"):
        found.update(dict.fromkeys(others, head))
    return found


@cache
def british_spelling() -> dict[str, str]:
    """British spelling by American; in the file ``american = british``, basic forms."""
    pairs = (line.split("=") for line in lines("spelling.en.txt"))
    return {american.strip(): british.strip() for american, british in pairs}


@cache
def english_compounds() -> dict[str, tuple[str, ...]]:
    """The words of an English compound that is written as one or as two: streetlight."""
    return {closed: tuple(words) for closed, words in entries("compounds.en.txt")}


@cache
def synonym_groups(name: str) -> tuple[Group, ...]:
    """Groups of words or phrases that mean the same: ``nl``, ``en`` or ``nl-en``.

    In a file: a line a group, ``=`` between its members. In ``nl-en`` the Dutch words stand
    before ``>`` and the English ones behind it: one group from either language to the other.
    """
    languages = name.split("-")
    return tuple(
        {lang: parted(side, "=") for lang, side in zip(languages, line.split(">"), strict=True)}
        for line in lines(f"synonyms.{name}.txt")
    )


@cache
def related_terms(lang: str) -> tuple[tuple[Group, Group], ...]:
    """What people ask for, and what texts say that are about it without those words.

    In the file: ``asked = asked > said, said``. Not the other way round.
    """
    sides = (line.split(">") for line in lines(f"related.{lang}.txt"))
    return tuple(
        ({lang: parted(asked, "=")}, {lang: parted(said, ",")}) for asked, said in sides
    )


def parted(line: str, mark: str) -> tuple[str, ...]:
    return tuple(member.strip() for member in line.split(mark))


@cache
def names() -> frozenset[str]:
    """Names that are right as they are, and never split; two words with one are one thing."""
    return word_set("names.txt")


@cache
def places() -> frozenset[str]:
    """Names of further places, that are right as they are and never split."""
    return word_set("places.txt")


@cache
def people() -> frozenset[str]:
    """Given names and family names, that are right as they are."""
    return word_set("people.txt")
