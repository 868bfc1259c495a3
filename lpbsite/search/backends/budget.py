"""How long the questions to an engine may take together."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signals import request_finished, request_started


@dataclass
class Budget:
    """Seconds that questions may take together, and took; our own work beside them is free."""

    seconds: float = math.inf
    spent: float = 0.0
    outer: "Budget | None" = None

    @property
    def left(self) -> float:
        own = max(self.seconds - self.spent, 0.0)
        return min(own, self.outer.left) if self.outer else own

    def spend(self, seconds: float) -> None:
        self.spent += seconds
        if self.outer:
            self.outer.spend(seconds)


current: ContextVar[Budget | None] = ContextVar("current", default=None)


@contextmanager
def budget(seconds: float = math.inf) -> Iterator[Budget]:
    """Limit what the questions of the body take together; a budget around it holds too.

    Without a number it only counts.
    """
    opened = Budget(seconds, outer=current.get())
    token = current.set(opened)
    try:
        yield opened
    finally:
        current.reset(token)


@contextmanager
def spending() -> Iterator[None]:
    """Count the time of the body as that of one question."""
    started = time.monotonic()
    try:
        yield
    finally:
        if opened := current.get():
            opened.spend(time.monotonic() - started)


def seconds_left() -> float:
    opened = current.get()
    return opened.left if opened else math.inf


@contextmanager
def together() -> Iterator[None]:
    """Let all questions of the body take no longer together than one alone may."""
    with budget(seconds_allowed()):
        yield


def seconds_allowed() -> float:
    """Return LPB_SEARCH_TIMEOUT; no limit where the database itself searches."""
    backends: Any = settings.WAGTAILSEARCH_BACKENDS
    seconds: float = backends["default"].get("TIMEOUT", math.inf)
    return seconds


def begin_request(**signal: Any) -> None:
    current.set(Budget(seconds_allowed()))


def end_request(**signal: Any) -> None:
    current.set(None)


def listen() -> None:
    """Give each request a budget: who waits for it waits for all its searches and saves."""
    request_started.connect(begin_request, dispatch_uid="engine_budget")
    request_finished.connect(end_request, dispatch_uid="engine_budget")
