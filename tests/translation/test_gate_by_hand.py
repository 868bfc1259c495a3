import pytest
from django.core.exceptions import ValidationError
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
)
from tests.translation.gating import DUTCH_INTRO, GateTestCase
from tests.translation.translating import live_text, submit, translated


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
