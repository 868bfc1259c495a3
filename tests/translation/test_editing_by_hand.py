from django.urls import reverse
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from lpbsite.core.models import Topic
from tests.factories import (
    PersonPageFactory,
    TopicFactory,
    english,
)
from tests.translation.admin import AdminTestCase, page_form
from tests.translation.gating import DUTCH_INTRO
from tests.translation.translating import enter, live_text, submit


class EditedByHandTests(AdminTestCase):
    def setUp(self):
        super().setUp()
        translation = submit(self.page)
        translation.enabled = False
        translation.save()
        self.translation = translation
        self.english = translation.get_target_instance()

    def test_publishing_dutch_text_is_refused_beside_the_field(self):
        data = page_form(title="About us", slug="about-us", intro=DUTCH_INTRO)
        response = self.post(self.edit_url(self.english), data | {"action-publish": "on"})
        assert response.context["form"].errors == {
            "intro": ["This is the text of the original: translate it before you publish."]
        }
        assert live_text(self.translation) is None

    def test_publishing_english_text_is_allowed(self):
        data = page_form(title="About us", slug="about-us", intro="By hand")
        response = self.post(self.edit_url(self.english), data | {"action-publish": "on"})
        assert response.status_code == 302
        assert live_text(self.translation) == "By hand"

    def test_dutch_text_may_be_saved_as_a_draft(self):
        data = page_form(title="About us", slug="about-us", intro=DUTCH_INTRO)
        response = self.post(self.edit_url(self.english), data)
        self.assertRedirects(response, self.edit_url(self.english))
        assert self.english.revisions.latest("pk").content["title"] == "About us"

    def test_dutch_text_may_be_saved_as_a_draft_of_a_live_page(self):
        self.english.title, self.english.intro = "About us", "By hand"
        self.english.save_revision().publish()
        data = page_form(title="About us", slug="about-us", intro=DUTCH_INTRO)
        response = self.post(self.edit_url(self.english), data)
        self.assertRedirects(response, self.edit_url(self.english))
        assert live_text(self.translation) == "By hand"

    def test_dutch_text_in_a_row_is_refused_above_the_form(self):
        person = PersonPageFactory(parent=self.tree.people, title="Noor", intro="Over Noor")
        role = "wethouder van de gemeente Utrecht"
        person.role_rows.create(role=role, locale=person.locale)
        translation = submit(person)
        translation.enabled = False
        translation.save()
        page = translation.get_target_instance()
        row = {"id": page.role_rows.get().pk, "role": role, "partner": ""}
        rows = nested_form_data({"role_rows": inline_formset([row], initial=1)})
        data = page_form(title="Noor", slug=page.slug, intro="About Noor") | rows
        response = self.post(self.edit_url(page), data | {"action-publish": "on"})
        assert response.context["form"].errors == {
            "__all__": ["1 text is not translated yet: Roles."]
        }

    def test_dutch_text_cannot_be_submitted(self):
        data = page_form(title="About us", slug="about-us", intro=DUTCH_INTRO)
        response = self.post(self.edit_url(self.english), data | {"action-submit": "on"})
        assert list(response.context["form"].errors) == ["intro"]


class OtherWaysTests(AdminTestCase):
    def test_publishing_from_the_list_tells_why_not(self):
        page = submit(self.page).get_target_instance()
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = self.post(f"{url}?id={page.pk}")
        assert response.status_code == 302
        [message] = self.messages_of(response)
        assert "2 texts are not translated yet: Title, Introduction." in message
        page.refresh_from_db()
        assert not page.live

    def test_approving_tells_why_not(self):
        page = submit(self.page).get_target_instance()
        workflow = Workflow.objects.get()
        workflow.start(page, self.editor)
        task_state = page.current_workflow_task_state
        url = reverse(
            "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk]
        )
        response = self.client.post(
            url, {"comment": "goed"}, headers={"x-requested-with": "XMLHttpRequest"}
        )
        assert response.json() == {
            "step": "success",
            "redirect": reverse("wagtailadmin_home"),
        }
        page.refresh_from_db()
        task_state.refresh_from_db()
        assert [page.live, task_state.status] == [False, "in_progress"]


class TopicTests(AdminTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = TopicFactory(name="lokale democratie in de wijk")

    def url(self, topic):
        return reverse("wagtailsnippets_core_topic:edit", args=[topic.pk])

    def test_publish_button_refuses_an_untranslated_topic(self):
        submit(self.topic)
        topic = Topic.objects.get(locale=english())
        response = self.post(self.url(topic), {"action": "publish"})
        self.assertRedirects(response, self.url(topic))
        topic.refresh_from_db()
        assert not topic.live

    def test_publish_button_publishes_a_translated_topic(self):
        translation = submit(self.topic)
        enter(translation, name="local democracy")
        topic = Topic.objects.get(locale=english())
        self.post(self.url(topic), {"action": "publish"})
        topic.refresh_from_db()
        assert [topic.live, topic.name] == [True, "local democracy"]

    def test_topic_edited_by_hand_is_refused_beside_the_field(self):
        translation = submit(self.topic)
        translation.enabled = False
        translation.save()
        topic = Topic.objects.get(locale=english())
        data = {"name": self.topic.name, "slug": self.topic.slug, "action-publish": "on"}
        response = self.post(self.url(topic), data)
        assert list(response.context["form"].errors) == ["name"]
        topic.refresh_from_db()
        assert not topic.live
