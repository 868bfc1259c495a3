import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from lpbsite.core.uploads import check_document, harmless_name, visible

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
NOT_A = "This is not a .{} file: its content is something else, or damaged."


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def office(folder="word/", **more):
    parts = {"[Content_Types].xml": "<Types/>", f"{folder}document.xml": "<document/>"}
    return archive(parts | more)


def open_document(kind="text", more=None):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name, content in (more or {}).items():
            packed.writestr(name, content)
    return file.getvalue()


def refusal(content, name):
    with pytest.raises(ValidationError) as refused:
        check_document(io.BytesIO(content), name)
    return refused.value.messages


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nota.pdf", PDF),
        ("NOTA.PDF", PDF),
        ("nota.docx", office()),
        ("dia.pptx", office("ppt/")),
        ("lijst.xlsx", office("xl/")),
        ("nota.odt", open_document()),
        ("lijst.ods", open_document("spreadsheet")),
        ("lijst.csv", "stad;wijk\r\nFryslân;Noord\r\n".encode("cp1252")),
        ("lijst.csv", b"\xef\xbb\xbfstad,wijk\n"),
        ("lees.txt", b"De wijk.\f\tTwee\n"),
    ],
)
def test_check_document_accepts_what_is_as_it_says(name, content):
    file = io.BytesIO(content)
    check_document(file, name)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nota.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("nota.pdf", b"<html>%PDF-1.7 %%EOF"),
        ("nota.pdf", b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF"),
        ("nota.pdf", b"%PDF-1.7\nhalf of it"),
        ("nota.pdf", b""),
        ("nota.docx", b"MZ\x90\x00 a program"),
        ("nota.docx", b"PK\x03\x04 broken"),
        ("nota.docx", archive({"readme.txt": "x"})),
        ("nota.docx", office("xl/")),
        ("lijst.xlsx", office("word/")),
        ("nota.docx", b"<html><script>x</script>" + office()),
        ("nota.docx", office(**{"../../etc/passwd": "x"})),
        ("nota.docx", office(**{"word/embeddings/inner.zip": archive({"a": "b"})})),
        ("nota.odt", open_document("spreadsheet")),
        ("nota.odt", archive({"content.xml": "<x/>", "mimetype": "x"})),
        ("lijst.csv", b"<html><script>alert(1)</script>"),
        ("lees.txt", b"\xef\xbb\xbf  <svg onload=alert(1)>"),
        ("lees.txt", b"\x7fELF\x02\x01\x00"),
    ],
)
def test_check_document_refuses_what_is_something_else(name, content):
    assert refusal(content, name) == [NOT_A.format(name.rpartition(".")[2])]


def test_check_document_refuses_a_pdf_that_is_an_archive_too():
    assert refusal(PDF[:-6] + archive({"a.html": "x"}) + b"%%EOF", "a.pdf") == [
        NOT_A.format("pdf")
    ]


def test_check_document_refuses_macros():
    message = ["This document contains macros. Save it without them and try again."]
    assert refusal(office(**{"word/vbaProject.bin": "x"}), "nota.docx") == message
    assert refusal(open_document(more={"Basic/script.xml": "x"}), "nota.odt") == message


def test_check_document_refuses_what_shrinks_too_well():
    bomb = office(**{"word/big.xml": b"0" * 20_000_000})
    assert len(bomb) < 40_000
    assert refusal(bomb, "nota.docx") == [
        "This document unpacks to far more than its size. Save it again and try again."
    ]


def test_check_document_refuses_too_many_parts():
    many = office(**{f"word/{number}.xml": "" for number in range(10_001)})
    assert refusal(many, "nota.docx") == [
        "This document unpacks to far more than its size. Save it again and try again."
    ]


def test_check_document_refuses_what_unpacks_to_too_much(settings):
    settings.LPB_MAX_UNPACKED_DOCUMENT_SIZE = 1000
    large = archive(
        {"[Content_Types].xml": "", "word/a.xml": bytes(range(256)) * 4}, zipfile.ZIP_STORED
    )
    assert refusal(large, "nota.docx") == [
        "This document unpacks to more than 1000\u00a0bytes, which is not accepted."
    ]


def test_check_document_refuses_a_directory_that_lies_about_sizes():
    honest = office(**{"word/big.xml": b"0123456789" * 100})
    # The size of the last part in the central directory: 24 bytes behind its mark.
    at = honest.rindex(b"PK\x01\x02") + 24
    lying = honest[:at] + (10).to_bytes(4, "little") + honest[at + 4 :]
    assert refusal(lying, "nota.docx") == [NOT_A.format("docx")]


def test_check_document_refuses_parts_that_share_bytes():
    content = office(**{"word/one.xml": b"0123456789" * 9, "word/two.xml": b"0123456789" * 9})
    content = content.replace(b"two.xml", b"one.xml")
    last = content.rindex(b"PK\x01\x02")
    before = content.rindex(b"PK\x01\x02", 0, last)
    # Let the last part begin where the one before it begins, the same in all else.
    start = content[before + 42 : before + 46]
    shared = content[: last + 42] + start + content[last + 46 :]
    check_document(io.BytesIO(content), "nota.docx")
    assert refusal(shared, "nota.docx") == [NOT_A.format("docx")]


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("Notitie wijkaanpak (def).PDF", "Notitie-wijkaanpak-def.pdf"),
        ("Fryslân & Súdwest.docx", "Fryslan-Sudwest.docx"),
        ("rekening\u202efdp.exe", "rekeningfdp.exe"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("وثيقة.pdf", "wthyqh.pdf"),
        ("....pdf", "document.pdf"),
        ("a" * 300 + ".pdf", "a" * 60 + ".pdf"),
    ],
)
def test_harmless_name(name, harmless):
    assert harmless_name(name) == harmless


def test_visible_leaves_out_what_turns_the_reading_direction():
    assert visible("rekening\u202efdp.exe\u200b\x00") == "rekeningfdp.exe"
