import io
import json
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from PIL import Image as Picture
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.models import Document, Image
from tests.core.test_uploads import NOT_A, PDF, office
from tests.factories import UserFactory

HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def upload(name, content):
    return SimpleUploadedFile(name, content)


def picture(width=20, height=10, kind="PNG"):
    file = io.BytesIO()
    Picture.new("RGB", (width, height), "navy").save(file, kind)
    return file.getvalue()


def png_that_claims(width, height):
    """Make a small file that says it is a huge picture."""

    def chunk(name, data):
        checksum = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 10)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


class UploadTestCase(WagtailPageTestCase):
    def setUp(self):
        self.user = UserFactory(is_superuser=True, is_staff=True)
        self.client.force_login(self.user)
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"


class DocumentUploadTests(UploadTestCase):
    def add(self, file, title="Nota", **fields):
        return self.client.post(
            reverse("wagtaildocs:add"),
            {"title": title, "file": file, "language": "nl", **fields},
        )

    def add_many(self, file, title="Nota"):
        response = self.client.post(
            reverse("wagtaildocs:add_multiple"), {"title": title, "files[]": file}
        )
        return json.loads(response.content)

    def choose(self, file):
        response = self.client.post(
            reverse("wagtaildocs_chooser:create"),
            {
                "document-chooser-upload-title": "Nota",
                "document-chooser-upload-file": file,
                "document-chooser-upload-language": "nl",
            },
        )
        return json.loads(response.content)

    def test_one_at_a_time_refuses_a_web_page_named_pdf_beside_the_field(self):
        response = self.add(upload("nota.pdf", HTML))
        assert response.context["form"].errors == {"file": [NOT_A.format("pdf")]}
        self.assertContains(response, "This is not a .pdf file")
        assert Document.objects.count() == 0

    def test_many_at_once_refuses_a_web_page_named_pdf(self):
        answer = self.add_many(upload("nota.pdf", HTML))
        assert answer == {"success": False, "error_message": NOT_A.format("pdf")}
        assert Document.objects.count() == 0

    def test_chooser_refuses_a_web_page_named_pdf_beside_the_field(self):
        answer = self.choose(upload("nota.pdf", HTML))
        assert answer["step"] == "reshow_creation_form"
        assert "This is not a .pdf file" in answer["htmlFragment"]
        assert Document.objects.count() == 0

    def test_extension_that_is_not_in_the_list_is_refused(self):
        response = self.add(upload("nota.html", HTML))
        assert list(response.context["form"].errors) == ["file"]
        assert "“html” is not allowed" in response.context["form"].errors["file"][0]

    @override_settings(WAGTAILDOCS_MAX_UPLOAD_SIZE=40)
    def test_file_over_the_limit_is_refused(self):
        response = self.add(upload("nota.pdf", PDF))
        (message,) = response.context["form"].errors["file"]
        assert message.startswith("This file is too big")

    def test_every_way_keeps_a_real_document(self):
        self.add(upload("nota.pdf", PDF))
        assert self.add_many(upload("nota.docx", office()))["success"] is True
        assert self.choose(upload("lijst.csv", b"a;b\n"))["step"] == "chosen"
        assert list(Document.objects.order_by("pk").values_list("title", "language")) == [
            ("Nota", "nl"),
            ("Nota", "nl"),
            ("Nota", "nl"),
        ]

    def test_odd_names_are_made_harmless(self):
        self.add(upload("rekening\u202efdp.pdf", PDF), title="Rekening\u202efdp.pdf")
        self.add(upload("lang " * 40 + ".pdf", PDF))
        first, second = Document.objects.order_by("pk")
        assert first.filename.startswith("rekeningfdp")
        assert first.title == "Rekeningfdp.pdf"
        assert second.filename.startswith("lang-lang-")
        assert len(second.file.name) < 100

    def test_title_of_marks_only_is_refused(self):
        response = self.add(upload("nota.pdf", PDF), title="\u202e\u200b")
        assert response.context["form"].errors == {"title": ["This field is required."]}

    def test_title_too_long_for_many_at_once_can_be_mended_in_the_next_step(self):
        answer = self.add_many(upload("nota.pdf", PDF), title="x" * 256)
        key = answer["uploaded_file_id"]
        response = self.client.post(
            reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[key]),
            {
                f"uploaded-document-{key}-title": "Nota",
                f"uploaded-document-{key}-language": "en",
            },
        )
        assert json.loads(response.content)["success"] is True
        assert list(Document.objects.values_list("title", "language")) == [("Nota", "en")]

    def test_kept_document_can_be_edited_without_its_file(self):
        self.add(upload("nota.pdf", PDF))
        document = Document.objects.get()
        self.client.post(
            reverse("wagtaildocs:edit", args=[document.pk]),
            {"title": "Andere nota", "language": "en"},
        )
        document.refresh_from_db()
        assert (document.title, document.language) == ("Andere nota", "en")

    def test_new_file_of_a_kept_document_is_checked(self):
        self.add(upload("nota.pdf", PDF))
        document = Document.objects.get()
        response = self.client.post(
            reverse("wagtaildocs:edit", args=[document.pk]),
            {"title": "Nota", "language": "nl", "file": upload("nota.pdf", HTML)},
        )
        assert response.context["form"].errors == {"file": [NOT_A.format("pdf")]}

    def test_visitor_gets_it_with_headers_that_keep_it_a_document(self):
        self.add(upload("nota.pdf", PDF))
        self.add(upload("nota.docx", office()))
        self.client.logout()
        documents = list(Document.objects.order_by("pk"))
        pdf, docx = (self.client.get(document.url) for document in documents)
        for response in (pdf, docx):
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Content-Security-Policy"] == "default-src 'none'"
        assert pdf["Content-Type"] == "application/pdf"
        names = [document.filename for document in documents]
        assert pdf["Content-Disposition"] == f'inline; filename="{names[0]}"'
        assert docx["Content-Disposition"] == f'attachment; filename="{names[1]}"'
        assert b"".join(pdf.streaming_content) == PDF

    def test_file_has_no_address_but_the_view_that_knows_its_privacy(self):
        self.add(upload("nota.pdf", PDF))
        document = Document.objects.get()
        self.client.logout()
        assert self.client.get(document.file.url).status_code == 404


