import threading

from django.test import override_settings
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.webhooks.models import Delivery
from lpbsite.webhooks.sending import PAUSES
from lpbsite.webhooks.tasks import SendingThread, send_delivery, sender
from tests.factories import DeliveryFactory, StandardPageFactory, WebhookFactory, site_tree
from tests.webhooks.receiver import receiver

KEPT = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@override_settings(LPB_WEBHOOKS_ALLOW_PRIVATE=True)
class TaskTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = StandardPageFactory(parent=site_tree().home, title="Blad")

    @override_settings(TASKS=KEPT)
    def test_worker_is_given_each_message_once_the_transaction_stands(self):
        WebhookFactory()
        with self.captureOnCommitCallbacks(execute=True):
            self.page.save_revision().publish()
            assert given() == []
        delivery = Delivery.objects.get()
        assert given() == [([delivery.pk], delivery.next_attempt_at, -10)]

    @override_settings(TASKS=KEPT)
    def test_task_comes_back_when_the_receiver_fails(self):
        with receiver(status=503) as partner:
            delivery = DeliveryFactory(webhook=WebhookFactory(address=partner.address))
            default_task_backend.clear()
            send_delivery.call(delivery.pk)
        delivery.refresh_from_db()
        assert given() == [([delivery.pk], delivery.next_attempt_at, -10)]
        assert delivery.next_attempt_at > timezone.now() + PAUSES[0] / 2
        send_delivery.call(delivery.pk)  # too early
        assert len(given()) == 1

    def test_without_a_worker_a_save_only_wakes_the_thread(self):
        woken = threading.Event()
        sender.work, before = woken, sender.work
        sender.thread, thread = threading.current_thread(), sender.thread
        try:
            WebhookFactory()
            with self.captureOnCommitCallbacks(execute=True):
                self.page.save_revision().publish()
            assert woken.is_set()
        finally:
            sender.work, sender.thread = before, thread
        assert Delivery.objects.get().attempts == 0

    def test_thread_sends_what_is_due(self):
        with receiver() as partner:
            delivery = DeliveryFactory(webhook=WebhookFactory(address=partner.address))
            SendingThread().look()
        delivery.refresh_from_db()
        assert (delivery.status, len(partner.received)) == ("delivered", 1)


def given():
    return [
        (result.args, result.task.run_after, result.task.priority)
        for result in default_task_backend.results
        if result.task.func == send_delivery.func
    ]
