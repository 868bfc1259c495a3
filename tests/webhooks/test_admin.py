from django.contrib.auth.models import Permission
from django.test import override_settings
from django.utils.translation import gettext
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.webhooks.models import Delivery, Webhook
from tests.factories import DeliveryFactory, UserFactory, WebhookFactory
from tests.reading import links, texts

ADD = "/admin/webhooks/new/"
VIEWS = {
    "/admin/webhooks/": {"manager", "reader", "superuser"},
    ADD: {"manager", "superuser"},
    "/admin/webhooks/edit/{webhook}/": {"manager", "superuser"},
    "/admin/webhooks/delete/{webhook}/": {"manager", "superuser"},
    "/admin/webhooks/history/{webhook}/": {"manager", "superuser"},
    "/admin/webhook-messages/": {"manager", "reader", "superuser"},
    "/admin/webhook-messages/inspect/{delivery}/": {"manager", "reader", "superuser"},
}


def user_with(*names, **fields):
    user = UserFactory(**fields)
    for name in ("wagtailadmin.access_admin", *names):
        app, codename = name.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    return user


# Nothing is sent in these tests, not even by a thread.
@override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}})
class WebhookAdminTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.webhook = WebhookFactory(name="Gemeente Enschede")
        cls.delivery = DeliveryFactory(
            webhook=cls.webhook,
            page_title="Blad",
            status="failed",
            attempts=8,
            response_code=500,
            problem="refused",
            detail="<b>nope</b>",
            next_attempt_at=None,
        )
        changes = [f"webhooks.{action}_webhook" for action in ("add", "change", "delete")]
        cls.users = {
            "manager": user_with(*changes, "webhooks.view_delivery"),
            "reader": user_with("webhooks.view_webhook", "webhooks.view_delivery"),
            "nobody": user_with(),
            "superuser": UserFactory(is_superuser=True),
        }

    def setUp(self):
        self.client.force_login(self.users["manager"])

    def test_views_open_for_these_people_only(self):
        places = {"webhook": self.webhook.pk, "delivery": self.delivery.pk}
        opened = {address: set() for address in VIEWS}
        for name, user in self.users.items():
            self.client.force_login(user)
            for address in VIEWS:
                if self.client.get(address.format(**places)).status_code == 200:
                    opened[address].add(name)
        assert opened == VIEWS

    def test_messages_cannot_be_made_changed_or_removed_by_hand(self):
        self.client.force_login(self.users["superuser"])
        addresses = [
            "new/",
            f"edit/{self.delivery.pk}/",
            f"delete/{self.delivery.pk}/",
            f"copy/{self.delivery.pk}/",
        ]
        found = [self.client.post(f"/admin/webhook-messages/{one}") for one in addresses]
        assert [response.status_code for response in found] == [404] * 4
        assert Delivery.objects.count() == 1

    def test_secret_is_made_by_the_site_and_shown_after_saving(self):
        new = {
            "name": "Gemeente Tilburg",
            "address": "https://tilburg.example.org/hook",
            "is_active": "on",
            "on_publish": "on",
            "secret": "made up",
        }
        assert texts(self.client.get(ADD), "#panel-child-secret-section") == []
        self.client.post(ADD, new)
        made = Webhook.objects.get(name="Gemeente Tilburg")
        assert len(made.secret) == 43
        asked = (made.on_publish, made.on_unpublish, made.on_move, made.on_delete)
        assert asked == (True, False, False, False)
        address = f"/admin/webhooks/edit/{made.pk}/"
        assert made.secret in self.client.get(address).content.decode()
        self.client.post(address, {**new, "name": "Tilburg"})
        changed = Webhook.objects.get(pk=made.pk)
        assert (changed.name, changed.secret) == ("Tilburg", made.secret)

    def test_list_does_not_show_secrets(self):
        response = self.client.get("/admin/webhooks/")
        assert "Gemeente Enschede" in response.content.decode()
        assert self.webhook.secret not in response.content.decode()

    def test_address_inside_is_refused_beside_the_field(self):
        response = self.client.post(ADD, {"name": "Binnen", "address": "https://10.0.0.1/"})
        message = gettext("Give an address on the public internet that begins with https://.")
        assert response.context["form"].errors == {"address": [message]}

    def test_message_tells_how_sending_went(self):
        response = self.client.get(f"/admin/webhook-messages/inspect/{self.delivery.pk}/")
        told = zip(texts(response, "main dt"), texts(response, "main dd"), strict=True)
        labels = ["Webhook", "Event", "Page", "Status", "What went wrong", "Detail"]
        labels += ["Status of the answer", "Attempts"]
        problem = gettext("The receiver did not answer with a status from 200 to 299.")
        values = ["Gemeente Enschede", gettext("deleted"), "Blad", gettext("failed"), problem]
        values += ["<b>nope</b>", "500", "8"]
        lowered = [(label.lower(), value) for label, value in told][:8]
        assert lowered == [
            (gettext(label.lower()).lower(), value)
            for label, value in zip(labels, values, strict=True)
        ]

    def test_list_of_messages_leads_to_each(self):
        response = self.client.get("/admin/webhook-messages/?status=failed")
        inspect = f"/admin/webhook-messages/inspect/{self.delivery.pk}/"
        assert ("Blad", inspect) in links(response, "td.title a")
        none = self.client.get("/admin/webhook-messages/?status=delivered")
        assert links(none, "td.title a") == []

    def test_send_again_makes_the_message_due(self):
        address = f"/admin/webhook-messages/send-again/{self.delivery.pk}/"
        inspect = f"/admin/webhook-messages/inspect/{self.delivery.pk}/"
        assert f'action="{address}"' in self.client.get(inspect).content.decode()
        response = self.client.post(address, follow=True)
        self.delivery.refresh_from_db()
        assert (self.delivery.status, self.delivery.attempts) == ("waiting", 0)
        assert gettext("The message is being sent again.") in response.content.decode()

    def test_reader_cannot_send_again(self):
        self.client.force_login(self.users["reader"])
        address = f"/admin/webhook-messages/send-again/{self.delivery.pk}/"
        inspect = f"/admin/webhook-messages/inspect/{self.delivery.pk}/"
        assert "send-again" not in self.client.get(inspect).content.decode()
        self.client.post(address)
        self.delivery.refresh_from_db()
        assert self.delivery.status == "failed"

    def test_get_does_not_send_again(self):
        address = f"/admin/webhook-messages/send-again/{self.delivery.pk}/"
        assert self.client.get(address).status_code == 405
