import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.models import Topic
from lpbsite.translation.errors import UntranslatedSegments
from tests.factories import (
    PartnerPageFactory,
    StandardPageFactory,
    TopicFactory,
    dutch,
    english,
    site_tree,
)
from tests.translation.translating import enter, live_text, submit, translated

DUTCH_INTRO = "Wat wij samen doen in de wijk"


class GateTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.page = StandardPageFactory(
            parent=cls.tree.home, title="Over ons", slug="over-ons", intro=DUTCH_INTRO
        )

    def change_dutch(self, intro):
        self.page.intro = intro
        self.page.save_revision().publish()
        self.page.refresh_from_db()


class TranslatedBySegmentTests(GateTestCase):
    def test_incomplete_translation_is_not_published(self):
        translation = submit(self.page)
        enter(translation, title="About us")
        with (
            pytest.raises(UntranslatedSegments) as refusal,
            self.captureOnCommitCallbacks(execute=True),
        ):
            translation.save_target(publish=True)
        assert refusal.value.paths == ["intro"]
        assert live_text(translation) is None

    def test_complete_translation_is_published(self):
        translation = submit(self.page)
        enter(translation, title="About us", intro="What we do together")
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert live_text(translation) == "What we do together"

    def test_text_that_a_translator_leaves_the_same_is_translated(self):
        translation = submit(self.page)
        enter(translation, title="Over ons", intro=DUTCH_INTRO)
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert live_text(translation) == DUTCH_INTRO

    def test_translation_with_an_error_does_not_count(self):
        translation = submit(self.page)
        enter(translation, title="About us", intro="What we <script>do</script>")
        with pytest.raises(UntranslatedSegments), self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert live_text(translation) is None

    def test_live_page_keeps_its_text_when_the_original_changed_and_a_draft_is_saved(self):
        translation = translated(self.page, title="About us", intro="What we do together")
        self.change_dutch("Een heel andere inleiding")
        translation.source.update_from_db()
        with pytest.raises(UntranslatedSegments):
            translation.save_target(publish=False)
        assert live_text(translation) == "What we do together"

    def test_live_page_keeps_its_text_when_the_original_changed_and_it_is_published(self):
        translation = translated(self.page, title="About us", intro="What we do together")
        self.change_dutch("Een heel andere inleiding")
        translation.source.update_from_db()
        with pytest.raises(UntranslatedSegments), self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert live_text(translation) == "What we do together"

    def test_live_page_changes_once_the_changed_text_is_translated(self):
        translation = translated(self.page, title="About us", intro="What we do together")
        self.change_dutch("Een heel andere inleiding")
        translation.source.update_from_db()
        enter(translation, intro="Quite another introduction")
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert live_text(translation) == "Quite another introduction"

    def test_draft_with_dutch_text_stays_a_draft_after_the_translation_was_completed(self):
        translation = submit(self.page)
        revision = translation.get_target_instance().latest_revision
        enter(translation, title="About us", intro="What we do together")
        with pytest.raises(UntranslatedSegments) as refusal:
            revision.publish()
        assert refusal.value.paths == ["title", "intro"]
        assert live_text(translation) is None

    def test_draft_with_former_dutch_text_stays_a_draft(self):
        translation = submit(self.page)
        revision = translation.get_target_instance().latest_revision
        self.change_dutch("Een heel andere inleiding")
        translation.source.update_from_db()
        enter(translation, title="About us", intro="Quite another introduction")
        with pytest.raises(UntranslatedSegments):
            revision.publish()

    def test_saving_dutch_text_to_a_live_page_is_refused(self):
        translation = translated(self.page, title="About us", intro="What we do together")
        page = translation.get_target_instance()
        page.intro = DUTCH_INTRO
        with pytest.raises(UntranslatedSegments):
            page.save()
        assert live_text(translation) == "What we do together"

    def test_figures_and_address_need_no_translation(self):
        page = StandardPageFactory(
            parent=self.tree.home, title="2025", slug="jaar", intro="19–21"
        )
        translation = submit(page)
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert live_text(translation, "title") == "2025"

    def test_message_counts_the_texts_and_names_the_fields(self):
        translation = submit(self.page)
        page = translation.get_target_instance()
        page.live = True
        with pytest.raises(UntranslatedSegments) as refusal:
            page.full_clean()
        assert refusal.value.messages == ["2 teksten zijn nog niet vertaald: Titel, Inleiding."]


