"""Tell whether anything changed since: what is the same for all can be kept in memory."""

from collections.abc import Callable
from itertools import count
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar
from uuid import uuid4

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)
from wagtail.signals import post_page_move

from lpbsite.core.models import PageTopic, Topic
from lpbsite.search.models import SearchStamp

THE_ONLY_ROW = 1

# Changes in this process that may not be committed yet; never goes back, not even when a
# transaction is rolled back.
own_changes = count(1)
last_own_change = 0


def current_stamp() -> str:
    """Return a text that changes when a page, its place, privacy or topics change; one query.

    Other processes see a change when it is committed.
    """
    stored = SearchStamp.objects.filter(pk=THE_ONLY_ROW).values_list("value", flat=True).first()
    return f"{stored}:{last_own_change}"


Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


class kept_by_stamp(Generic[Arguments, Value]):
    """Decorator: keep what a function returns, by its arguments, until the stamp changes.

    One query at each call, to ask for the stamp.
    """

    everything: ClassVar[list["kept_by_stamp[Any, Any]"]] = []

    def __init__(self, make: Callable[Arguments, Value]) -> None:
        self.make = make
        self.kept: dict[Any, tuple[str, Value]] = {}
        self.everything.append(self)

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Value:
        stamp, key = current_stamp(), (args, *kwargs.items())
        kept = self.kept.get(key)
        if kept is None or kept[0] != stamp:
            self.kept[key] = kept = (stamp, self.make(*args, **kwargs))
        return kept[1]

    def forget(self) -> None:
        """Make everything anew, whatever the stamp says."""
        self.kept.clear()


def note_change(**signal: Any) -> None:
    """Renew the stamp: here at once, for others after the transaction.

    Not within the transaction: two editors who publish would wait for each other's row.
    """
    global last_own_change
    last_own_change = next(own_changes)
    transaction.on_commit(renew_stamp, robust=True)


def renew_stamp() -> None:
    SearchStamp.objects.update_or_create(pk=THE_ONLY_ROW, defaults={"value": uuid4().hex})


def note_page_change(sender: type, **signal: Any) -> None:
    if issubclass(sender, Page):
        note_change()


def listen() -> None:
    """Connect the signals; called once, when the app is ready."""
    for signal in (post_save, post_delete):
        signal.connect(note_page_change, dispatch_uid="search_stamp_page")
        for model in (PageViewRestriction, CollectionViewRestriction, Topic, PageTopic):
            signal.connect(
                note_change, sender=model, dispatch_uid=f"search_stamp_{model.__name__}"
            )
    post_page_move.connect(note_change, dispatch_uid="search_stamp_move")
