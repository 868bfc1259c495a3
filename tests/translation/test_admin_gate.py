from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page, Workflow
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile
from wagtail_localize.models import LocaleSynchronization, Translation

from lpbsite.core.models import Topic
from tests.factories import (
    PersonPageFactory,
    StandardPageFactory,
    TopicFactory,
    UserFactory,
    english,
    site_tree,
)
from tests.translation.translating import enter, live_text, submit, translated

DUTCH_INTRO = "Wat wij samen doen in de wijk"


class AdminTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.page = StandardPageFactory(
            parent=cls.tree.home, title="Over ons", slug="over-ons", intro=DUTCH_INTRO
        )
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


class SideBySideTests(AdminTestCase):
    def test_publish_button_refuses_an_incomplete_translation(self):
        translation = submit(self.page)
        enter(translation, title="About us")
        url = self.edit_url(translation.get_target_instance())
        response = self.post(url, {"action": "publish"})
        self.assertRedirects(response, url)
        assert self.messages_of(response) == [
            "“Over ons” was not published: 1 text is not translated yet: Introduction."
        ]
        assert live_text(translation) is None

    def test_publish_button_leaves_the_live_page_as_it_was_when_a_text_is_missing(self):
        translation = translated(self.page, title="About us", intro="What we do together")
        self.page.intro = "Een heel andere inleiding"
        self.page.save_revision().publish()
        translation.source.update_from_db()
        self.post(self.edit_url(translation.get_target_instance()), {"action": "publish"})
        assert live_text(translation) == "What we do together"

    def test_publish_button_publishes_a_complete_translation(self):
        translation = submit(self.page)
        enter(translation, title="About us", intro="What we do together")
        response = self.post(
            self.edit_url(translation.get_target_instance()), {"action": "publish"}
        )
        assert self.messages_of(response) == ["Published &#x27;About us&#x27; in English."]
        assert live_text(translation) == "What we do together"

    def test_publishing_makes_the_address_from_the_title_and_the_translation_complete(self):
        page = StandardPageFactory(parent=self.tree.home, title="Wij in 2025", intro="2025")
        translation = submit(page)
        enter(translation, title="We in 2025")
        self.post(self.edit_url(translation.get_target_instance()), {"action": "publish"})
        assert live_text(translation, "slug") == "we-in-2025"
        assert translation.get_progress() == (3, 3)

    def test_editor_shows_the_texts_side_by_side(self):
        translation = submit(self.page)
        response = self.client.get(self.edit_url(translation.get_target_instance()))
        self.assertTemplateUsed(response, "wagtail_localize/admin/edit_translation.html")
        assert DUTCH_INTRO in response.context["props"]


class UpdateTests(AdminTestCase):
    def setUp(self):
        super().setUp()
        self.translation = translated(self.page, title="About us", intro="What we do together")
        self.url = reverse(
            "wagtail_localize:update_translations", args=[self.translation.source_id]
        )

    def change_dutch(self):
        self.page.intro = "Een heel andere inleiding"
        self.page.save_revision().publish()

    def source_intro(self):
        self.translation.source.refresh_from_db()
        return self.translation.source.as_instance().intro

    def test_publishing_immediately_leaves_the_live_page_as_it_was(self):
        self.change_dutch()
        response = self.post(self.url, {"publish_translations": "on"})
        assert self.messages_of(response)[-1] == (
            "“About us” was not published: 1 text is not translated yet: Introduction."
        )
        assert self.source_intro() == "Een heel andere inleiding"
        assert live_text(self.translation) == "What we do together"

    def test_publishing_immediately_a_draft_does_not_crash(self):
        self.translation.get_target_instance().unpublish()
        self.change_dutch()
        response = self.post(self.url, {"publish_translations": "on"})
        assert response.status_code == 302
        assert live_text(self.translation) is None

    def test_update_alone_leaves_the_live_page_as_it_was(self):
        self.change_dutch()
        self.post(self.url)
        assert self.source_intro() == "Een heel andere inleiding"
        assert live_text(self.translation) == "What we do together"

    def test_publishing_immediately_publishes_what_needs_no_translation(self):
        self.page.show_in_menus = True
        self.page.save_revision().publish()
        self.post(self.url, {"publish_translations": "on"})
        assert live_text(self.translation, "show_in_menus") is True

    def test_translator_without_the_right_to_publish_publishes_nothing(self):
        self.client.force_login(self.translator())
        self.page.show_in_menus = True
        self.page.save_revision().publish()
        response = self.post(self.url, {"publish_translations": "on"})
        assert self.messages_of(response)[-1] == (
            "“About us” was not published: you do not have permission to publish it."
        )
        assert live_text(self.translation, "show_in_menus") is False

    def translator(self):
        user = english_reader(UserFactory())
        for codename in ("access_admin", "submit_translation"):
            user.user_permissions.add(Permission.objects.get(codename=codename))
        return user

    def test_form_says_what_publishing_does(self):
        response = self.client.get(self.url)
        assert "Publish the translations that are complete after this" in response.text


