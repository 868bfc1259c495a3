import json

from hypothesis import given
from hypothesis import strategies as st
from wagtail.test.utils import WagtailPageTestCase

from congress.models import ContributionPage
from home.models import StandardPage
from lpbsite.search.highlights import ELLIPSIS, EXCERPT_LENGTH, excerpt, marked, shortened
from lpbsite.search.models import PageText
from lpbsite.search.page_texts import page_text
from lpbsite.search.reindexing import reindex_task
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    StandardPageFactory,
    TopicFactory,
    add_topics,
    site_tree,
)
from tests.reading import said
from tests.search.queries import ANY_TEXT

ASKED = frozenset({"wijk", "financien", "1"})


def test_words_are_marked_whatever_their_spelling():
    assert marked("De Wijk, de WIJKEN", ASKED, "nl") == "De <mark>Wijk</mark>, de WIJKEN"
    assert marked("financiën", ASKED, "nl") == "<mark>financiën</mark>"
    assert marked("financie\u0308n", ASKED, "nl") == "<mark>financie\u0308n</mark>"


def test_neighbours_share_a_mark():
    assert marked("wijk  financiën", ASKED, "nl") == "<mark>wijk  financiën</mark>"
    assert marked("wijk, 1", ASKED, "nl") == "<mark>wijk</mark>, <mark>1</mark>"


def test_html_of_the_text_is_escaped():
    text = '<script>wijk</script> & "1"'
    assert marked(text, ASKED, "nl") == (
        "&lt;script&gt;<mark>wijk</mark>&lt;/script&gt; &amp; &quot;<mark>1</mark>&quot;"
    )


@given(ANY_TEXT | st.text("wijk 1<>&\u0301", max_size=40))
def test_marks_are_the_only_html(text):
    rest = marked(text, ASKED, "nl").replace("<mark>", "").replace("</mark>", "")
    assert "<" not in rest and ">" not in rest


def test_a_short_text_is_whole():
    assert shortened("Een  korte\ntekst", ASKED, "nl") == "Een korte tekst"


def test_a_long_text_starts_shortly_before_the_word():
    text = "woord " * 100 + "wijk " + "einde " * 100
    shown = shortened(text, ASKED, "nl")
    assert shown.startswith(f"{ELLIPSIS}woord") and shown.endswith(f"einde{ELLIPSIS}")
    assert "wijk" in shown and len(shown) <= EXCERPT_LENGTH + 2


def test_a_long_text_without_the_word_starts_at_its_beginning():
    assert shortened("woord " * 100, ASKED, "nl").startswith("woord")
    assert len(shortened("x" * 1000, ASKED, "nl")) == EXCERPT_LENGTH + 1


def shown(page, lang):
    return excerpt(page_text(page, lang), lang, ASKED)


class ExcerptTests(WagtailPageTestCase):
    def excerpt(self, lang="nl", **fields):
        return shown(StandardPage(title="Titel", **fields), lang)

    def test_introduction_is_shown_unless_the_text_has_more_of_the_words(self):
        body = [("paragraph", "<p>wijk en 1</p>"), ("paragraph", "<p>wijk</p>")]
        assert self.excerpt(intro="Van de wijk", body=body[1:]) == "Van de wijk"
        assert self.excerpt(intro="Van de wijk", body=body) == "wijk en 1"
        assert self.excerpt(intro="Inleiding", body=[]) == "Inleiding"
        assert self.excerpt(intro="", body=[("heading", "Kop"), *body]) == "wijk en 1"
        assert self.excerpt(intro="", body=[("heading", "Kop")]) == "Kop"
        assert self.excerpt(intro="", body=[]) == ""

    def test_text_in_another_language_is_not_shown(self):
        quote = {
            "text": "In de wijk 1",
            "language": "nl",
            "speaker": "Stam",
            "translation": "In the wijk",
        }
        phrase = '<p>The <span lang="nl">wijk 1</span></p>'
        body = [("quote", quote), ("paragraph", phrase)]
        assert self.excerpt("nl", intro="", body=body[:1]) == "In de wijk 1"
        assert self.excerpt("en", intro="", body=body) == "In the wijk"

    def test_every_field_of_the_page_type_can_be_shown(self):
        page = ContributionPage(title="Titel", intro="Inleiding", occasion="Feest in de wijk")
        assert shown(page, "nl") == "Feest in de wijk"

    def test_what_was_chosen_in_a_text_is_not_asked_for(self):
        home = site_tree().home
        chosen = {"image": {"image": ImageFactory().pk, "alt_text": "Wijk"}, "caption": "Wijk"}
        body = [
            {"type": "paragraph", "value": "<p>Over de wijk</p>"},
            {"type": "image", "value": chosen},
            {"type": "document", "value": {"document": DocumentFactory().pk, "title": "Wijk"}},
            {"type": "links", "value": [{"page": home.pk, "url": "", "label": "Wijk"}]},
        ]
        page = StandardPageFactory(parent=home, intro="", body=json.dumps(body))
        read = StandardPage.objects.get(pk=page.pk)
        with self.assertNumQueries(0):
            assert shown(read, "nl") == "Over de wijk"

    def test_topics_are_shown_when_the_text_has_none_of_the_words(self):
        tree = site_tree()
        page = StandardPageFactory(parent=tree.home, intro="Inleiding")
        add_topics(page, TopicFactory(name="wijk"), TopicFactory(name="zorg"))
        reindex_task.enqueue(pages=[page.pk])
        text = PageText.objects.get(page=page)
        names = said("Topics: %(names)s", "nl", names="wijk, zorg")
        assert excerpt(text, "nl", ASKED) == names
        assert excerpt(text, "nl", frozenset({"iets"})) == "Inleiding"
