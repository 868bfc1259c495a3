from django.urls import reverse

from news.models import NewsItemPage
from tests.admin.editing import EditingTestCase
from tests.factories import (
    ImageFactory,
    NewsItemPageFactory,
)

DESCRIBE = "Describe the picture for people who do not see it, or tick that it is decorative."
BAD_LINK = (
    "The link “hier” has no usable address: give one that starts with https://, "
    "or remove the link."
)


class PublishingElsewhereTests(EditingTestCase):
    """An unfinished draft does not go live by another door."""

    def unfinished(self):
        return NewsItemPageFactory(
            parent=self.tree.news, title="Concept", live=False, image=ImageFactory()
        )

    def test_bulk_publishing_of_an_unfinished_draft(self):
        page = self.unfinished()
        whole = NewsItemPageFactory(parent=self.tree.news, live=False)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = self.client.post(
            f"{url}?id={page.pk}&id={whole.pk}&next=/admin/", follow=True
        )
        (message,) = response.context["messages"]
        assert message.message.startswith(f"“Concept” is not ready: {DESCRIBE}")
        assert not NewsItemPage.objects.live().exists()

    def test_bulk_publishing_with_the_pages_below(self):
        page = self.unfinished()
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        address = f"{url}?id={self.tree.news.pk}&next=/admin/"
        response = self.client.post(address, {"include_descendants": "on"}, follow=True)
        (message,) = response.context["messages"]
        assert message.message.startswith(f"“Concept” is not ready: {DESCRIBE}")
        page.refresh_from_db()
        assert page.live is False

    def test_bulk_publishing_of_what_is_whole(self):
        page = NewsItemPageFactory(parent=self.tree.news, live=False)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        self.client.post(f"{url}?id={page.pk}&next=/admin/")
        assert list(NewsItemPage.objects.live()) == [page]
