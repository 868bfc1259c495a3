"""Who sends: the worker of the background tasks, or without one a thread of the process."""

import logging
import threading
import time
from collections.abc import Iterable

from django.db import close_old_connections
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend

from lpbsite.webhooks.models import Delivery
from lpbsite.webhooks.sending import GRACE, remove_old, send, send_due

logger = logging.getLogger(__name__)

# Seconds between two looks of the thread; what an event brings wakes it earlier.
LOOK_EVERY = 30


# Behind the tasks of the search index: a receiver that is away may not hold those up.
@task(priority=-10)
def send_delivery(delivery_id: int) -> None:
    """Send one message, and when that fails come back at its next moment."""
    delivery = send(delivery_id)
    if delivery and delivery.status == Delivery.Status.WAITING:
        hand_over([delivery])
    remove_old()


def hand_over(deliveries: Iterable[Delivery]) -> None:
    """Let the messages be sent at their moment, by somebody who does not hold up the caller."""
    if isinstance(send_delivery.get_backend(), ImmediateBackend):
        sender.wake()
        return
    for delivery in deliveries:
        send_delivery.using(run_after=delivery.next_attempt_at).enqueue(delivery.pk)


class SendingThread:
    """Sends what is due in a site of one process, where tasks would run inside the request."""

    def __init__(self) -> None:
        self.begin = threading.Lock()
        self.work = threading.Event()
        self.thread: threading.Thread | None = None

    def wake(self) -> None:
        self.work.set()
        with self.begin:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self.run, name="webhooks", daemon=True)
                self.thread.start()

    def run(self) -> None:
        while True:
            was_woken = self.work.wait(LOOK_EVERY)
            self.work.clear()
            if was_woken:
                time.sleep(GRACE.total_seconds())
            self.look()

    def look(self) -> None:
        try:
            send_due()
            remove_old()
        except Exception:  # one bad moment may not end the thread
            logger.exception("Webhooks: sending failed")
        finally:
            close_old_connections()


sender = SendingThread()
