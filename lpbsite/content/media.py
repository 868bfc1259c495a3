"""Documents and images: files beside the content, and what becomes of them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from lpbsite.content.fields import Field, Group, Plain, To
from lpbsite.content.keys import Keys
from lpbsite.content.schema import RecordType
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Refused, Writing
from lpbsite.core.models import Document, Image

EXTENSIONS = {Document: "WAGTAILDOCS_EXTENSIONS", Image: "WAGTAILIMAGES_EXTENSIONS"}


@dataclass(frozen=True)
class MediaFile(Field):
    """The name of a file in the folder ``media`` beside the content."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> File | None:
        name = spot.read_text(value)
        folder = spot.place.media.resolve()
        path = (folder / name).resolve()
        if not name or not path.is_relative_to(folder):
            spot.refuse("This has to be the name of a file in the folder media.")
        elif path.suffix.lower().lstrip(".") not in getattr(settings, EXTENSIONS[model]):
            spot.refuse(f"A file of the kind {path.suffix!r} is not allowed here.")
        elif not path.is_file():
            spot.refuse(f"There is no file {name!r} in the folder media.")
        elif not path.stat().st_size:
            spot.refuse(f"The file {name!r} is empty.")
        else:
            return path
        return None

    def export(self, source: Any, keys: Keys) -> None:
        """Return nothing: the export copies the file and tells its name."""


@dataclass(frozen=True)
class Tags(Field):
    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> list[str]:
        return [
            spot.at(position).read_text(part)
            for position, part in enumerate(spot.read_list(value))
        ]

    def export(self, source: Any, keys: Keys) -> list[str]:
        return sorted(source.tags.names())


FOCAL_POINT = ("x", "y", "width", "height")
COMMON = (To("collection", types=("collection",)), Tags("tags"))

MEDIA_TYPES = (
    RecordType(
        "document",
        Document,
        (MediaFile("file"), Plain("title"), Plain("lang", "language"), *COMMON),
        is_page=False,
        in_two_languages=False,
        required=("title", "file"),
        order=0,
        passed_over=(),
    ),
    RecordType(
        "image",
        Image,
        (
            MediaFile("file"),
            Plain("title"),
            Plain("credit"),
            Plain("description"),
            Group(
                "focalPoint",
                fields=tuple(Plain(part, f"focal_point_{part}") for part in FOCAL_POINT),
            ),
            *COMMON,
        ),
        is_page=False,
        in_two_languages=False,
        required=("title", "file"),
        order=0,
        passed_over=(),
    ),
)


class StoredFiles:
    """The files that an import has written, to be removed again when it fails."""

    def __init__(self) -> None:
        self.written: list[tuple[Any, str]] = []
        # Files that were replaced; they go when the import has succeeded.
        self.replaced: list[tuple[Any, str]] = []

    def write(self, item: Any, values: dict[str, Any], writing: Writing) -> Any:
        """Save a document or image, checked as the admin checks an upload.

        Raises:
            Refused: The file is not what its name says.
        """
        path: File = values["file"]
        content = path.read_bytes()
        digest = hashlib.sha1(content).hexdigest()  # noqa: S324 (what Wagtail keeps)
        before = (item.file.storage, item.file.name) if item.file else None
        is_new = not before or item.file_hash != digest
        if values.get("collection"):
            item.collection_id = writing.pk(values["collection"])
        form = upload_form(item, values, content if is_new else None)
        if not form.is_valid():
            messages = [str(text) for errors in form.errors.values() for text in errors]
            raise Refused(("file",), " ".join(messages))
        if is_new:
            set_metadata(item)
        try:
            item.save()
        finally:
            if is_new and item.file and item.file._committed:
                self.written.append((item.file.storage, item.file.name))
        if "tags" in values:
            item.tags.set(values["tags"])
        if is_new and before:
            self.replaced.append(before)
            if isinstance(item, Image):
                item.renditions.all().delete()
        return item

    def remove_written(self) -> None:
        for storage, name in self.written:
            storage.delete(name)

    def remove_replaced(self) -> None:
        for storage, name in self.replaced:
            storage.delete(name)


def upload_form(item: Any, values: dict[str, Any], content: bytes | None) -> Any:
    name = values["file"].name
    data = {
        "title": values["title"],
        "collection": item.collection_id or Collection.get_first_root_node().pk,
        "language": values.get("lang", "nl"),
        "credit": values.get("credit", ""),
        "description": values.get("description", ""),
    }
    focal_point = values.get("focalPoint") or {}
    data |= {f"focal_point_{part}": focal_point.get(part) for part in FOCAL_POINT}
    files = {"file": SimpleUploadedFile(name, content)} if content is not None else {}
    make_form = get_image_form if isinstance(item, Image) else get_document_form
    return make_form(type(item))(data, files, instance=item)


def set_metadata(item: Any) -> None:
    if isinstance(item, Image):
        item._set_image_file_metadata()
    else:
        item._set_document_file_metadata()
