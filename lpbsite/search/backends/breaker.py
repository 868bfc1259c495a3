"""Stop asking an engine that fails, for a while."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lpbsite.search.backends.budget import budget

OPEN_SECONDS = 30


class EngineAway(Exception):
    """The engine failed a moment ago and is not asked now."""


class Breaker:
    """Remembers in this process that an engine failed; every worker finds out for itself.

    Args:
        is_failure: Tells a failure of the engine from a mistake in what it was asked.
        slow: Seconds; an engine that takes so long is left alone too, answer or not.
    """

    def __init__(self, is_failure: Callable[[Exception], bool], slow: float) -> None:
        self.is_failure = is_failure
        self.slow = slow
        self.open_until = 0.0

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self.open_until

    def open(self) -> None:
        self.open_until = time.monotonic() + OPEN_SECONDS

    def close(self) -> None:
        self.open_until = 0.0

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Let the body ask the engine; open when it fails, or takes long.

        Raises:
            EngineAway: The breaker is open; the body is not run.
        """
        if self.is_open:
            raise EngineAway("The search engine failed a moment ago.")
        with budget() as asking:
            try:
                yield
            except Exception as error:
                if self.is_failure(error):
                    self.open()
                raise
            finally:
                if asking.spent >= self.slow:
                    self.open()
