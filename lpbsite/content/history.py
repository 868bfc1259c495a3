"""Tell what an editor has changed since the import, and remember what this import did."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Max
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, TranslatableMixin
from wagtail_localize.models import StringTranslation

from home.models import NavigationSettings
from lpbsite.content.entries import Entry
from lpbsite.content.models import ImportedRecord
from lpbsite.core.models import Document, Image

CHUNK = 500


def changed_since(records: Iterable[ImportedRecord]) -> dict[str, bool | None]:
    """Tell by key whether an object differs from what was imported; ``None`` when it is gone.

    A few queries for each type, whatever the number of records.
    """
    by_type: dict[int, list[ImportedRecord]] = defaultdict(list)
    for record in records:
        by_type[record.content_type_id].append(record)
    changed: dict[str, bool | None] = {}
    for content_type_id, group in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        for start in range(0, len(group), CHUNK):
            chunk = group[start : start + CHUNK]
            items = objects_of(model, [record.object_id for record in chunk])
            touched = translated_at(items.values())
            for record in chunk:
                item = items.get(record.object_id)
                changed[record.key] = item and (
                    state_of(item) != record.state
                    or touched.get(record.object_id, record.imported_at) > record.imported_at
                )
    return changed


def is_editors(item: models.Model) -> bool:
    """Tell whether somebody else has made an object, or has changed it since its import."""
    record = ImportedRecord.objects.filter(
        content_type=ContentType.objects.get_for_model(item), object_id=item.pk
    ).first()
    return record is None or changed_since([record])[record.key] is not False


def objects_of(model: Any, ids: list[int]) -> dict[int, Any]:
    if model is None:
        return {}
    # The row of a page itself says enough; what its type adds is not loaded.
    base = Page if issubclass(model, Page) else model
    return {item.pk: item for item in base._default_manager.filter(pk__in=ids)}


def translated_at(items: Iterable[models.Model]) -> dict[int, dt.datetime]:
    """Return when a translation was last written side by side, by the id of the object."""
    keys = {
        (item.translation_key, item.locale_id): item.pk
        for item in items
        if isinstance(item, TranslatableMixin)
    }
    latest = (
        StringTranslation.objects.filter(context__object_id__in=[key for key, _ in keys])
        .values_list("context__object_id", "locale_id")
        .annotate(latest=Max("updated_at"))
    )
    return {
        keys[(key, locale)]: moment for key, locale, moment in latest if (key, locale) in keys
    }


def state_of(item: Any) -> str:
    """Return a mark of an object's content; an editor's change gives another one."""
    if isinstance(item, Document | Image):
        return f"{item.file_hash} {digest(item.title)}"
    if isinstance(item, Collection | Redirect):
        return digest(f"{item} {getattr(item, 'link', '')}")
    if isinstance(item, NavigationSettings):
        rows = [("", row.page_id) for row in item.main_rows.all()]
        rows += [(row.group, row.page_id) for row in item.footer_rows.all()]
        return digest(repr(rows))
    if not hasattr(item, "live"):
        # What search and the open data are told: every field is an editor's.
        fields = item._meta.concrete_fields
        return digest(repr([getattr(item, field.attname) for field in fields]))
    hidden = not (item.live or item.go_live_at or item.expired)
    return f"revision {item.latest_revision_id}{' hidden' if hidden else ''}"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


class Memory:
    """Keeps what became of each record, and writes it to the database many at a time."""

    def __init__(self) -> None:
        self.waiting: dict[str, ImportedRecord] = {}

    def note(self, entry: Entry, item: Any, *, by_editor: bool = False) -> ImportedRecord:
        """Note what became of a record.

        Args:
            entry: The record.
            item: The object, as it is in the database.
            by_editor: It is left as somebody else wrote it.
        """
        record = ImportedRecord(
            key=entry.key,
            type=entry.type.name,
            language=entry.lang,
            is_translation=bool(entry.translates),
            content_type=ContentType.objects.get_for_model(entry.type.model),
            object_id=item.pk,
            fingerprint=entry.fingerprint,
            state="" if by_editor else state_of(item),
            imported_at=timezone.now(),
        )
        self.waiting[entry.key] = record
        if len(self.waiting) >= CHUNK:
            self.write()
        return record

    def write(self) -> None:
        names = [field.name for field in ImportedRecord._meta.concrete_fields]
        ImportedRecord.objects.bulk_create(
            self.waiting.values(),
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=[name for name in names if name not in ("id", "key")],
        )
        self.waiting.clear()
