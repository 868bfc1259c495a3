"""Write down what happened to pages, a message for each webhook that asks for it."""

import datetime as dt
import json
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from lpbsite.api.references import as_item
from lpbsite.search.page_types import types_by_content_type
from lpbsite.webhooks.models import ASKED_BY, Delivery, Event, Webhook
from lpbsite.webhooks.sending import GRACE
from lpbsite.webhooks.tasks import hand_over


def announce(event: Event, pages: Any) -> None:
    """Store the messages about these pages, to be sent once the transaction stands.

    Nothing is sent here: a save waits for nobody. One query when no webhook asks for the event,
    three for any number of pages.

    Args:
        event: What happened.
        pages: Pages of any type (a queryset) that visitors may see, or could until now.
    """
    webhooks = list(Webhook.objects.filter(is_active=True, **{ASKED_BY[event]: True}))
    if not webhooks:
        return
    now = timezone.now()
    of_this_site = pages.filter(content_type__in=list(types_by_content_type()))
    messages = [
        (page, message(event, page, now))
        for page in of_this_site.select_related("locale")
        if page.url  # none outside the site's tree
    ]
    deliveries = Delivery.objects.bulk_create(
        Delivery(
            webhook=webhook,
            event=event,
            page_id=page.pk,
            page_title=page.title,
            body=body,
            created_at=now,
            next_attempt_at=now + GRACE,
        )
        for page, body in messages
        for webhook in webhooks
    )
    if deliveries:
        transaction.on_commit(partial(hand_over, deliveries), robust=True)


def message(event: Event, page: Page, now: dt.datetime) -> str:
    """Return the JSON that is posted; every receiver gets the same, with the same id."""
    shown = as_item(page).model_dump(by_alias=True, mode="json")
    return json.dumps(
        {
            "id": str(uuid4()),
            "event": event,
            "occurredAt": now.isoformat(timespec="seconds"),
            "page": {name: shown[name] for name in ("id", "type", "title", "url", "lang")},
        },
        ensure_ascii=False,
    )
