import re

from django.template import Context, Template
from django.utils.translation import override
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    DocumentFactory,
    ImageFactory,
    StandardPageFactory,
    english_version,
    site_tree,
)

QUOTE = {
    "text": "Het moet druk worden.",
    "language": "nl",
    "speaker": "Evelien Tonkens",
    "role": "hoogleraar",
    "source": "",
    "translation": "",
}


def rendered(page):
    template = Template("{% load wagtailcore_tags %}{% include_block page.body %}")
    html = template.render(Context({"page": page}))
    return re.sub(r"\s*\n\s*", "", html)


class BodyTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.about = StandardPageFactory(parent=cls.tree.home, title="Over LPB", slug="over-lpb")
        english_version(cls.about, title="About LPB", slug="about-lpb")
        cls.dutch_only = StandardPageFactory(parent=cls.tree.home, title="Nota", slug="nota")
        cls.draft = StandardPageFactory(parent=cls.tree.home, title="Concept", live=False)

    def body(self, *blocks, language="nl"):
        page = StandardPageFactory.build(
            body=[{"type": kind, "value": value} for kind, value in blocks]
        )
        with override(language):
            return rendered(page)

    def test_headings_have_an_anchor_each(self):
        assert self.body(
            ("heading", "Wie & wat?"),
            ("subheading", "Wie wat"),
            ("heading", "Wie wat"),
            ("heading", "???"),
        ) == (
            '<h2 id="h-wie-wat">Wie &amp; wat?</h2>'
            '<h3 id="h-wie-wat-2">Wie wat</h3>'
            '<h2 id="h-wie-wat-3">Wie wat</h2>'
            '<h2 id="h-part">???</h2>'
        )

    def test_paragraph_links_in_the_language_of_the_reader(self):
        paragraph = f'<p>Lees <a linktype="page" id="{self.about.pk}">meer</a></p>'
        assert self.body(("paragraph", paragraph)) == (
            '<p>Lees <a href="/nl/over-lpb/">meer</a></p>'
        )
        assert self.body(("paragraph", paragraph), language="en") == (
            '<p>Lees <a href="/en/about-lpb/">meer</a></p>'
        )

    def test_text_that_looks_like_a_stored_link_stays_text(self):
        notice = {"title": "", "text": f'<a linktype="page" id="{self.about.pk}">'}
        html = self.body(("notice", notice))
        assert html == (
            '<div class="notice"><p>&lt;a linktype=&quot;page&quot; '
            f"id=&quot;{self.about.pk}&quot;&gt;</p></div>"
        )

    def test_quote_is_shown_as_it_was_said(self):
        assert self.body(("quote", QUOTE)) == (
            '<figure class="quote"><blockquote><p>Het moet druk worden.</p></blockquote>'
            "<figcaption><cite>Evelien Tonkens</cite>, hoogleraar</figcaption></figure>"
        )

    def test_quote_in_the_other_language_is_our_translation_with_the_original(self):
        quote = QUOTE | {"translation": "It should be busy.", "role": "professor"}
        assert self.body(("quote", quote), language="en") == (
            '<figure class="quote"><blockquote><p>It should be busy.</p></blockquote>'
            "<figcaption><cite>Evelien Tonkens</cite>, professor"
            '<p class="quote__original">Our translation. In the original: '
            '<q lang="nl">Het moet druk worden.</q></p></figcaption></figure>'
        )

    def test_quote_without_a_translation_is_marked_with_its_language(self):
        html = self.body(("quote", QUOTE | {"language": "en", "text": "Make it busy."}))
        assert '<blockquote lang="en"><p>Make it busy.</p></blockquote>' in html
        assert "origineel" not in html

    def test_quote_names_its_source(self):
        html = self.body(("quote", QUOTE | {"source": "https://example.org/?a=1&b=2"}))
        assert '<blockquote cite="https://example.org/?a=1&amp;b=2">' in html
        assert '(<a href="https://example.org/?a=1&amp;b=2">bron</a>)' in html

    def test_questions_are_numbered(self):
        assert self.body(("questions", ["Wie?", "Wat?"])) == (
            '<ol class="question-list" role="list"><li>Wie?</li><li>Wat?</li></ol>'
        )

    def test_links_show_pages_in_the_language_of_the_reader(self):
        links = [
            {"page": self.about.pk, "url": "", "label": ""},
            {"page": self.dutch_only.pk, "url": "", "label": ""},
            {"page": self.dutch_only.pk, "url": "", "label": "The memo"},
            {"page": None, "url": "https://example.org/", "label": "Elsewhere"},
            {"page": self.draft.pk, "url": "", "label": ""},
        ]
        assert self.body(("links", links), language="en") == (
            '<ul class="plain-list" role="list">'
            '<li><a href="/en/about-lpb/">About LPB</a></li>'
            '<li><a href="/nl/nota/" hreflang="nl" lang="nl">Nota</a></li>'
            '<li><a href="/nl/nota/" hreflang="nl">The memo</a></li>'
            '<li><a href="https://example.org/">Elsewhere</a></li>'
            "</ul>"
        )

    def test_image_has_sizes_in_modern_formats_and_a_text(self):
        image = ImageFactory(file__width=1600, file__height=1200, credit="Foto: LPB")
        value = {
            "image": {"image": image.pk, "alt_text": "Een plein", "decorative": False},
            "caption": "Op het plein",
        }
        html = self.body(("image", value))
        assert re.findall(r'<source [^>]*type="([^"]+)"', html) == ["image/avif", "image/webp"]
        assert re.findall(r"(\d+)w[,\"]", html) == ["480", "768", "1344"] * 3
        shown = re.search(r"<img [^>]+>", html).group()
        assert 'alt="Een plein"' in shown
        assert 'width="480"' in shown
        assert 'height="360"' in shown
        assert 'loading="lazy"' in shown
        assert '<figcaption class="picture__caption">Op het plein' in html
        assert '<span class="picture__credit">Foto: LPB</span>' in html

    def test_decorative_image_has_an_empty_text(self):
        image = ImageFactory(title="plein.jpg")
        value = {
            "image": {"image": image.pk, "alt_text": "", "decorative": True},
            "caption": "",
        }
        html = self.body(("image", value))
        assert 'alt=""' in html
        assert "figcaption" not in html

    def test_document_tells_its_kind_and_language(self):
        document = DocumentFactory(title="Nota", file__filename="nota.pdf", language="nl")
        html = self.body(("document", {"document": document.pk}), language="en")
        assert f'<a href="{document.url}" hreflang="nl"><span lang="nl">Nota</span></a>' in html
        assert "PDF" in html
        assert "in Dutch" in html

    def test_document_of_a_private_collection_is_not_shown(self):
        collection = Collection.get_first_root_node().add_child(name="Besloten")
        CollectionViewRestriction.objects.create(
            collection=collection, restriction_type="login"
        )
        document = DocumentFactory(title="Geheim", collection=collection)
        assert self.body(("document", {"document": document.pk})) == ""

    def test_many_blocks_ask_as_much_as_a_few(self):
        def blocks(number):
            image = ImageFactory()
            document = DocumentFactory()
            picture = {"image": image.pk, "alt_text": "plein", "decorative": False}
            link = {"page": self.about.pk, "url": "", "label": ""}
            paragraph = f'<p><a linktype="page" id="{self.about.pk}">meer</a></p>'
            some = [
                ("heading", "Kop"),
                ("paragraph", paragraph),
                ("quote", QUOTE),
                ("image", {"image": picture, "caption": ""}),
                ("document", {"document": document.pk}),
                ("links", [link]),
            ]
            return some * number

        few, many = blocks(2), blocks(12)
        # The renditions of the pictures are made once.
        self.body(*few)
        self.body(*many)
        with self.assertNumQueries(7):
            self.body(*few)
        with self.assertNumQueries(7):
            self.body(*many)
