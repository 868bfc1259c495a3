"""Static files of production: one stylesheet, hashed names, compressed."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

STYLESHEET = "css/site.css"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')
RELATIVE_URL = re.compile(r'url\("(?P<path>(?![a-z]+:|/|#)[^"]+)"\)')
LINE_START = re.compile(r"\n\s*")

# What collectstatic hands over: where each file is found, by its name.
Sources = dict[str, tuple[Any, str]]


class JoinedManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins the parts of the stylesheet before names are hashed: a page waits for one file."""

    def post_process(self, paths: Sources, *args: Any, **options: Any) -> Iterator[Any]:
        if STYLESHEET in paths:
            paths = with_joined_stylesheet(paths)
        yield from super().post_process(paths, *args, **options)


def with_joined_stylesheet(paths: Sources) -> Sources:
    """Return the files with the stylesheet joined and its parts left out."""
    css = read_source(paths, STYLESHEET)
    parts = {part_name(match) for match in IMPORT.finditer(css)}
    memory = InMemoryStorage()
    memory.save(STYLESHEET, ContentFile(join_stylesheet(paths).encode()))
    kept = {name: source for name, source in paths.items() if name not in parts}
    return kept | {STYLESHEET: (memory, STYLESHEET)}


def join_stylesheet(paths: Sources) -> str:
    """Return the stylesheet with each import replaced by its part, in the layer it names.

    Raises:
        ValueError: An import is not ``@import url("…") layer(…);``, or stands in a part.
    """

    def part(match: re.Match[str]) -> str:
        css = without_comments(read_source(paths, part_name(match)))
        folder = posixpath.dirname(match["path"])
        return f"@layer {match['layer']} {{\n{moved_urls(css, folder)}\n}}"

    joined = IMPORT.sub(part, without_comments(read_source(paths, STYLESHEET)))
    if "@import" in joined:
        raise ValueError(f'{STYLESHEET}: write every import as @import url("…") layer(…);')
    return LINE_START.sub("\n", joined)


def moved_urls(css: str, folder: str) -> str:
    """Write the addresses in a part that stands in ``folder`` as the stylesheet sees them."""

    def moved(match: re.Match[str]) -> str:
        return f'url("{posixpath.normpath(posixpath.join(folder, match["path"]))}")'

    return RELATIVE_URL.sub(moved, css)


def part_name(match: re.Match[str]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(STYLESHEET), match["path"]))


def read_source(paths: Sources, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def without_comments(css: str) -> str:
    return COMMENT.sub("", css)