class ImageUploadTests(UploadTestCase):
    def add(self, file, **fields):
        return self.client.post(
            reverse("wagtailimages:add"), {"title": "Straat", "file": file, **fields}
        )

    def errors(self, file):
        return self.add(file).context["form"].errors["file"]

    def test_svg_is_refused_under_any_name(self):
        assert self.errors(upload("a.svg", SVG)) == [
            "Not a supported image format. Supported formats: AVIF, GIF, JPG, JPEG, PNG, WEBP."
        ]
        (message,) = self.errors(upload("a.png", SVG))
        assert message.startswith("Not a valid .png image")
        assert Image.objects.count() == 0

    def test_web_page_named_png_is_refused(self):
        (message,) = self.errors(upload("a.png", HTML))
        assert message.startswith("Not a valid .png image")

    def test_picture_that_is_cut_off_is_refused(self):
        (message,) = self.errors(upload("a.png", picture(400, 400)[:200]))
        assert message.startswith("Upload a valid image")

    def test_picture_of_another_kind_than_its_name_is_refused(self):
        (message,) = self.errors(upload("a.png", picture(kind="JPEG")))
        assert message.startswith("Not a valid .png image")

    def test_picture_that_claims_to_be_huge_is_refused(self):
        (message,) = self.errors(upload("a.png", png_that_claims(9_000, 9_000)))
        assert message.startswith("This file has too many pixels")
        (message,) = self.errors(upload("a.png", png_that_claims(100_000, 100_000)))
        assert message.startswith("This file has too many pixels")

    @override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=50)
    def test_file_over_the_limit_is_refused(self):
        (message,) = self.errors(upload("a.png", picture()))
        assert message.startswith("This file is too big")

    def test_many_at_once_and_chooser_refuse_too(self):
        many = self.client.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "x", "files[]": upload("a.svg", SVG)},
        )
        assert json.loads(many.content) == {
            "success": False,
            "error_message": "Not a supported image format. "
            "Supported formats: AVIF, GIF, JPG, JPEG, PNG, WEBP.",
        }
        chosen = self.client.post(
            reverse("wagtailimages_chooser:create"),
            {
                "image-chooser-upload-title": "x",
                "image-chooser-upload-file": upload("a.svg", SVG),
            },
        )
        assert json.loads(chosen.content)["step"] == "reshow_creation_form"
        assert Image.objects.count() == 0

    def test_credit_and_description_are_kept(self):
        self.add(upload("a.png", picture()), credit="Foto: LPB", description="Een straat")
        assert list(Image.objects.values_list("title", "credit", "description")) == [
            ("Straat", "Foto: LPB", "Een straat")
        ]

    def test_odd_names_are_made_harmless(self):
        self.add(upload("straat\u202egnp.png", picture()))
        self.add(upload("lange naam " * 20 + ".png", picture()))
        first, second = Image.objects.order_by("pk")
        assert first.filename.startswith("straatgnp")
        assert second.filename.startswith("lange-naam-")

    def test_form_tells_what_the_fields_are_for(self):
        response = self.client.get(reverse("wagtailimages:add"))
        for name in ("title", "description", "credit"):
            assert response.context["form"].fields[name].help_text, name
