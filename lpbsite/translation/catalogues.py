"""Find what is wrong with the catalogue of interface strings."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

# What `make messages` does too: every string of the four packages, none of the tests.
MAKEMESSAGES = [
    "makemessages",
    "--locale=nl",
    "--no-location",
    "--no-obsolete",
    "--no-wrap",
    "--ignore=tests",
    "--ignore=var",
    "--ignore=.venv",
]
NOT_SOURCE = shutil.ignore_patterns(
    ".*", "*.mo", "__pycache__", "dist", "docs", "node_modules", "tests", "var"
)
PERCENT_FIELD = re.compile(r"%(?:\(\w+\))?[a-zA-Z]|%%")
BRACE_FIELD = re.compile(r"\{\w*\}")

Key = tuple[str | None, str, str]


def entry_problems(catalogue: polib.POFile) -> Iterator[str]:
    """Tell what is missing, doubtful, left over, or has other placeholders than its source."""
    for entry in catalogue:
        name = repr(entry.msgid)
        if entry.obsolete:
            yield f"obsolete: {name}"
        elif entry.fuzzy:
            yield f"fuzzy: {name}"
        elif not all(translations_of(entry)):
            yield f"not translated: {name}"
        elif not has_same_fields(entry):
            yield f"other placeholders: {name}"


def translations_of(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def has_same_fields(entry: polib.POEntry) -> bool:
    """Compare the placeholders; a plural has those of either of its two forms."""
    allowed = [fields_of(entry.msgid, entry)]
    if entry.msgid_plural:
        allowed.append(fields_of(entry.msgid_plural, entry))
    return all(fields_of(text, entry) in allowed for text in translations_of(entry))


def fields_of(text: str, entry: polib.POEntry) -> list[str]:
    fields: list[str] = []
    if "python-format" in entry.flags:
        fields += PERCENT_FIELD.findall(text)
    if "python-brace-format" in entry.flags:
        fields += BRACE_FIELD.findall(text)
    return sorted(fields)


def compiled_problems(path: Path, catalogue: polib.POFile) -> Iterator[str]:
    """Tell if the compiled catalogue, which visitors read, says something else."""
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        yield f"not compiled: {compiled.name} is missing"
    elif words_of(polib.mofile(str(compiled))) != words_of(catalogue):
        yield f"not compiled: {compiled.name} is older than {path.name}"


def words_of(catalogue: polib.POFile | polib.MOFile) -> dict[Key, list[str]]:
    return {key_of(entry): translations_of(entry) for entry in catalogue if not entry.obsolete}


def key_of(entry: polib.POEntry | polib.MOEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or ""


def source_problems(root: Path, path: Path) -> Iterator[str]:
    """Tell which strings of the source are not in the catalogue, and which it has in vain.

    Collects the strings anew in a copy of the source.

    Raises:
        subprocess.CalledProcessError: The strings cannot be collected.
    """
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "source"
        shutil.copytree(root, copy, ignore=NOT_SOURCE)
        collect_strings(copy)
        collected = polib.pofile(str(copy / path.relative_to(root)))
    known, wanted = words_of(polib.pofile(str(path))), words_of(collected)
    yield from (f"not in the catalogue: {key[1]!r}" for key in wanted if key not in known)
    yield from (f"no longer used: {key[1]!r}" for key in known if key not in wanted)


def collect_strings(root: Path) -> None:
    command = [sys.executable, "-m", "django", *MAKEMESSAGES]
    environment = os.environ | {"PYTHONPATH": str(root), "LPB_DATA_DIR": str(root / "var")}
    subprocess.run(  # noqa: S603 our own command, nothing of it comes from outside
        command, cwd=root, env=environment, check=True, capture_output=True
    )
