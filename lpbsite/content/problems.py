"""What is wrong with a file of content, told by file, line and field."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_TOLD = 20

# Where a value stands in a record: names of fields and positions in lists.
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    file: str
    line: int | None
    field: str
    text: str

    def __str__(self) -> str:
        place = [self.file]
        if self.line:
            place.append(f"line {self.line}")
        if self.field:
            place.append(f"field {self.field}")
        return f"{', '.join(place)}: {self.text}"


class BrokenContent(Exception):
    """The content cannot be imported; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Return one sentence a problem, the first twenty of them."""
        told = [str(problem) for problem in self.problems[:MOST_TOLD]]
        rest = len(self.problems) - len(told)
        return [*told, f"… and {rest} more."] if rest else told


def field_name(path: Path) -> str:
    """Write a path as people read it: ``districts[2].text``; positions count from 1."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part + 1}]"
        else:
            name += f".{part}" if name else part
    return name
