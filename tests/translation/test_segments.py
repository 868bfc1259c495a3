import json

import pytest
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import SegmentOverride, Translation
from wagtail_localize.views.edit_translation import TabHelper, get_segment_location_info

from lpbsite.core.models import BasePage, Topic
from lpbsite.translation.errors import UnmatchedSegments, UntranslatedSegments
from lpbsite.translation.segments import missing_segments, translate_page
from lpbsite.translation.texts import translated_texts
from tests.factories import (
    DocumentFactory,
    StandardPageFactory,
    TopicFactory,
    english,
    site_tree,
)
from tests.translation.english_words import in_english
from tests.translation.filled_pages import block, filled_pages, quote
from tests.translation.translating import ask_for, enter, submit


def page_types(model=BasePage):
    for child in model.__subclasses__():
        if child._meta.abstract:
            yield from page_types(child)
        else:
            yield child


class EveryPageTypeTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = filled_pages()

    def test_every_type_has_a_filled_page(self):
        assert set(self.pages) == set(page_types())

    def test_every_type_is_translated_with_all_its_texts(self):
        for kind, page in self.pages.items():
            with self.subTest(kind.__name__):
                wanted = in_english(page)
                translation = translate_page(page, english(), wanted)
                assert translation.live
                assert translated_texts(translation).strings == translated_texts(wanted).strings

    def test_every_type_is_translated_twice_without_a_change(self):
        for kind, page in self.pages.items():
            with self.subTest(kind.__name__):
                wanted = in_english(page)
                first = translate_page(page, english(), wanted)
                again = translate_page(kind.objects.get(pk=page.pk), english(), wanted)
                assert again.pk == first.pk
                assert translated_texts(again).strings == translated_texts(first).strings

    def test_every_text_can_be_translated_in_the_editor(self):
        for kind, page in self.pages.items():
            with self.subTest(kind.__name__):
                source = ask_for(page).source
                tabs = TabHelper(page)
                for segment in source.stringsegment_set.select_related("context"):
                    path = segment.context.path
                    field_path = segment.context.get_field_path(page)
                    assert get_segment_location_info(page, tabs, path, field_path)["tab"]

    def test_every_text_is_missing_until_it_is_translated(self):
        for kind, page in self.pages.items():
            with self.subTest(kind.__name__):
                expected = [
                    path
                    for path, strings in translated_texts(in_english(page)).strings.items()
                    for _string in strings
                    if path != "slug"
                ]
                assert sorted(missing_segments(ask_for(page))) == sorted(expected)


class TranslatePageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def page(self, *blocks, **fields):
        values = {"title": "Over ons", "intro": "Wat wij doen"} | fields
        return StandardPageFactory(
            parent=self.tree.home, slug="over-ons", body=json.dumps(blocks), **values
        )

    def english(self, page, *blocks, **fields):
        copy = page.with_content_json(json.loads(page.to_json()))
        values = {"title": "About us", "slug": "about-us", "intro": "What we do"} | fields
        for name, value in values.items():
            setattr(copy, name, value)
        copy.body = json.dumps(blocks)
        return copy

    def test_page_goes_live_at_the_english_address(self):
        page = self.page()
        translation = translate_page(page, english(), self.english(page))
        assert [translation.live, translation.url, translation.intro] == [
            True,
            "/en/about-us/",
            "What we do",
        ]
        assert Translation.objects.get().get_progress() == (3, 3)

    def test_draft_is_not_published(self):
        page = self.page()
        translation = translate_page(page, english(), self.english(page), publish=False)
        assert [translation.live, translation.title] == [False, "About us"]

    def test_changed_english_text_replaces_the_former(self):
        page = self.page()
        translate_page(page, english(), self.english(page))
        changed = self.english(page, intro="All that we do")
        assert translate_page(page, english(), changed).intro == "All that we do"

    def test_address_is_made_from_the_title_when_none_is_given(self):
        page = self.page()
        translation = translate_page(page, english(), self.english(page, slug=""))
        assert translation.slug == "about-us"

    def test_missing_text_is_refused_and_nothing_is_written(self):
        page = self.page()
        with pytest.raises(UntranslatedSegments) as refusal:
            translate_page(page, english(), self.english(page, intro=""))
        assert refusal.value.paths == ["intro"]
        assert not page.has_translation(english())
        assert not Translation.objects.exists()

    def test_text_without_an_original_is_refused(self):
        page = self.page(intro="")
        with pytest.raises(UnmatchedSegments) as refusal:
            translate_page(page, english(), self.english(page))
        assert refusal.value.paths == ["intro"]

    def test_other_number_of_paragraphs_is_refused(self):
        paragraph = block("paragraph", "<p>Een zin.</p>")
        page = self.page(paragraph)
        wanted = self.english(page, paragraph | {"value": "<p>One.</p><p>Two.</p>"})
        with pytest.raises(UntranslatedSegments) as refusal:
            translate_page(page, english(), wanted)
        assert refusal.value.paths == [f"body.{paragraph['id']}"]

    def test_quotation_keeps_its_words_beside_the_translation(self):
        original = block("quote", quote("De buurt is van ons."))
        page = self.page(original)
        translated = original["value"] | {"translation": "It is ours.", "role": "resident"}
        wanted = self.english(page, original | {"value": translated})
        value = translate_page(page, english(), wanted).body[0].value
        assert [value["text"], value["translation"], value["role"], value["speaker"]] == [
            "De buurt is van ons.",
            "It is ours.",
            "resident",
            "Noor Jansen",
        ]

    def test_quotation_without_a_translation_is_refused(self):
        original = block("quote", quote("De buurt is van ons."))
        page = self.page(original)
        with pytest.raises(UntranslatedSegments) as refusal:
            translate_page(page, english(), self.english(page, original))
        assert refusal.value.paths == [f"body.{original['id']}.translation"]

    def test_quotation_said_in_english_needs_no_translation(self):
        said = quote("It is ours.") | {
            "language": "en",
            "translation": "Het is van ons.",
            "role": "",
        }
        original = block("quote", said)
        page = self.page(original)
        translation = translate_page(page, english(), self.english(page, original))
        assert translation.body[0].value["text"] == "It is ours."

    def test_quotation_is_translated_in_the_editor(self):
        original = block("quote", quote("De buurt is van ons."))
        page = self.page(original)
        translation = submit(page)
        path = f"body.{original['id']}"
        enter(
            translation,
            title="About us",
            intro="What we do",
            **{f"{path}.translation": "It is ours.", f"{path}.role": "resident"},
        )
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        value = page.get_translation(english()).body[0].value
        assert [value["translation"], value["role"]] == ["It is ours.", "resident"]

    def test_link_to_an_english_site_replaces_the_dutch_one(self):
        html = '<p>Lees <a href="https://example.org/{}">{}</a>.</p>'
        paragraph = block("paragraph", html.format("nl", "dit"))
        page = self.page(paragraph)
        wanted = self.english(page, paragraph | {"value": html.format("en", "this")})
        translation = translate_page(page, english(), wanted)
        assert 'href="https://example.org/en"' in translation.body[0].value.source

    def test_document_in_english_replaces_the_dutch_one_and_back(self):
        dutch_document, english_document = DocumentFactory(), DocumentFactory()
        download = block("document", {"document": dutch_document.pk})
        page = self.page(download)
        other = download | {"value": {"document": english_document.pk}}
        translation = translate_page(page, english(), self.english(page, other))
        assert translation.body[0].value["document"] == english_document
        translation = translate_page(page, english(), self.english(page, download))
        assert translation.body[0].value["document"] == dutch_document
        assert not SegmentOverride.objects.exists()

    def test_topic_is_translated(self):
        topic = TopicFactory(name="lokale democratie")
        wanted = Topic(name="local democracy", slug=topic.slug, locale=english())
        translation = translate_page(topic, english(), wanted)
        assert [translation.live, translation.name, translation.slug] == [
            True,
            "local democracy",
            "lokale-democratie",
        ]
