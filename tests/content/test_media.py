from io import BytesIO
from tempfile import TemporaryDirectory

from django.test import override_settings
from PIL import Image as Picture
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.models import Document, Image
from news.models import NewsItemPage
from tests.content.importing import import_records, news, problems_of
from tests.content.test_broken_content import PDF
from tests.factories import site_tree

DOCUMENT = {
    "key": "doc",
    "type": "document",
    "file": "verslag.pdf",
    "title": "Verslag",
    "lang": "nl",
}
PICTURE = {"key": "pic", "type": "image", "file": "plein.png", "title": "Plein"}


def png(colour="red"):
    content = BytesIO()
    Picture.new("RGB", (40, 30), colour).save(content, "PNG")
    return content.getvalue()


# Files of other tests would stand in the same folder.
FOLDER = TemporaryDirectory()


@override_settings(MEDIA_ROOT=FOLDER.name)
class MediaTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()

    def test_files_are_stored_once_and_replaced_when_they_change(self):
        import_records(DOCUMENT, PICTURE, media={"verslag.pdf": PDF, "plein.png": png()})
        report = import_records(
            DOCUMENT, PICTURE, media={"verslag.pdf": PDF, "plein.png": png("blue")}
        )
        assert dict(report.counts) == {"unchanged": 1, "updated": 1}
        document, picture = Document.objects.get(), Image.objects.get()
        assert (document.title, document.language) == ("Verslag", "nl")
        assert document.file.read() == PDF
        assert (picture.width, picture.height) == (40, 30)
        assert picture.file.read() == png("blue")
        folder, _name = picture.file.name.rsplit("/", 1)
        files = picture.file.storage.listdir(folder)[1]
        assert len([name for name in files if name.startswith("plein")]) == 1

    def test_page_shows_them(self):
        records = [
            news(
                image={"image": "pic", "alt": "Een plein"},
                body=[
                    {"document": "doc"},
                    {"image": {"image": "pic", "decorative": True}},
                    {"paragraph": '<p><a data-key="doc">Lees het</a></p>'},
                ],
            ),
            PICTURE,
            DOCUMENT,
        ]
        import_records(*records, media={"verslag.pdf": PDF, "plein.png": png()})
        page = NewsItemPage.objects.get()
        document, picture = Document.objects.get(), Image.objects.get()
        assert (page.image, page.image_alt) == (picture, "Een plein")
        assert page.body[0].value["document"] == document
        shown = page.body[1].value["image"]
        assert (shown.pk, shown.decorative) == (picture.pk, True)
        assert f'linktype="document" id="{document.pk}"' in page.body[2].value.source

    def test_file_that_is_not_what_it_says_is_refused(self):
        cases = [
            (DOCUMENT, {"verslag.pdf": b"<html>"}, "file"),
            (DOCUMENT, {}, "file"),
            (DOCUMENT, {"verslag.pdf": b""}, "file"),
            (DOCUMENT | {"file": "../content.jsonl"}, {}, "file"),
            (DOCUMENT | {"file": "x.exe"}, {"x.exe": b"MZ"}, "file"),
            (PICTURE, {"plein.png": b"no picture"}, "file"),
        ]
        for record, media, field in cases:
            with self.subTest(record=record, media=media):
                found = problems_of(record, media=media)
                assert len(found) == 1
                assert found[0].startswith(f"content.jsonl, line 1, field {field}: ")
        assert (Document.objects.count(), Image.objects.count()) == (0, 0)
