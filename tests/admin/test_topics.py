from django.urls import reverse

from lpbsite.core.models import Topic
from tests.admin.listing import ListingTestCase
from tests.factories import (
    NewsItemPageFactory,
    TopicFactory,
    add_topics,
)


class TopicListingTests(ListingTestCase):
    def list_url(self):
        return Topic.snippet_viewset.get_url_name("list")

    def rows(self, **query):
        response = self.client.get(reverse(self.list_url()), query)
        return [(topic.name, topic.page_count) for topic in response.context["object_list"]]

    def test_shows_how_many_pages_carry_a_topic(self):
        used = TopicFactory(name="participatie")
        TopicFactory(name="democratie")
        for _ in range(2):
            add_topics(NewsItemPageFactory(parent=self.tree.news), used)
        assert self.rows() == [("democratie", None), ("participatie", 2)]

    def test_is_searched_and_filtered(self):
        TopicFactory(name="participatie")
        TopicFactory(name="democratie", live=False)
        assert [name for name, _ in self.rows(q="parti")] == ["participatie"]
        assert [name for name, _ in self.rows(live="false")] == ["democratie"]
