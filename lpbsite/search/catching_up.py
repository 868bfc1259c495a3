"""Bring to the engine what it missed while it was away."""

import logging
import time
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.apps import apps
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend
from modelsearch.backends import get_search_backends_with_name
from wagtail.models import Page

from lpbsite.search.models import MissedChange

logger = logging.getLogger(__name__)

# Objects that are sent at a time, and rows that are looked at for them.
BATCH, ROWS = 20, 400
# Seconds that a worker goes on; who comes next goes on from there.
WORKER_SECONDS = 30
# The same where the task runs within the search of a visitor, as in development.
VISITOR_SECONDS = 0.3
# Seconds between two attempts of this process, which double while something is still missed.
FIRST_PAUSE, LAST_PAUSE = 1, 60


def note_missed(model: Any, keys: Iterable[Any]) -> None:
    """Remember that the engine lacks the present state of objects; one query."""
    label = model._meta.label_lower
    MissedChange.objects.bulk_create(MissedChange(model=label, key=str(key)) for key in keys)


def newest_missed() -> int:
    """Return the key of the last row, for ``forget_missed``; one query."""
    newest = MissedChange.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def forget_missed(newest: int) -> None:
    """Forget what was missed up to here, after everything was compared and mended."""
    MissedChange.objects.filter(pk__lte=newest).delete()


class Attempts:
    """When this process may try again to catch up."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.next_at = 0.0
        self.pause = FIRST_PAUSE

    def is_time(self) -> bool:
        """Return whether to try now; if so, the next time is further away."""
        now = time.monotonic()
        if now < self.next_at:
            return False
        self.next_at = now + self.pause
        self.pause = min(2 * self.pause, LAST_PAUSE)
        return True


attempts = Attempts()


def is_behind() -> bool:
    """Tell whether the engine lacks anything, and if so let it catch up; one query."""
    if not MissedChange.objects.exists():
        attempts.forget()
        return False
    if attempts.is_time():
        is_waited_for = isinstance(catch_up_task.get_backend(), ImmediateBackend)
        catch_up_task.enqueue(VISITOR_SECONDS if is_waited_for else WORKER_SECONDS)
    return True


@task()
def catch_up_task(seconds: float) -> None:
    """Bring missed changes to the engine, for so long at most; stops when it fails."""
    until = time.monotonic() + seconds
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        if breaker := getattr(backend, "breaker", None):
            # Whoever let this run has seen that it is time to try again.
            breaker.close()
            if takes_changes(backend):
                while caught_up_some(backend) and time.monotonic() < until:
                    pass


def takes_changes(backend: Any) -> bool:
    """Ask the engine whether it has our index, before documents are made for it."""
    try:
        with backend.breaker.guarding():
            name = backend.get_index_for_model(Page).name
            backend.es.indices.get_alias(name=name)
    except backend.indexing_failures as failure:
        logger.warning("Elasticsearch still lacks changes: %r", failure)
        return False
    return True


def caught_up_some(backend: Any) -> bool:
    """Bring some changes to the engine; False when there are none, or it does not take them."""
    rows = list(MissedChange.objects.order_by("pk")[:ROWS])
    # One that was saved often has many rows.
    objects = list(dict.fromkeys((row.model, row.key) for row in rows))[:BATCH]
    by_model: dict[str, set[str]] = defaultdict(set)
    for label, key in objects:
        by_model[label].add(key)
    try:
        with backend.breaker.guarding():
            for label, keys in by_model.items():
                bring(backend, label, keys)
    except backend.indexing_failures as failure:
        logger.warning("Elasticsearch still lacks changes: %r", failure)
        return False
    brought = [row.pk for row in rows if (row.model, row.key) in objects]
    MissedChange.objects.filter(pk__in=brought).delete()
    return bool(brought)


def bring(backend: Any, label: str, keys: Collection[str]) -> None:
    try:
        model: Any = apps.get_model(label)
    except LookupError:
        return  # of a former version of the site
    objects = list(model.get_indexed_objects().filter(pk__in=keys))
    gone = set(keys) - {str(item.pk) for item in objects}
    backend.get_hasty_index(model).bring(model, objects, gone)
