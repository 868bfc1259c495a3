"""Where in a record something is being read, and what was found there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lpbsite.content.problems import Path, Problem
from lpbsite.content.records import Place

# Characters that no text of a page may hold: control characters, halves of a character, NUL.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Reference:
    """A key that must belong to a record of one of the types."""

    key: str
    types: tuple[str, ...]
    problem: Problem


@dataclass
class Findings:
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True)
class Spot:
    """One value of a record.

    Attributes:
        key: Key of the record.
        translates: The record is the English of another one, and needs only what is translated.
        is_draft: It is a draft of the full form, which may lack what a live page may not.
    """

    key: str
    place: Place
    findings: Findings
    path: Path = ()
    translates: bool = False
    is_draft: bool = False

    @property
    def is_partial(self) -> bool:
        """Tell whether parts may be missing."""
        return self.translates or self.is_draft

    def at(self, part: str | int) -> "Spot":
        return replace(self, path=(*self.path, part))

    def refuse(self, text: str) -> None:
        """Note a problem; whoever reads goes on, so that all problems are told at once."""
        self.findings.problems.append(self.place.problem(self.path, text))

    def refer(self, key: str, types: tuple[str, ...]) -> None:
        problem = self.place.problem(self.path, f"There is no record with the key {key!r}.")
        self.findings.references.append(Reference(key, types, problem))

    def read_text(self, value: Any, *, lines: bool = False) -> str:
        """Return a text without spaces around it; a number is text, as in ``slug: 2025``."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self.refuse("This has to be a text.")
            return ""
        if forbidden := FORBIDDEN.search(value):
            self.refuse(f"The character U+{ord(forbidden.group()):04X} cannot stand in a text.")
            return ""
        if lines:
            return value.replace("\r\n", "\n").replace("\r", "\n").strip()
        return " ".join(value.split())

    def read_list(self, value: Any) -> list[Any]:
        if isinstance(value, list):
            return value
        self.refuse("This has to be a list.")
        return []

    def read_mapping(self, value: Any, names: Mapping[str, Any] | set[str]) -> dict[str, Any]:
        """Return a mapping with only the given names, and without what is empty."""
        if not isinstance(value, dict):
            self.refuse(f"This has to be a mapping of {', '.join(sorted(names))}.")
            return {}
        for name in value:
            if name not in names:
                self.at(str(name)).refuse(
                    f"There is no such field here; there is {', '.join(sorted(names))}."
                )
        return {
            name: part for name, part in value.items() if name in names and part is not None
        }
