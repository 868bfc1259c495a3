"""What a fair searcher would call a good answer: lists of query, document and grade.

A line of ``tests/search/judgements/*.tsv`` has, between tabs:

- the query;
- the language it is asked in, ``nl`` or ``en``;
- the key of a record, or all keys of a pattern such as ``speeltuin-*``: in a Dutch list Dutch
  records alone, in an English list English ones (``….en``) alone. A key in full says more than
  a pattern, and can name a record of the other language. Empty: nothing should be found;
- the grade: 3 what was meant, 2 certainly useful, 1 somewhat, 0 not (the same as no line);
- the class of the query;
- for a typing error the query as it was meant, which is a right suggestion.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "search" / "judgements"
CLASSES = (
    "known",
    "topical",
    "question",
    "inflection",
    "compound",
    "typing",
    "variant",
    "crosslanguage",
    "filter",
    "nothing",
)


@dataclass
class Judged:
    """One query; ``grades`` by the key of a record."""

    query: str
    lang: str
    kind: str
    meant: str = ""
    grades: dict[str, int] = field(default_factory=dict)


def read_judgements(keys: Iterable[str], folder: Path = FOLDER) -> list[Judged]:
    """Return all judged queries, in the order of the files.

    Args:
        keys: Keys of all records that can be found.
        folder: Where the lists are.

    Raises:
        ValueError: A line is wrong, or names a record that is not there.
    """
    known = frozenset(keys)
    found: dict[tuple[str, str], Judged] = {}
    patterns: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for file in sorted(folder.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                query, lang, key, grade, kind, meant = (*line, "")[:6]
                if kind not in CLASSES or grade not in {"0", "1", "2", "3"}:
                    raise ValueError(f"{file.name}: {line}")
                asked = found.setdefault((query, lang), Judged(query, lang, kind, meant))
                if asked.kind != kind:
                    raise ValueError(f"{file.name}: {query!r} is of two classes")
                patterns.setdefault((query, lang), [])
                if key:
                    patterns[query, lang].append((key, int(grade)))
    for name, judged in found.items():
        judged.grades = grades_of(patterns[name], judged.lang, known)
    return list(found.values())


def grades_of(
    patterns: list[tuple[str, int]], lang: str, known: frozenset[str]
) -> dict[str, int]:
    grades: dict[str, int] = {}
    for pattern, grade in sorted(patterns, key=lambda pair: "*" not in pair[0]):
        if "*" in pattern:
            matching = {
                key
                for key in known
                if fnmatchcase(key, pattern) and key.endswith(".en") == (lang == "en")
            }
        else:
            matching = {pattern} & known
        if not matching:
            raise ValueError(f"no record is called {pattern!r}")
        grades.update(dict.fromkeys(matching, grade))
    return grades
