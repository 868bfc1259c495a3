"""What the made-up content is made from: texts written by hand, and names."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lpbsite.content.yaml_lines import read_yaml

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Text:
    title: str
    intro: str
    body: tuple[str, ...]


@dataclass(frozen=True)
class Piece:
    """A text about one subject, in Dutch and perhaps in English."""

    subject: str
    number: int
    type: str
    topics: tuple[str, ...]
    nl: Text
    en: Text | None

    @property
    def key(self) -> str:
        return f"{self.subject}-{self.number}"


@cache
def pieces() -> tuple[Piece, ...]:
    """Return all texts, the first of each subject before the second of any."""
    found = [
        piece(subject, number, values)
        for file in sorted((FOLDER / "subjects").glob("*.yaml"))
        for subject in read(file)
        for number, values in enumerate(subject["pieces"], start=1)
    ]
    return tuple(sorted(found, key=lambda piece: piece.number))


def piece(subject: dict[str, Any], number: int, values: dict[str, Any]) -> Piece:
    english = values.get("en")
    return Piece(
        subject=subject["subject"],
        number=number,
        type=values["type"],
        topics=tuple(subject["topics"]),
        nl=text(values),
        en=text(english) if english else None,
    )


def text(values: dict[str, Any]) -> Text:
    return Text(values["title"], values["intro"], tuple(values["body"]))


@cache
def names() -> dict[str, list[Any]]:
    """Return cities, partners, people and editions, and what a text may close with."""
    found: dict[str, list[Any]] = read(FOLDER / "names.yaml")
    return found


def read(file: Path) -> Any:
    value, _ = read_yaml(file.read_text(encoding="utf-8"))
    return value
