"""Expand a YAML file with both languages side by side into one record a language."""

from collections.abc import Iterator, Mapping
from typing import Any

from lpbsite.content.problems import Path

LANGUAGES = ("nl", "en")
# A name that is the same in both languages stands at the top, and is the English title too.
NAMES = ("title", "slug")


def split_languages(
    value: dict[str, Any], lines: Mapping[Path, int]
) -> Iterator[tuple[dict[str, Any], dict[Path, int]]]:
    """Yield the Dutch record and, where the file has it, the English one that translates it.

    A file without ``nl:`` and ``en:`` is one record as it stands (a document, a setting).
    """
    parts = {name: value[name] for name in LANGUAGES if isinstance(value.get(name), dict)}
    if not parts:
        yield value, dict(lines)
        return
    common = {name: part for name, part in value.items() if name not in parts}
    if "nl" in parts:
        values = common | {"lang": "nl"} | parts["nl"]
        yield values, lines_under("nl", lines)
        common = {
            "key": f"{value.get('key', '')}.en",
            "type": value.get("type"),
            "translationOf": value.get("key"),
        } | {name: common[name] for name in NAMES if name in common}
    if "en" in parts:
        yield common | {"lang": "en"} | parts["en"], lines_under("en", lines)


def lines_under(language: str, lines: Mapping[Path, int]) -> dict[Path, int]:
    """Return the lines of one language's values as if they stood at the top of the file."""
    own = {path: line for path, line in lines.items() if not path or path[0] not in LANGUAGES}
    own |= {path[1:]: line for path, line in lines.items() if path[:1] == (language,)}
    own[()] = lines.get((language,), 1)
    return own
