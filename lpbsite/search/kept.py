"""What editors write and every search reads: kept in the process, and never old.

No signal tells the other processes of a change. So each asks the database again after a few
seconds, with one small query.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

# An editor's change works everywhere within five seconds; this leaves one for the search.
FRESH_SECONDS = 4

Row = TypeVar("Row")
# By primary key; None is a row that is not saved yet.
Rows = dict[int | None, Row]


class Kept(Generic[Row]):
    """Rows of a table as searching needs them, at most ``FRESH_SECONDS`` old.

    Args:
        read: Returns the rows by primary key, in their order; one query.
    """

    def __init__(self, name: str, read: Callable[[], Rows[Row]]) -> None:
        self.read = read
        self.kept: tuple[float, Rows[Row]] | None = None
        self.unsaved: ContextVar[Rows[Row] | None] = ContextVar(name, default=None)

    def rows(self) -> Rows[Row]:
        """Return the rows; one query when those in memory are too old."""
        kept = self.kept
        # Either way: a clock that is set back does not make old rows young.
        if kept is None or abs(time.time() - kept[0]) >= FRESH_SECONDS:
            self.kept = kept = (time.time(), self.read())
        return kept[1] | (self.unsaved.get() or {})

    def forget(self) -> None:
        """Read again at the next search, however fresh the rows are."""
        self.kept = None

    @contextmanager
    def with_unsaved(self, pk: int | None, row: Row) -> Iterator[None]:
        """Search as if this row were saved: in this thread, within the block."""
        token = self.unsaved.set({pk: row})
        try:
            yield
        finally:
            self.unsaved.reset(token)