class SchedulingTests(GateTestCase):
    def schedule(self, page, when):
        page.go_live_at = when
        revision = page.save_revision(clean=False)
        revision.publish()
        return revision

    @time_machine.travel(dt.datetime(2026, 1, 1, tzinfo=dt.UTC), tick=False)
    def test_untranslated_page_is_not_scheduled(self):
        translation = submit(self.page)
        page = translation.get_target_instance()
        with pytest.raises(UntranslatedSegments):
            self.schedule(page, dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
        page.refresh_from_db()
        assert [page.live, page.approved_schedule] == [False, False]

    def test_page_that_is_due_and_not_translated_does_not_hold_up_the_others(self):
        translation = submit(self.page)
        other = translated(
            StandardPageFactory(parent=self.tree.home, title="Wie wij zijn", intro="Mensen"),
            title="Who we are",
            intro="People",
        )
        refused, due = translation.get_target_instance(), other.get_target_instance()
        due.unpublish()
        with time_machine.travel(dt.datetime(2026, 1, 1, tzinfo=dt.UTC), tick=False):
            self.schedule(due, dt.datetime(2026, 1, 3, tzinfo=dt.UTC))
            revision = refused.latest_revision
            revision.approved_go_live_at = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
            revision.save()
        with time_machine.travel(dt.datetime(2026, 1, 4, tzinfo=dt.UTC), tick=False):
            call_command("publish_scheduled")
        refused.refresh_from_db()
        due.refresh_from_db()
        assert [refused.live, refused.approved_schedule, due.live] == [False, False, True]


class EditedByHandTests(GateTestCase):
    def test_copy_of_the_dutch_page_is_not_published(self):
        copy = self.page.copy_for_translation(english())
        with pytest.raises(UntranslatedSegments) as refusal:
            copy.save_revision().publish()
        assert refusal.value.paths == ["title", "intro"]

    def test_copy_is_not_published_while_a_sentence_is_dutch(self):
        copy = self.page.copy_for_translation(english())
        copy.title = "About us"
        with pytest.raises(UntranslatedSegments) as refusal:
            copy.save_revision().publish()
        assert refusal.value.paths == ["intro"]

    def test_copy_is_published_when_only_a_name_is_the_same(self):
        page = PartnerPageFactory(
            parent=self.tree.partners, title="Movisie", intro="Kennisinstituut voor het sociale"
        )
        copy = page.copy_for_translation(english())
        copy.intro = "Knowledge institute"
        copy.save_revision().publish()
        copy.refresh_from_db()
        assert [copy.live, copy.title] == [True, "Movisie"]

    def test_copy_is_not_published_when_all_its_short_texts_are_dutch(self):
        page = PartnerPageFactory(parent=self.tree.partners, title="Buurtwerk", intro="Welkom")
        copy = page.copy_for_translation(english())
        with pytest.raises(UntranslatedSegments) as refusal:
            copy.save_revision().publish()
        assert refusal.value.paths == ["title", "intro"]

    def test_copy_whose_only_text_is_a_name_is_published(self):
        page = PartnerPageFactory(parent=self.tree.partners, title="Movisie", intro="")
        copy = page.copy_for_translation(english())
        copy.save_revision().publish()
        copy.refresh_from_db()
        assert copy.live

    def test_page_of_a_stopped_translation_is_published_with_its_own_text(self):
        translation = submit(self.page)
        translation.enabled = False
        translation.save()
        page = translation.get_target_instance()
        page.title, page.intro = "About us", "Written by hand"
        page.save_revision().publish()
        assert live_text(translation) == "Written by hand"

    def test_page_of_a_stopped_translation_is_not_published_with_dutch_text(self):
        translation = submit(self.page)
        translation.enabled = False
        translation.save()
        page = translation.get_target_instance()
        page.title = "About us"
        with pytest.raises(UntranslatedSegments) as refusal:
            page.save_revision().publish()
        assert refusal.value.paths == ["intro"]

    def test_page_written_in_english_is_published(self):
        page = StandardPageFactory(
            parent=self.tree.english("home"), title="Only here", intro=DUTCH_INTRO, live=False
        )
        page.save_revision().publish()
        page.refresh_from_db()
        assert [page.live, page.locale] == [True, english()]

    def test_dutch_page_is_published_whatever_the_english_says(self):
        copy = self.page.copy_for_translation(english())
        copy.title, copy.intro = "Same words here", "The same words in both languages"
        copy.save_revision().publish()
        self.page.title, self.page.intro = copy.title, copy.intro
        self.page.save_revision().publish()
        self.page.refresh_from_db()
        assert self.page.title == "Same words here"


class AliasTests(GateTestCase):
    def test_page_below_an_untranslated_one_makes_no_alias(self):
        child = StandardPageFactory(parent=self.page, title="Onder ons")
        with pytest.raises(ValidationError):
            submit(child)
        assert list(Page.objects.exclude(alias_of=None)) == []
        assert Page.find_problems() == ([], [], [], [], [])

    def test_alias_in_the_same_language_is_allowed(self):
        alias = self.page.create_alias(update_slug="ook-over-ons")
        assert [alias.live, alias.locale] == [True, dutch()]


class TopicTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        english()
        cls.topic = TopicFactory(name="lokale democratie in de wijk")

    def test_untranslated_topic_is_not_published(self):
        translation = submit(self.topic)
        topic = Topic.objects.get(locale=english())
        with pytest.raises(UntranslatedSegments):
            topic.latest_revision.publish()
        with pytest.raises(UntranslatedSegments):
            translation.save_target(publish=True)
        assert not Topic.objects.get(locale=english()).live

    def test_translated_topic_is_published(self):
        translated(self.topic, name="local democracy")
        topic = Topic.objects.get(locale=english())
        assert [topic.live, topic.name, topic.slug] == [
            True,
            "local democracy",
            "lokale-democratie-in-de-wijk",
        ]
