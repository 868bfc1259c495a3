"""Import records from a test: as JSON lines in a folder of its own."""

import json
import tempfile
from pathlib import Path

from lpbsite.content.importer import import_content
from lpbsite.content.problems import BrokenContent
from lpbsite.content.report import Report


def import_records(*records, media=None, **options) -> Report:
    """Import records in the order given; ``media`` has the bytes of files by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content.jsonl"
        lines = [json.dumps(record) for record in records]
        path.write_text("\n".join(lines), encoding="utf-8")
        (path.parent / "media").mkdir()
        for name, content in (media or {}).items():
            (path.parent / "media" / name).write_bytes(content)
        return import_content(path, **options)


def problems_of(*records, media=None) -> list[str]:
    """Return what is wrong with records, as a user reads it; ``[]`` when they were imported."""
    try:
        import_records(*records, media=media)
    except BrokenContent as broken:
        return broken.lines()
    return []


def problems_of_file(name: str, content: bytes | str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        try:
            import_content(path)
        except BrokenContent as broken:
            return broken.lines()
    return []


def news(key: str = "n001", **values) -> dict:
    """The short form of a news item in Dutch."""
    return {
        "key": key,
        "type": "news",
        "lang": "nl",
        "slug": key,
        "title": f"Titel {key}",
        "intro": "Een inleiding.",
        "body": "Eerste alinea.\n\nTweede alinea.",
        "date": "2016-03-01",
        "topics": ["wonen"],
        "live": True,
    } | values


def english(key: str = "e001", of: str = "n001", **values) -> dict:
    return {
        "key": key,
        "translationOf": of,
        "lang": "en",
        "slug": key,
        "title": f"Title {key}",
        "intro": "An introduction.",
        "body": "First paragraph.\n\nSecond paragraph.",
    } | values
