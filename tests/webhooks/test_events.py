import datetime as dt
import json

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.webhooks.announcing import announce
from lpbsite.webhooks.models import Delivery, Event, Webhook
from tests.factories import (
    NewsItemPageFactory,
    StandardPageFactory,
    WebhookFactory,
    english_version,
    site_tree,
)


def sent():
    """Return event, title and address of what was written down, in order; and forget it."""
    found = [
        (delivery.event, body["page"]["title"], body["page"]["url"])
        for delivery in Delivery.objects.order_by("pk")
        for body in [json.loads(delivery.body)]
    ]
    Delivery.objects.all().delete()
    return found


def make_private(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


class EventTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.section = StandardPageFactory(parent=cls.tree.home, title="Map", slug="map")
        cls.other = StandardPageFactory(parent=cls.tree.home, title="Elders", slug="elders")
        cls.page = StandardPageFactory(parent=cls.section, title="Blad", slug="blad")
        cls.english = english_version(cls.page, title="Sheet", slug="sheet")
        Page.objects.update(first_published_at=timezone.now() - dt.timedelta(days=1))
        WebhookFactory()

    def test_body_is_the_contract(self):
        before = timezone.now().replace(microsecond=0)
        self.page.save_revision().publish()
        delivery = Delivery.objects.get()
        body = json.loads(delivery.body)
        occurred = dt.datetime.fromisoformat(body["occurredAt"])
        assert before <= occurred <= timezone.now()
        assert body == {
            "id": body["id"],
            "event": "page.published",
            "occurredAt": occurred.isoformat(),
            "page": {
                "id": self.page.pk,
                "type": "page",
                "title": "Blad",
                "url": "/nl/map/blad/",
                "lang": "nl",
            },
        }
        kept = (delivery.status, delivery.attempts, delivery.page_id, delivery.page_title)
        assert kept == ("waiting", 0, self.page.pk, "Blad")

    def test_each_webhook_gets_the_same_message(self):
        WebhookFactory()
        self.page.save_revision().publish()
        first, second = Delivery.objects.order_by("pk")
        assert first.body == second.body
        assert first.webhook != second.webhook

    def test_publishing_tells_the_language_and_type_of_the_page(self):
        item = NewsItemPageFactory(parent=self.tree.news, title="Nieuws van de dag", slug="dag")
        english_version(item, title="News of the day", slug="day")
        item.save_revision().publish()
        bodies = [json.loads(one.body)["page"] for one in Delivery.objects.order_by("pk")]
        assert [(page["type"], page["lang"], page["url"]) for page in bodies] == [
            ("news", "en", "/en/news/day/"),
            ("news", "nl", "/nl/nieuws/dag/"),
        ]

    def test_draft_and_what_is_scheduled_say_nothing(self):
        self.page.title = "Anders"
        self.page.save_revision()
        self.page.go_live_at = timezone.now() + dt.timedelta(days=1)
        self.page.save_revision().publish()
        draft = StandardPageFactory(parent=self.section, live=False)
        draft.delete()
        assert sent() == []

    def test_unpublishing(self):
        self.english.unpublish()
        assert sent() == [("page.unpublished", "Sheet", "/en/map/sheet/")]

    def test_moving(self):
        self.page.move(self.other, pos="last-child")
        assert sent() == [("page.moved", "Blad", "/nl/elders/blad/")]

    def test_another_place_in_the_same_list_says_nothing(self):
        self.section.move(self.other, pos="right")
        assert sent() == []

    def test_deleting_tells_each_page_of_the_section_once(self):
        Page.objects.get(pk=self.section.pk).delete()
        assert sorted(sent()) == [
            ("page.deleted", "Blad", "/nl/map/blad/"),
            ("page.deleted", "Map", "/nl/map/"),
        ]

    def test_private_page_says_nothing_whatever_happens(self):
        make_private(self.section)
        sent()
        self.page.save_revision().publish()
        self.page.unpublish()
        self.page.save_revision().publish()
        self.section.move(self.other, pos="last-child")
        self.section.refresh_from_db()
        self.section.delete()
        assert sent() == []

    def test_section_that_becomes_private_and_public_again(self):
        restriction = make_private(self.section)
        pages = [("Map", "/nl/map/"), ("Blad", "/nl/map/blad/")]
        assert sent() == [("page.unpublished", *page) for page in pages]
        inner = make_private(self.page)
        assert sent() == []
        restriction.delete()
        assert sent() == [("page.published", *pages[0])]
        inner.delete()
        assert sent() == [("page.published", *pages[1])]

    def test_move_into_a_private_section_and_out_of_it(self):
        make_private(self.other)
        sent()
        self.page.move(self.other, pos="last-child")
        assert sent() == [("page.unpublished", "Blad", "/nl/map/blad/")]
        moved, section = (Page.objects.get(pk=one.pk) for one in (self.page, self.section))
        moved.move(section, pos="last-child")
        assert sent() == [("page.published", "Blad", "/nl/map/blad/")]

    def test_copy_of_a_private_page_is_withdrawn_before_it_is_sent(self):
        make_private(self.page)
        sent()
        self.page.copy(to=self.other, keep_live=True, update_attrs={"title": "Kopie"})
        (told,) = Delivery.objects.all()
        assert (told.event, told.next_attempt_at > timezone.now()) == ("page.published", True)

    def test_only_the_events_asked_for_of_an_active_webhook(self):
        WebhookFactory(on_publish=False, on_move=False, on_delete=False, name="weg")
        WebhookFactory(is_active=False, name="uit")
        self.page.save_revision().publish()
        self.page.unpublish()
        told = Delivery.objects.order_by("pk").values_list("webhook__name", "event")
        assert sorted(event for name, event in told if name == "weg") == ["page.unpublished"]
        assert [event for name, event in told if name == "uit"] == []

    def test_without_a_webhook_publishing_costs_one_query_and_a_section_three(self):
        pages = Page.objects.filter(depth__gt=1)
        assert pages.first().url == "/nl/"  # from now on Wagtail knows where the site begins
        with self.assertNumQueries(3):
            announce(Event.PUBLISHED, pages)
        Webhook.objects.all().delete()
        with self.assertNumQueries(1):
            announce(Event.PUBLISHED, pages)
