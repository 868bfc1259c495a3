"""Send the stored messages: each once at its moment, and again after growing pauses."""

import datetime as dt
import http.client
import socket
import ssl

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from lpbsite.translation.visibility import visible
from lpbsite.webhooks.addresses import NotAllowed
from lpbsite.webhooks.models import Delivery, Event
from lpbsite.webhooks.posting import KEPT_OF_ANSWER, post

# A private page that is copied is public for a moment: Wagtail publishes the copy, and then
# makes it private. What is not true any more after this time is never sent.
GRACE = dt.timedelta(seconds=2)
# How long to wait after each attempt that failed; after the last one it stays failed.
PAUSES = [
    dt.timedelta(minutes=1),
    dt.timedelta(minutes=5),
    dt.timedelta(minutes=30),
    dt.timedelta(hours=2),
    dt.timedelta(hours=6),
    dt.timedelta(hours=12),
    dt.timedelta(hours=24),
]
# When a sender is ended half-way, another one may take the message after this time.
TAKEN_FOR = dt.timedelta(minutes=5)
KEPT_FOR = dt.timedelta(days=30)
# Events of a page that is on the site; the others tell that it is not.
OF_VISIBLE_PAGES = (Event.PUBLISHED, Event.MOVED)

Status = Delivery.Status
Problem = Delivery.Problem


def send_due() -> int:
    """Send what is due, the oldest first, one after the other; return how many were tried."""
    due = Delivery.objects.filter(status=Status.WAITING, next_attempt_at__lte=timezone.now())
    numbers = list(due.order_by("created_at", "pk").values_list("pk", flat=True))
    return sum(send(number) is not None for number in numbers)


def send(delivery_id: int) -> Delivery | None:
    """Try to send one message that is due, and store how it went.

    Waits for the receiver, with no transaction open; never call it in a request. Any number of
    senders may try the same one: one of them gets it.

    Returns:
        The message as it is stored then; ``None`` when it is gone, not due, or taken.
    """
    if not take(delivery_id):
        return None
    delivery = Delivery.objects.select_related("webhook").filter(pk=delivery_id).first()
    if delivery is None:
        return None
    if delivery.event in OF_VISIBLE_PAGES and not is_visible(delivery.page_id):
        end(delivery, Status.WITHDRAWN, Problem.NOT_VISIBLE)
    elif not delivery.webhook.is_active:
        end(delivery, Status.FAILED, Problem.NOT_ACTIVE)
    else:
        attempt(delivery)
    delivery.save()
    return delivery


def take(delivery_id: int) -> bool:
    now = timezone.now()
    waiting = Delivery.objects.filter(
        pk=delivery_id, status=Status.WAITING, next_attempt_at__lte=now
    )
    taken = waiting.update(
        attempts=F("attempts") + 1, attempted_at=now, next_attempt_at=now + TAKEN_FOR
    )
    return bool(taken)


def attempt(delivery: Delivery) -> None:
    """Post the message and set on it how that went; the caller saves it."""
    delivery.response_code = None
    try:
        answer = post(delivery.webhook.address, delivery.body, delivery.webhook.secret)
    except NotAllowed as error:
        fail(delivery, Problem.NOT_PUBLIC, str(error))
    except socket.gaierror as error:
        fail(delivery, Problem.NOT_FOUND, str(error))
    except ssl.SSLCertVerificationError as error:
        fail(delivery, Problem.NOT_SAFE, str(error))
    except (OSError, http.client.HTTPException) as error:
        fail(delivery, Problem.NO_ANSWER, str(error) or type(error).__name__)
    else:
        delivery.response_code = answer.code
        if 200 <= answer.code < 300:
            end(delivery, Status.DELIVERED)
        else:
            fail(delivery, Problem.REFUSED, answer.text)


def fail(delivery: Delivery, problem: str, detail: str) -> None:
    """Note the failure and the moment of the next attempt, if there is one."""
    end(delivery, Status.FAILED, problem)
    delivery.detail = detail[:KEPT_OF_ANSWER]
    if delivery.attempts <= len(PAUSES):
        delivery.status = Status.WAITING
        delivery.next_attempt_at = timezone.now() + PAUSES[delivery.attempts - 1]


def end(delivery: Delivery, status: str, problem: str = "") -> None:
    delivery.status = status
    delivery.problem = problem
    delivery.detail = ""
    delivery.next_attempt_at = None


def is_visible(page_id: int) -> bool:
    return visible(Page.objects.filter(pk=page_id)).exists()


def send_again(delivery: Delivery) -> None:
    """Make a message due now, with all its attempts; the caller hands it over."""
    delivery.attempts = 0
    delivery.next_attempt_at = timezone.now()
    delivery.status = Status.WAITING
    delivery.problem = delivery.detail = ""
    delivery.save()


def remove_old() -> int:
    """Remove the messages of more than 30 days ago; return how many."""
    old = Delivery.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)
    return old.delete()[0]
