"""Which version of a page or topic a record tells, and what of it is not published."""

import datetime as dt
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from lpbsite.content.exported_values import without_empty
from lpbsite.content.fields import Field, exported_fields
from lpbsite.content.keys import Keys

Values = dict[str, Any]


def shown_version(item: Any) -> Any:
    """Return what visitors see, or will when its time comes; of what is hidden the latest.

    The row of a page that was taken offline may be older than its latest revision.
    """
    if item.live or item.expired or not item.latest_revision_id:
        return item
    waiting = waiting_revision(item)
    return waiting.as_object() if waiting else item.get_latest_revision_as_object()


def waiting_revision(item: Any) -> Revision | None:
    """Return the revision that goes live at a time to come."""
    found: Revision | None = item.revisions.filter(
        approved_go_live_at__gt=timezone.now()
    ).first()
    return found


def is_meant_to_be_live(item: Any) -> bool:
    """Tell whether visitors see it, or would if the time were right."""
    return bool(item.live or item.expired or waiting_revision(item))


def schedule_of(item: Any) -> Values:
    return {"goLiveAt": moment(item.go_live_at), "expireAt": moment(item.expire_at)}


def moment(value: dt.datetime | None) -> str | None:
    return value.astimezone(dt.UTC).isoformat() if value else None


def exported_drafts(item: Any, shown: Any, fields: tuple[Field, ...], keys: Keys) -> Values:
    """Return what an editor has written and visitors do not see yet, as far as there is any.

    ``planned`` goes live at its own time in the place of what is live, ``draft`` is not
    approved.

    Args:
        item: The page or topic, as its row is.
        shown: Its ``shown_version``.
        fields: What is told of it.
        keys: The keys of what it refers to.
    """
    if not item.has_unpublished_changes or not is_meant_to_be_live(item):
        return {}
    waiting, latest = waiting_revision(item), item.latest_revision
    drafts: Values = {}
    if waiting and item.live:
        drafts["planned"] = told(waiting.as_object(), fields, keys)
    if waiting == latest:
        return drafts
    draft = told(latest.as_object(), fields, keys)
    # Being over counts as a change that is not published.
    is_change = item.live or draft != told(shown, fields, keys)
    return drafts | ({"draft": draft} if is_change else {})


def told(version: Any, fields: tuple[Field, ...], keys: Keys) -> Values:
    return without_empty(exported_fields(fields, version, keys) | schedule_of(version))
