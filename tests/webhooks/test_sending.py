import contextlib
import datetime as dt
import hashlib
import hmac
import http.client
import socket
import ssl
import time

import pytest
import time_machine
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.webhooks import posting
from lpbsite.webhooks.addresses import NotAllowed
from lpbsite.webhooks.models import Delivery, Event
from lpbsite.webhooks.posting import post
from lpbsite.webhooks.sending import PAUSES, send, send_again, send_due
from tests.factories import DeliveryFactory, StandardPageFactory, WebhookFactory, site_tree
from tests.webhooks.receiver import CERTIFICATE, receiver, server_that_says

NO_ANSWER = (OSError, http.client.HTTPException)
ALLOW_PRIVATE = override_settings(LPB_WEBHOOKS_ALLOW_PRIVATE=True)


def state(delivery):
    delivery.refresh_from_db()
    return (
        delivery.status,
        delivery.attempts,
        delivery.response_code,
        delivery.problem,
        delivery.detail,
    )


def delivery_to(address, **fields):
    return DeliveryFactory(webhook=WebhookFactory(address=address), **fields)


@ALLOW_PRIVATE
class SendingTests(WagtailPageTestCase):
    def test_message_arrives_signed(self):
        with receiver() as partner:
            delivery = delivery_to(partner.address, body='{"id": "1", "title": "Eén"}')
            send(delivery.pk)
        assert state(delivery) == ("delivered", 1, 204, "", "")
        assert delivery.next_attempt_at is None
        ((path, headers, body),) = partner.received
        assert (path, body) == ("/hook?site=lpb", '{"id": "1", "title": "Eén"}')
        assert headers["Content-Type"] == "application/json"
        assert headers["Host"] == partner.address.split("/")[2]
        at, code = headers["LPB-Signature"].removeprefix("t=").split(",v1=")
        assert abs(int(at) - time.time()) < 10
        secret = delivery.webhook.secret.encode()
        signed = f"{at}.{body}".encode()
        assert code == hmac.new(secret, signed, hashlib.sha256).hexdigest()

    def test_delivered_message_is_not_sent_twice(self):
        with receiver() as partner:
            delivery = delivery_to(partner.address)
            assert [send(delivery.pk) is None, send(delivery.pk) is None] == [False, True]
            assert send_due() == 0
        assert len(partner.received) == 1

    def test_refused_message_comes_again_after_growing_pauses_and_then_stays_failed(self):
        moment = timezone.now()
        with receiver(status=500, answer=b"no\0pe" + b"x" * 1000) as partner:
            delivery = delivery_to(partner.address, next_attempt_at=moment)
            for attempt, pause in enumerate(PAUSES, start=1):
                with time_machine.travel(moment, tick=False):
                    assert send_due() == 1
                    assert send_due() == 0
                    delivery.refresh_from_db()
                    assert delivery.next_attempt_at == moment + pause
                    assert (delivery.status, delivery.attempts) == ("waiting", attempt)
                moment += pause
            with time_machine.travel(moment, tick=False):
                assert send_due() == 1
        assert state(delivery) == ("failed", 8, 500, "refused", "nope" + "x" * 195)
        assert delivery.next_attempt_at is None
        assert [body for _path, _headers, body in partner.received] == [delivery.body] * 8
        assert sorted(PAUSES) == PAUSES

    def test_redirect_is_not_followed(self):
        with receiver() as elsewhere:
            moved = {"Location": elsewhere.address}
            with receiver(status=307, headers=moved) as partner:
                delivery = delivery_to(partner.address)
                send(delivery.pk)
        assert elsewhere.received == []
        assert state(delivery) == ("waiting", 1, 307, "refused", "")

    def test_receiver_that_is_away_costs_nothing_but_an_attempt(self):
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            delivery = delivery_to(f"http://127.0.0.1:{nobody.getsockname()[1]}/")
            send(delivery.pk)
        assert state(delivery)[:4] == ("waiting", 1, None, "no_answer")

    def test_receiver_that_is_not_http(self):
        with server_that_says(b"220 mail.example.org ESMTP\r\n") as address:
            delivery = delivery_to(address)
            send(delivery.pk)
        assert state(delivery)[:4] == ("waiting", 1, None, "no_answer")

    def test_receiver_without_a_valid_certificate(self):
        with receiver() as partner:
            delivery = delivery_to(partner.address.replace("http:", "https:"))
            send(delivery.pk)
        assert state(delivery)[:4] == ("waiting", 1, None, "no_answer")
        assert partner.received == []

    def test_unknown_name(self):
        delivery = delivery_to("https://nobody.invalid/")
        send(delivery.pk)
        assert state(delivery)[:4] == ("waiting", 1, None, "not_found")

    def test_webhook_that_was_switched_off_gets_nothing(self):
        with receiver() as partner:
            delivery = DeliveryFactory(
                webhook=WebhookFactory(address=partner.address, is_active=False)
            )
            send(delivery.pk)
        assert partner.received == []
        assert state(delivery) == ("failed", 1, None, "not_active", "")

    def test_page_that_is_not_visible_any_more_is_not_told_as_published(self):
        tree = site_tree()
        draft = StandardPageFactory(parent=tree.home, live=False)
        with receiver() as partner:
            webhook = WebhookFactory(address=partner.address)
            deliveries = [
                DeliveryFactory(webhook=webhook, event=event, page_id=page.pk)
                for page in (draft, tree.home)
                for event in Event
            ]
            send_due()
        assert [state(delivery)[0] for delivery in deliveries] == [
            *("withdrawn", "delivered", "withdrawn", "delivered"),
            *("delivered", "delivered", "delivered", "delivered"),
        ]
        assert state(deliveries[0]) == ("withdrawn", 1, None, "not_visible", "")
        assert len(partner.received) == 6

    def test_message_of_a_sender_that_was_ended_is_sent_by_another_later(self):
        soon = timezone.now() + dt.timedelta(minutes=5)
        with receiver() as partner:
            delivery = delivery_to(partner.address, attempts=1, next_attempt_at=soon)
            assert send_due() == 0
            with time_machine.travel(soon):
                assert send_due() == 1
        assert state(delivery) == ("delivered", 2, 204, "", "")

    def test_send_again_starts_anew(self):
        with receiver() as partner:
            delivery = delivery_to(
                partner.address,
                status=Delivery.Status.FAILED,
                attempts=8,
                problem="refused",
                detail="nope",
                next_attempt_at=None,
            )
            send_again(delivery)
            assert state(delivery) == ("waiting", 0, None, "", "")
            send_due()
        assert state(delivery) == ("delivered", 1, 204, "", "")

    def test_command_sends_what_is_due_and_removes_what_is_old(self):
        with receiver() as partner:
            old = timezone.now() - dt.timedelta(days=30, minutes=1)
            delivery_to(partner.address, created_at=old, status="failed")
            kept = delivery_to(partner.address)
            call_command("send_webhooks", verbosity=0)
        assert list(Delivery.objects.values_list("pk", "status")) == [(kept.pk, "delivered")]


