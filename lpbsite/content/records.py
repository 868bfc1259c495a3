"""Read records from a folder of YAML, a YAML file or JSON lines, without holding them all."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as File
from typing import Any

from lpbsite.content.both_languages import split_languages
from lpbsite.content.problems import BrokenContent, Path, Problem, field_name
from lpbsite.content.yaml_lines import YamlProblem, read_yaml

# What an export says first; a change that older sites cannot read has a new version.
FORMAT = "lpb-content"
VERSION = 1
SUFFIXES = (".yaml", ".yml", ".jsonl")


@dataclass(frozen=True)
class Place:
    """Where a record stands, how to find it again, and where the files are that it names."""

    file: File
    shown: str
    media: File
    line: int = 1
    offset: int = 0
    # The file says that it is of the full form.
    is_full: bool = False
    # The lines of the parts of a YAML file; a JSON line is one line.
    lines: Mapping[Path, int] = field(default_factory=dict, repr=False, compare=False)

    def problem(self, path: Path, text: str) -> Problem:
        return Problem(self.shown, self.line_of(path), field_name(path), text)

    def problem_of_file(self, text: str) -> Problem:
        return Problem(self.shown, None, "", text)

    def line_of(self, path: Path) -> int:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, self.line)


@dataclass(frozen=True)
class Record:
    """One page in one language, or one topic, document, image or setting, as it was written."""

    values: dict[str, Any]
    place: Place

    @property
    def key(self) -> str:
        return str(self.values.get("key", ""))


def content_files(path: File) -> list[Place]:
    """Return the files to read, in a fixed order.

    Raises:
        BrokenContent: There is nothing to read.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        media = path / "media"
        places = [
            Place(file, str(file.relative_to(path)), media)
            for file in files
            if file.is_file() and not file.is_relative_to(media)
        ]
        problem = "There is no .yaml or .jsonl file in this folder."
    elif path.is_file():
        places = [Place(path, path.name, path.parent / "media")]
        places = places if path.suffix in SUFFIXES else []
        problem = "Content is a .yaml or .jsonl file, or a folder of them."
    else:
        places, problem = [], "There is no such file or folder."
    if not places:
        raise BrokenContent([Problem(str(path), None, "", problem)])
    return places


def read_records(start: Place) -> Iterator[Record | Problem]:
    """Yield the records of a file, and a problem in the place of each that cannot be read."""
    found = False
    for record in lines_of_json(start) if is_json(start.file) else parts_of_yaml(start):
        found = True
        yield record
    if not found:
        yield Problem(start.shown, None, "", "The file is empty.")


def read_again(place: Place) -> list[Record]:
    """Return the records of a place: one JSON line, or the languages of a YAML file."""
    if is_json(place.file):
        with place.file.open("rb") as stream:
            stream.seek(place.offset)
            records = [json_record(stream.readline(), place)]
    else:
        records = list(parts_of_yaml(place))
    broken = [record for record in records if isinstance(record, Problem)]
    if broken:
        raise BrokenContent(broken)
    return [record for record in records if isinstance(record, Record)]


def is_json(file: File) -> bool:
    return file.suffix == ".jsonl"


def parts_of_yaml(start: Place) -> Iterator[Record | Problem]:
    start = replace(start, lines={}, line=1)
    try:
        value, lines = read_yaml(start.file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield start.problem_of_file("The text is not in UTF-8.")
        return
    except OSError as error:
        yield start.problem_of_file(f"The file cannot be read: {error.strerror}.")
        return
    except YamlProblem as problem:
        yield replace(start, line=problem.line or 0).problem((), problem.text)
        return
    if value is None:
        return
    if not isinstance(value, dict):
        yield start.problem(
            (), "A file of content starts with names and values, as key: value."
        )
        return
    for values, own_lines in split_languages(value, lines):
        yield Record(values, replace(start, lines=own_lines))


def lines_of_json(start: Place) -> Iterator[Record | Problem]:
    offset = 0
    try:
        with start.file.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                place = replace(start, line=number, offset=offset)
                offset += len(line)
                if not line.strip(b" \t\r\n\xef\xbb\xbf"):
                    continue
                record = json_record(line, place)
                if number == 1 and isinstance(record, Record) and "format" in record.values:
                    start = replace(start, is_full=True)
                    yield from header_problems(record)
                else:
                    yield record
    except OSError as error:
        yield start.problem_of_file(f"The file cannot be read: {error.strerror}.")


def header_problems(header: Record) -> Iterator[Problem]:
    """Find what is wrong with the first line of the full form."""
    if header.values["format"] != FORMAT:
        yield header.place.problem(("format",), f"The format is {FORMAT!r}.")
    elif header.values.get("version") != VERSION:
        text = f"This site reads version {VERSION} of the format."
        yield header.place.problem(("version",), text)


def json_record(line: bytes, place: Place) -> Record | Problem:
    try:
        value = json.loads(
            line.decode("utf-8-sig"),
            object_pairs_hook=without_repetition,
            parse_constant=refuse_constant,
        )
    except UnicodeDecodeError:
        return place.problem((), "The text is not in UTF-8.")
    except json.JSONDecodeError as error:
        return place.problem((), f"This is not JSON: {error.msg} at character {error.pos + 1}.")
    except ValueError as error:
        return place.problem((), f"This is not JSON as it should be: {error}.")
    except RecursionError:
        return place.problem((), "This is not JSON as it should be: it is nested too deeply.")
    if not isinstance(value, dict):
        return place.problem((), "A record is an object: {…}.")
    return Record(value, place)


def without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice} stands in it twice")
    return result


def refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")
