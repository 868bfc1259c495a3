from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
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
    "translation": "It should be busy.",
}


class BlockTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.about = StandardPageFactory(parent=cls.tree.home, title="Over LPB", slug="over-lpb")
        cls.english = english_version(cls.about, title="About LPB", slug="about-lpb")
        cls.draft = StandardPageFactory(parent=cls.tree.home, title="Geheim", live=False)
        cls.members = StandardPageFactory(parent=cls.tree.home, title="Leden", slug="leden")
        cls.below = StandardPageFactory(parent=cls.members, title="Notulen", slug="notulen")
        PageViewRestriction.objects.create(page=cls.members, restriction_type="login")
        cls.slides = DocumentFactory(title="Dia’s", file__filename="dias.pdf")
        apart = Collection.get_first_root_node().add_child(name="Apart")
        CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
        cls.secret = DocumentFactory(file__filename="geheim.pdf", collection=apart)

    def setUp(self):
        cache.clear()  # Wagtail keeps files of pictures there, by the picture's number

    def body(self, *blocks, lang="nl"):
        stored = [
            {"type": kind, "id": str(number), "value": value}
            for number, (kind, value) in enumerate(blocks)
        ]
        page = StandardPageFactory(parent=self.tree.home, body=stored)
        if lang == "en":
            page = english_version(page)
        return self.client.get(f"/api/v1/pages/{page.pk}").json()["body"]

    def test_headings_have_the_anchor_of_the_site(self):
        assert self.body(("heading", "Wie?"), ("subheading", "Wie?")) == [
            {"type": "heading", "id": "0", "text": "Wie?", "anchor": "h-wie"},
            {"type": "subheading", "id": "1", "text": "Wie?", "anchor": "h-wie-2"},
        ]

    def test_paragraph_leads_to_pages_and_tells_their_ids(self):
        stored = f'<p>Lees <a linktype="page" id="{self.about.pk}">meer</a>.</p>'
        assert self.body(("paragraph", stored)) == [
            {
                "type": "paragraph",
                "id": "0",
                "html": f'<p>Lees <a href="/nl/over-lpb/" hreflang="nl" '
                f'data-page-id="{self.about.pk}">meer</a>.</p>',
            }
        ]
        [english] = self.body(("paragraph", stored), lang="en")
        assert english["html"] == (
            f'<p>Lees <a href="/en/about-lpb/" hreflang="en" '
            f'data-page-id="{self.english.pk}">meer</a>.</p>'
        )

    def test_paragraph_leads_to_documents_and_other_sites(self):
        [block] = self.body(
            (
                "paragraph",
                f'<p><a linktype="document" id="{self.slides.pk}">a</a>'
                '<a href="https://example.org/?a=1&amp;b=2">b</a></p>',
            )
        )
        assert block["html"] == (
            f'<p><a href="{self.slides.url}">a</a>'
            '<a href="https://example.org/?a=1&amp;b=2">b</a></p>'
        )

    def test_link_to_what_no_visitor_may_see_is_text(self):
        for hidden in (self.draft, self.members, self.below):
            stored = f'<p><a linktype="page" id="{hidden.pk}">tekst</a></p>'
            [block] = self.body(("paragraph", stored))
            assert block["html"] == "<p><a>tekst</a></p>"
        for kind, key in (("document", self.secret.pk), ("page", 99999), ("page", "x")):
            stored = f'<p><a linktype="{kind}" id="{key}">tekst</a></p>'
            [block] = self.body(("paragraph", stored))
            assert block["html"] == "<p><a>tekst</a></p>"

    def test_quote_is_read_in_the_language_of_the_page(self):
        said = {
            "type": "quote",
            "id": "0",
            "text": "Het moet druk worden.",
            "lang": "nl",
            "original": None,
            "originalLang": None,
            "speaker": "Evelien Tonkens",
            "role": "hoogleraar",
            "source": "",
        }
        assert self.body(("quote", QUOTE)) == [said]
        assert self.body(("quote", QUOTE), lang="en") == [
            said
            | {
                "text": "It should be busy.",
                "lang": "en",
                "original": "Het moet druk worden.",
                "originalLang": "nl",
            }
        ]

    def test_questions_and_notice(self):
        notice = {"title": "Let op", "text": "Vol."}
        assert self.body(("questions", ["Wie?", "Wat?"]), ("notice", notice)) == [
            {"type": "questions", "id": "0", "questions": ["Wie?", "Wat?"]},
            {"type": "notice", "id": "1", "title": "Let op", "text": "Vol."},
        ]

    def test_image_has_the_files_of_the_site(self):
        image = ImageFactory(file__width=1600, file__height=800, credit="Foto: LPB")
        value = {
            "image": {"image": image.pk, "decorative": False, "alt_text": "Een plein"},
            "caption": "Het plein",
        }
        [block] = self.body(("image", value))
        renditions = block["image"].pop("renditions")
        assert block == {
            "type": "image",
            "id": "0",
            "image": {"alt": "Een plein", "width": 1600, "height": 800},
            "caption": "Het plein",
            "credit": "Foto: LPB",
        }
        assert [(one["width"], one["height"], one["format"]) for one in renditions] == [
            (width, width // 2, name)
            for width in (480, 768, 1344)
            for name in ("avif", "webp", "jpeg")
        ]
        assert {one["url"] for one in renditions} == {
            rendition.url for rendition in image.renditions.all()
        }

    def test_image_of_which_the_original_is_gone_has_no_files(self):
        image = ImageFactory(file__width=1600, file__height=800)
        image.file.storage.delete(image.file.name)
        [block] = self.body(picture_of(image))
        assert block["image"] == {"alt": "", "width": 1600, "height": 800, "renditions": []}

    def test_document_that_anyone_may_download(self):
        assert self.body(
            ("document", {"document": self.slides.pk}),
            ("document", {"document": self.secret.pk}),
            ("document", {"document": None}),
        ) == [
            {
                "type": "document",
                "id": "0",
                "document": {
                    "url": self.slides.url,
                    "fileName": self.slides.filename,
                    "bytes": self.slides.file_size or 0,
                    "pages": None,
                },
            }
        ]

    def test_links_lead_to_what_a_visitor_may_see(self):
        links = [
            {"page": self.about.pk, "url": "", "label": ""},
            {"page": self.draft.pk, "url": "", "label": "Geheim"},
            {"page": None, "url": "https://example.org/", "label": "Elders"},
        ]
        assert self.body(("links", links)) == [
            {
                "type": "links",
                "id": "0",
                "links": [
                    {
                        "title": "Over LPB",
                        "url": "/nl/over-lpb/",
                        "page": {
                            "id": self.about.pk,
                            "type": "page",
                            "title": "Over LPB",
                            "url": "/nl/over-lpb/",
                            "slug": "over-lpb",
                        },
                    },
                    {"title": "Elders", "url": "https://example.org/", "page": None},
                ],
            }
        ]
        assert self.body(("links", links[1:2])) == []

    def test_number_of_queries_does_not_grow_with_the_blocks(self):
        def blocks(number):
            return [
                block
                for _ in range(number)
                for block in (
                    paragraph_to(StandardPageFactory(parent=self.tree.home)),
                    ("links", [{"page": self.about.pk, "url": "", "label": ""}]),
                    ("document", {"document": DocumentFactory().pk}),
                    picture_of(ImageFactory()),
                )
            ]

        counts = []
        for number in (5, 25):
            stored = [{"type": kind, "value": value} for kind, value in blocks(number)]
            page = StandardPageFactory(parent=self.tree.home, body=stored)
            self.client.get(f"/api/v1/pages/{page.pk}")
            with CaptureQueriesContext(connection) as queries:
                self.client.get(f"/api/v1/pages/{page.pk}")
            counts.append(len(queries))
        assert counts == [7, 7]


def paragraph_to(page):
    return "paragraph", f'<p><a linktype="page" id="{page.pk}">hier</a></p>'


def picture_of(image):
    value = {"image": image.pk, "decorative": True, "alt_text": ""}
    return "image", {"image": value, "caption": ""}