class SubmitTests(AdminTestCase):
    def submit_url(self, page):
        return reverse("wagtail_localize:submit_page_translation", args=[page.pk])

    def test_submitting_makes_a_draft_and_no_alias(self):
        response = self.post(self.submit_url(self.page), {"locales": [english().pk]})
        page = self.page.get_translation(english())
        self.assertRedirects(response, self.edit_url(page))
        assert [page.live, page.alias_of, page.get_parent()] == [
            False,
            None,
            self.tree.english("home").page_ptr,
        ]

    def test_page_below_an_untranslated_one_waits_for_it(self):
        child = StandardPageFactory(parent=self.page, title="Onder ons")
        response = self.post(self.submit_url(child), {"locales": [english().pk]})
        assert response.context["form"].errors == {
            "locales": ["First translate the page above this one, “Over ons”."]
        }
        assert not Page.objects.filter(translation_key=child.translation_key).exclude(
            pk=child.pk
        )

    def test_whole_subtree_becomes_drafts(self):
        child = StandardPageFactory(parent=self.page, title="Onder ons")
        self.post(
            self.submit_url(self.page), {"locales": [english().pk], "include_subtree": "on"}
        )
        assert child.get_translation(english()).live is False
        assert not Page.objects.exclude(alias_of=None).exists()

    def test_creating_a_page_in_the_admin_makes_no_alias(self):
        url = reverse(
            "wagtailadmin_pages:add", args=["home", "standardpage", self.tree.home.pk]
        )
        data = page_form(title="Nieuw", slug="nieuw", intro="Inleiding")
        response = self.post(url, data | {"action-publish": "on"})
        assert response.status_code == 302
        new = Page.objects.get(slug="nieuw")
        assert [new.live, new.get_translations().count()] == [True, 0]

    def test_languages_do_not_offer_to_mirror_each_other(self):
        response = self.client.get(
            reverse("wagtaillocales:edit", args=[english().pk]), follow=True
        )
        assert response.status_code == 200
        assert "sync_from" not in response.content.decode()
        assert not LocaleSynchronization.objects.exists()

    def test_translation_is_not_turned_into_an_alias(self):
        translation = translated(self.page, title="About us", intro="What we do together")
        page = translation.get_target_instance()
        url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
        response = self.post(url)
        self.assertRedirects(response, self.edit_url(page))
        page.refresh_from_db()
        assert [page.alias_of, live_text(translation)] == [None, "What we do together"]
        assert Translation.objects.filter(pk=translation.pk).exists()


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
        url = reverse(
            "wagtail_bulk_action",
            args=["wagtailcore", "page", "publish"],
            query={"id": page.pk},
        )
        response = self.post(url)
        self.assertRedirects(response, reverse("wagtailadmin_home"))
        assert self.messages_of(response) == [
            "2 texts are not translated yet: Title, Introduction."
        ]
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
