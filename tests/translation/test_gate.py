import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.utils.translation import override

from lpbsite.translation.errors import UntranslatedSegments
from tests.factories import (
    StandardPageFactory,
)
from tests.translation.gating import DUTCH_INTRO, GateTestCase
from tests.translation.translating import enter, live_text, submit, translated


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
        messages = {}
        for language in ("nl", "en"):
            with override(language), pytest.raises(UntranslatedSegments) as refusal:
                page.full_clean()
            messages[language] = refusal.value.messages
        assert messages == {
            "nl": ["2 teksten zijn nog niet vertaald: Titel, Inleiding."],
            "en": ["2 texts are not translated yet: Title, Introduction."],
        }


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
