import json

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import StringSegment

from lpbsite.core.rich_text import RICH_TEXT_FEATURES
from lpbsite.translation.language_spans import extract_strings, validate_element
from lpbsite.translation.segments import translate_page
from tests.factories import StandardPageFactory, english, site_tree
from tests.translation.filled_pages import block
from tests.translation.translating import enter, submit

MARKED = '<p>de <span lang="en">smart city</span> en <span lang="nl">wijk</span></p>'


@pytest.mark.parametrize("language", ["nl", "en"])
def test_editor_keeps_the_mark_of_a_phrase(language):
    converter = ContentstateConverter(features=RICH_TEXT_FEATURES)
    html = f'<p data-block-key="a">een <span lang="{language}">woord</span> apart</p>'
    content = converter.from_database_format(html)
    assert json.loads(content)["blocks"][0]["inlineStyleRanges"] == [
        {"offset": 4, "length": 5, "style": f"LANG-{language.upper()}"}
    ]
    assert converter.to_database_format(content) == html


def test_editor_drops_other_languages():
    converter = ContentstateConverter(features=RICH_TEXT_FEATURES)
    html = '<p data-block-key="a">een <span lang="de">Wort</span></p>'
    assert converter.to_database_format(converter.from_database_format(html)) == (
        '<p data-block-key="a">een Wort</p>'
    )


def test_visitor_gets_the_mark():
    assert expand_db_html(MARKED) == MARKED


@pytest.mark.parametrize("language", ["nl", "en"])
def test_button_has_an_icon(language):
    icon = render_to_string(f"translation/icons/lang-{language}.svg")
    assert f'id="icon-lang-{language}"' in icon


@pytest.mark.parametrize(
    ("html", "strings"),
    [
        (
            '<p>een <span lang="en">smart city</span> hier</p>',
            [('een <span lang="en">smart city</span> hier', {})],
        ),
        ('<p><span lang="nl">wijk</span></p>', [('<span lang="nl">wijk</span>', {})]),
        (
            '<p><span lang="nl">wijk</span> en <a href="https://example.org">link</a></p>',
            [
                (
                    '<span lang="nl">wijk</span> en <a id="a1">link</a>',
                    {"a1": {"href": "https://example.org"}},
                )
            ],
        ),
        (
            '<p><a href="https://example.org">de <span lang="en">city</span></a> toen</p>',
            [
                (
                    '<a id="a1">de <span lang="en">city</span></a> toen',
                    {"a1": {"href": "https://example.org"}},
                )
            ],
        ),
        ("<p>een <b>gewone</b> zin</p>", [("een <b>gewone</b> zin", {})]),
    ],
)
def test_mark_is_part_of_the_text_to_translate(html, strings):
    _template, found = extract_strings(html)
    assert [(string.data, attrs) for string, attrs in found] == strings


@pytest.mark.parametrize(
    "html",
    [
        '<span lang="de">Wort</span>',
        '<span lang="nl" class="x">woord</span>',
        '<span style="color:red">woord</span>',
        "<span>woord</span>",
        '<b lang="nl">woord</b>',
        '<span lang="nl"><script>x</script></span>',
    ],
)
def test_translation_may_hold_no_other_markup(html):
    with pytest.raises(ValueError, match="HTML tags"):
        validate_element(BeautifulSoup(html, "html.parser"))


class TranslationTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.block = block("paragraph", "<p>Wij werken in wijken.</p>")
        cls.page = StandardPageFactory(
            parent=cls.tree.home, title="Over ons", intro="", body=json.dumps([cls.block])
        )

    def test_translator_may_mark_a_phrase_that_is_not_marked_in_the_original(self):
        translation = submit(self.page)
        text = 'We work in <span lang="nl">wijken</span>.'
        enter(translation, title="About us", **{f"body.{self.block['id']}": text})
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        page = translation.get_target_instance()
        assert [page.live, page.body[0].value.source] == [True, f"<p>{text}</p>"]

    def test_mark_of_a_whole_paragraph_survives_in_the_translation(self):
        page = self.page
        english_page = page.with_content_json(json.loads(page.to_json()))
        english_page.title = "About us"
        html = '<p><span lang="nl">Wij werken in wijken.</span></p>'
        english_page.body = json.dumps([self.block | {"value": html}])
        translation = translate_page(page, english(), english_page)
        assert translation.body[0].value.source == html
        assert StringSegment.objects.filter(context__path__startswith="body").count() == 1
