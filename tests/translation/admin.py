"""The admin with a page to translate, and an editor who reads English."""

from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from tests.factories import UserFactory
from tests.translation.gating import GateTestCase


class AdminTestCase(GateTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.editor = english_reader(UserFactory(is_superuser=True))

    def setUp(self):
        self.client.force_login(self.editor)

    def post(self, url, data=None):
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(url, data or {})

    def messages_of(self, response):
        return [str(message).strip() for message in get_messages(response.wsgi_request)]

    def edit_url(self, page):
        return reverse("wagtailadmin_pages:edit", args=[page.pk])


def english_reader(user):
    """Let the admin speak English to a user: the words of the source."""
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


def page_form(**fields):
    """Return the form of an ordinary page with an empty text and no topics."""
    return nested_form_data(
        fields
        | {
            "body": streamfield([]),
            "topic_rows": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
