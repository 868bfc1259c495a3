"""Fields in which an editor writes one thing on each line."""

from collections.abc import Iterator

from lpbsite.search.analysis import words


def lines(text: str) -> list[str]:
    """Return what stands on the lines, without empty ones and needless spaces."""
    stripped = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in stripped if line]


def line_key(line: str) -> tuple[str, ...]:
    """Return that by which a line is the same as another: case, accents and marks are not."""
    return tuple(words(line))


def repeated(entries: list[str]) -> Iterator[str]:
    """Yield each line that stands there before in other letters or the same."""
    seen = set()
    for entry in entries:
        if line_key(entry) in seen:
            yield entry
        seen.add(line_key(entry))
