from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization, Translation

from tests.factories import (
    StandardPageFactory,
    UserFactory,
    english,
)
from tests.translation.admin import AdminTestCase, english_reader, page_form
from tests.translation.gating import DUTCH_INTRO
from tests.translation.translating import enter, live_text, submit, translated


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
