"""Show how far an import is: a bar on a terminal, else a line for each tenth."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tqdm import tqdm

from lpbsite.content.importer import Progress


class ShownProgress(Progress):
    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.bar = tqdm(
            desc="Reading",
            unit=" records",
            file=stream,
            leave=False,
            disable=not self.is_terminal,
        )
        self.total = 0
        self.count = 0

    def read(self) -> None:
        self.bar.update()

    def start_writing(self, total: int) -> None:
        self.bar.close()
        self.total = total
        self.bar = tqdm(
            desc="Writing",
            unit=" records",
            total=total,
            file=self.stream,
            leave=False,
            disable=not self.is_terminal,
        )

    def written(self) -> None:
        self.bar.update()
        self.count += 1
        tenths = self.count * 10 // self.total
        if not self.is_terminal and tenths > (self.count - 1) * 10 // self.total:
            self.stream.write(f"Writing: {tenths * 10} %\n")
            self.stream.flush()


@contextmanager
def shown_progress(stream: TextIO, *, quiet: bool) -> Iterator[Progress]:
    """Give what an import tells its progress to; the bar is gone afterwards."""
    if quiet:
        yield Progress()
        return
    shown = ShownProgress(stream)
    try:
        yield shown
    finally:
        shown.bar.close()
