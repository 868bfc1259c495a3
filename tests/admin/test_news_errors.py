from wagtail.test.utils.form_data import inline_formset

from news.models import NewsItemPage
from tests.admin.editing import EditingTestCase
from tests.factories import (
    ImageFactory,
    PersonPageFactory,
    TopicFactory,
)

DESCRIBE = "Describe the picture for people who do not see it, or tick that it is decorative."
BAD_LINK = (
    "The link “hier” has no usable address: give one that starts with https://, "
    "or remove the link."
)


class NewsErrorTests(EditingTestCase):
    def refused(self, action=None, **fields):
        response = self.add(
            NewsItemPage, self.tree.news, action or {"action-publish": "1"}, title="B", **fields
        )
        assert response.status_code == 200
        return self.errors(response)

    def test_picture_without_description(self):
        assert self.refused(image=ImageFactory().pk) == {"image_alt": [DESCRIBE]}
        assert self.refused(image=ImageFactory().pk, image_alt="  ") == {
            "image_alt": [DESCRIBE]
        }

    def test_decorative_picture_with_description(self):
        errors = self.refused(
            image=ImageFactory().pk, image_alt="Een straat", image_is_decorative="on"
        )
        assert errors == {
            "image_alt": ["A decorative picture has no description: empty this or untick it."]
        }

    def test_address_of_source_that_runs_a_script_or_is_no_address(self):
        for address in ("javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x"):
            assert self.refused(source_name="NRC", source_url=address) == {
                "source_url": ["Enter a valid URL."]
            }

    def test_address_of_source_without_its_name(self):
        assert self.refused(source_url="https://www.nrc.nl/") == {
            "source_name": ["Name the source that the address belongs to."]
        }

    def test_topic_chosen_twice(self):
        topic = TopicFactory(name="Participatie")
        errors = self.refused(topic_rows=inline_formset([{"topic": topic.pk}] * 2))
        assert errors == {
            "topic_rows-1": {"topic": ["“Participatie” is in this list already."]}
        }

    def test_topic_chosen_twice_in_a_draft(self):
        topic = TopicFactory(name="Participatie")
        errors = self.refused({"x": "1"}, topic_rows=inline_formset([{"topic": topic.pk}] * 2))
        assert list(errors) == ["topic_rows-1"]

    def test_author_chosen_twice(self):
        person = PersonPageFactory(parent=self.tree.people, title="Noor")
        errors = self.refused(author_rows=inline_formset([{"person": person.pk}] * 2))
        assert errors == {"author_rows-1": {"person": ["“Noor” is in this list already."]}}

    def test_row_that_is_taken_out_does_not_count(self):
        topic = TopicFactory()
        page = self.made(
            NewsItemPage,
            self.tree.news,
            title="Bericht",
            topic_rows=inline_formset(
                [{"topic": topic.pk, "DELETE": "1"}, {"topic": topic.pk}]
            ),
        )
        assert page.localized_topics() == [topic]

    def test_image_for_social_media_that_is_too_small(self):
        assert self.refused(
            social_image=ImageFactory(file__width=300, file__height=200).pk
        ) == {
            "social_image": [
                "This image is too small to share: 300 by 200 pixels. "
                "Choose one of at least 1200 by 630."
            ]
        }
