import pytest
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import Translation

from lpbsite.core.models import BasePage
from lpbsite.translation.segments import (
    UnmatchedSegments,
    UntranslatedSegments,
    missing_segments,
    translate_page,
)
from lpbsite.translation.texts import source_texts, translated_texts
from tests.factories import (
    NewsItemPageFactory,
    TopicFactory,
    english,
    site_tree,
)
from tests.translation.filled_pages import filled_pages, in_english


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
