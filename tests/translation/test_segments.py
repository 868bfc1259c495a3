from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.models import BasePage
from lpbsite.translation.segments import (
    translate_page,
)
from lpbsite.translation.texts import translated_texts
from tests.factories import (
    english,
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
