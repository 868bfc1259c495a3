"""Check what editors upload: that a document is what its name says, and no bomb."""

import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from os import SEEK_END
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.coreutils import string_to_ascii

# What proves the kind of an office document: a part that each of its kind has.
OFFICE_PARTS = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}
OPEN_DOCUMENT_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
MACRO_PARTS = ("vbaproject.bin", "basic/", "scripts/")
ARCHIVES = (".zip", ".jar", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar")
MAX_PARTS = 10_000
# Text in office documents shrinks to a tenth or so; more than a hundredfold is made to harm.
MAX_SHRINKING = 100
# Marks of a web page, which a browser might run whatever the name says.
WEB_PAGE_MARKS = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg")
NAME_LENGTH = 60


def check_document(file: IO[bytes], name: str) -> None:
    """Refuse a file whose content is not what its extension says, or that is made to harm.

    The position in the file is put back at the start.

    Raises:
        ValidationError: Says what is wrong; the extension itself is checked by Wagtail.
    """
    extension = PurePath(name).suffix.lower().lstrip(".")
    file.seek(0)
    try:
        CHECKS[extension](file, extension)
    finally:
        file.seek(0)


def check_pdf(file: IO[bytes], extension: str) -> None:
    start = file.read(1024).lower()
    file.seek(max(0, file.seek(0, SEEK_END) - 4096))
    # From the very first byte to the last mark, so that the file is nothing else as well.
    if not start.startswith(b"%pdf-") or b"%%EOF" not in file.read():
        raise not_what_it_says(extension)
    if any(mark in start for mark in WEB_PAGE_MARKS) or zipfile.is_zipfile(file):
        raise not_what_it_says(extension)


def check_office(file: IO[bytes], extension: str) -> None:
    with opened_archive(file, extension) as archive:
        names = archive.namelist()
        part = OFFICE_PARTS[extension]
        if "[Content_Types].xml" not in names or not any(
            name.startswith(part) for name in names
        ):
            raise not_what_it_says(extension)
        check_archive(archive, extension)


def check_open_document(file: IO[bytes], extension: str) -> None:
    with opened_archive(file, extension) as archive:
        check_archive(archive, extension)
        first = archive.infolist()[0]
        expected = OPEN_DOCUMENT_TYPES[extension]
        if first.filename != "mimetype" or archive.read(first).strip() != expected:
            raise not_what_it_says(extension)


def check_text(file: IO[bytes], extension: str) -> None:
    content = file.read()
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((*WEB_PAGE_MARKS, b"<?xml")) or has_control_characters(content):
        raise not_what_it_says(extension)


CHECKS: dict[str, Callable[[IO[bytes], str], None]] = {
    "csv": check_text,
    "docx": check_office,
    "ods": check_open_document,
    "odt": check_open_document,
    "pdf": check_pdf,
    "pptx": check_office,
    "txt": check_text,
    "xlsx": check_office,
}


def opened_archive(file: IO[bytes], extension: str) -> zipfile.ZipFile:
    # Python finds an archive behind any other content; here it has to begin with it.
    if file.read(4) != b"PK\x03\x04":
        raise not_what_it_says(extension)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise not_what_it_says(extension) from None
    if not archive.infolist():
        raise not_what_it_says(extension)
    return archive


def check_archive(archive: zipfile.ZipFile, extension: str) -> None:
    """Refuse bombs, macros, archives inside and names that leave the folder.

    Sizes are taken from the directory of the archive, and then every part is read: that gives
    no more than was announced, and an announcement that lies is found out.
    """
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    limit = settings.LPB_MAX_UNPACKED_DOCUMENT_SIZE
    if unpacked > limit:
        raise ValidationError(
            _("This document unpacks to more than %(limit)s, which is not accepted."),
            code="bomb",
            params={"limit": filesizeformat(limit)},
        )
    if len(parts) > MAX_PARTS or unpacked > MAX_SHRINKING * max(packed, 1):
        raise ValidationError(
            _("This document unpacks to far more than its size. Save it again and try again."),
            code="bomb",
        )
    for part in parts:
        name = part.filename.lower()
        if any(mark in name for mark in MACRO_PARTS):
            raise ValidationError(
                _("This document contains macros. Save it without them and try again."),
                code="macros",
            )
        if name.endswith(ARCHIVES) or name.startswith("/") or ".." in PurePath(name).parts:
            raise not_what_it_says(extension)
    if overlapping(parts) or not is_readable(archive):
        raise not_what_it_says(extension)


def overlapping(parts: list[zipfile.ZipInfo]) -> bool:
    """Tell whether two parts share bytes, the trick of bombs without archives inside."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            return True
        end = part.header_offset + part.compress_size
    return False


def is_readable(archive: zipfile.ZipFile) -> bool:
    try:
        return archive.testzip() is None
    except (RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
        return False


def has_control_characters(content: bytes) -> bool:
    allowed = b"\t\n\r\f"
    return any(byte < 32 and byte not in allowed for byte in set(content))


def not_what_it_says(extension: str) -> ValidationError:
    return ValidationError(
        _("This is not a .%(extension)s file: its content is something else, or damaged."),
        code="content",
        params={"extension": extension},
    )


def harmless_name(name: str) -> str:
    """Return a short file name in plain letters; the extension stays what the system sees.

    Characters that turn the reading direction would make “fdp.exe” read as “exe.pdf”.
    """
    path = PurePath(visible(name))
    stem = "".join(
        character if character.isascii() and character.isalnum() else "-"
        for character in string_to_ascii(path.stem)
    )
    stem = "-".join(part for part in stem.split("-") if part)
    return f"{stem[:NAME_LENGTH].rstrip('-') or 'document'}{path.suffix.lower()}"


def visible(text: str) -> str:
    """Return the text without control characters and marks that turn the reading direction."""
    return "".join(
        character for character in text if unicodedata.category(character) not in ("Cc", "Cf")
    )