class SafetyTests(WagtailPageTestCase):
    def test_address_inside_gets_nothing(self):
        with receiver() as partner:
            port = partner.address.split(":")[2]
            addresses = [
                partner.address,
                f"https://127.0.0.1:{port}",
                f"https://localhost:{port}",
                f"https://2130706433:{port}",
                f"https://[::ffff:127.0.0.1]:{port}",
            ]
            deliveries = [delivery_to(address) for address in addresses]
            assert send_due() == 5
        assert [state(one)[:4] for one in deliveries] == [
            ("waiting", 1, None, "not_public")
        ] * 5
        assert partner.received == []


class Names:
    """Answers a look-up of a name with these numbers, one list each time."""

    def __init__(self, monkeypatch, **answers):
        self.real = socket.getaddrinfo
        self.answers = {name.replace("_", "."): list(lists) for name, lists in answers.items()}
        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)

    def look_up(self, host, port, *arguments, **options):
        if host not in self.answers:
            return self.real(host, port, *arguments, **options)
        return [
            found
            for number in self.answers[host].pop(0)
            for found in self.real(number, port, *arguments, **options)
        ]


@pytest.fixture
def allow_private(settings):
    settings.LPB_WEBHOOKS_ALLOW_PRIVATE = True


def test_posting_looks_a_name_up_once_and_connects_to_that_number(monkeypatch, allow_private):
    with receiver() as partner:
        Names(monkeypatch, partner_test=[["127.0.0.1"]])
        answer = post(partner.address.replace("127.0.0.1", "partner.test"), "{}", "s")
    assert (answer.code, len(partner.received)) == (204, 1)


def test_posting_refuses_a_name_of_which_one_number_is_inside(monkeypatch):
    Names(monkeypatch, partner_test=[["93.184.215.14", "127.0.0.1"]])
    with pytest.raises(NotAllowed):
        post("https://partner.test/", "{}", "s")


def test_posting_tries_the_next_number_when_one_does_not_answer(monkeypatch, allow_private):
    with receiver() as partner:
        Names(monkeypatch, partner_test=[["127.0.0.2", "127.0.0.1"]])
        answer = post(partner.address.replace("127.0.0.1", "partner.test"), "{}", "s")
    assert answer.code == 204


def test_posting_trusts_a_certificate_of_that_name(monkeypatch, allow_private):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    Names(monkeypatch, partner_test=[["127.0.0.1"]])
    with receiver(secure=True) as partner:
        assert post(partner.address, "{}", "s").code == 204
    assert partner.received[0][1]["Host"] == partner.address.split("/")[2]


@pytest.mark.parametrize(("name", "trusted"), [("partner.test", False), ("other.test", True)])
def test_posting_refuses_a_certificate(monkeypatch, allow_private, name, trusted):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    Names(monkeypatch, partner_test=[["127.0.0.1"]], other_test=[["127.0.0.1"]])
    with receiver(secure=True) as partner, pytest.raises(ssl.SSLCertVerificationError):
        post(partner.address.replace("partner.test", name), "{}", "s")
    assert partner.received == []


@pytest.mark.parametrize(
    "parts", [[b"HTTP/1.1 200 OK\r\n", *[b"X-More: 1\r\n"] * 50], [b""] * 50]
)
def test_posting_is_cut_off_when_the_receiver_goes_on_and_on(monkeypatch, allow_private, parts):
    monkeypatch.setattr(posting, "WHOLE_TIMEOUT", 0.4)
    began = time.monotonic()
    with server_that_says(*parts, pause=0.1) as address, contextlib.suppress(*NO_ANSWER):
        post(address, "{}", "s")
    assert time.monotonic() - began < 2
