"""Write all content of the site to a file of JSON lines, its media in a folder beside it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path as File
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Collection, Page

from home.models import NavigationSettings
from lpbsite.api.models import OpenDataSettings
from lpbsite.content.exported_files import MediaFolder
from lpbsite.content.exported_pages import PageExport
from lpbsite.content.exported_translations import exported_translation
from lpbsite.content.exported_values import without_empty
from lpbsite.content.fields import exported_fields, exported_words
from lpbsite.content.importer import Progress
from lpbsite.content.keys import Keys, best_bets_in_order, redirects_of_this_site
from lpbsite.content.navigation import export_navigation
from lpbsite.content.record_types import TYPES
from lpbsite.content.records import FORMAT, VERSION
from lpbsite.content.versions import (
    exported_drafts,
    is_meant_to_be_live,
    schedule_of,
    shown_version,
)
from lpbsite.core.models import Document, Image, Topic
from lpbsite.search.models import SynonymGroup

# Objects that are held at a time.
CHUNK = 200

Values = dict[str, Any]


def redirects() -> Any:
    # Not to a page of no type, such as the one of an empty site.
    here = redirects_of_this_site().exclude(redirect_page__in=pages_without_type())
    return here.order_by("old_path", F("site").asc(nulls_first=True), "pk")


def best_bets() -> Any:
    return best_bets_in_order().exclude(page__in=pages_without_type())


def pages_without_type() -> Any:
    models = [record_type.model for record_type in TYPES.values() if record_type.is_page]
    known = ContentType.objects.get_for_models(*models)
    return Page.objects.exclude(content_type__in=[row.pk for row in known.values()])


# What is no page and has one language, in the order of the file.
OTHERS: dict[str, Callable[[], Any]] = {
    "open_data": OpenDataSettings.objects.all,
    "synonyms": lambda: SynonymGroup.objects.order_by("pk"),
    "best_bet": best_bets,
    "redirect": redirects,
}


def export_content(path: File, progress: Progress | None = None) -> int:
    """Write all content of the site; an older file stays until the new one is complete.

    Holds the keys of all objects, but only some of the objects at a time. What is edited while
    it runs may be in the file as it was before or after.

    Args:
        path: The file, which ends in ``.jsonl``.
        progress: Is told how far it is.

    Returns:
        How many records were written.

    Raises:
        OSError: The file cannot be written.
    """
    progress = progress or Progress()
    unfinished = path.with_name(f".{path.name}.unfinished")
    count = 0
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            export = SiteExport(MediaFolder(path.parent / "media"))
            progress.start_writing(export.total())
            stream.write(line_of({"format": FORMAT, "version": VERSION}))
            for record in export.records():
                stream.write(line_of(record))
                count += 1
                progress.written()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def line_of(values: Values) -> str:
    return f"{json.dumps(values, ensure_ascii=False)}\n"


class SiteExport:
    """Gives the records of the site in the order in which they can be read again."""

    def __init__(self, media: MediaFolder) -> None:
        models = {record_type.model: record_type for record_type in TYPES.values()}
        self.types = {
            ContentType.objects.get_for_model(model).pk: record_type
            for model, record_type in models.items()
        }
        self.keys = Keys({pk: record_type.name for pk, record_type in self.types.items()})
        self.media = media
        self.pages = PageExport(self.keys)

    def total(self) -> int:
        others = (Topic, Image, Document)
        return (
            Page.objects.filter(content_type_id__in=self.types).count()
            + sum(model.objects.count() for model in others)
            + Collection.objects.filter(depth__gt=1).count()
            + NavigationSettings.objects.count()
            + sum(items().count() for items in OTHERS.values())
        )

    def records(self) -> Iterator[Values]:
        yield from self.collections()
        for type_name, model in (("image", Image), ("document", Document)):
            for item in model.objects.order_by("file_hash", "title", "pk").iterator(CHUNK):
                yield self.file(type_name, item)
        yield from self.topics()
        for language in ("nl", "en"):
            for page in self.in_tree_order(language):
                record_type = self.types[page.content_type_id]
                original = self.keys.original("page", page.pk)
                yield self.pages.record(page.specific, record_type, original)
        yield from self.settings()

    def in_tree_order(self, language: str) -> Iterator[Page]:
        """Yield the pages of a language, those above before those below; a chunk is held."""
        pages = Page.objects.filter(
            content_type_id__in=self.types, locale__language_code=language
        )
        return pages.order_by("path").iterator(CHUNK)

    def collections(self) -> Iterator[Values]:
        for collection in Collection.objects.filter(depth__gt=1).order_by("path"):
            above = collection.get_parent()
            collection.within_id = above.pk if above.depth > 1 else None
            yield self.identity("collection", collection.pk) | exported_fields(
                TYPES["collection"].fields, collection, self.keys
            )

    def file(self, type_name: str, item: Any) -> Values:
        name = self.media.keep(item)
        values = exported_fields(TYPES[type_name].fields, item, self.keys)
        return self.identity(type_name, item.pk) | {"file": name} | values

    def topics(self) -> Iterator[Values]:
        for language in ("nl", "en"):
            topics = Topic.objects.filter(locale__language_code=language)
            for topic in topics.order_by("slug", "pk").iterator(CHUNK):
                yield self.topic(topic, language)

    def topic(self, topic: Topic, language: str) -> Values:
        fields = TYPES["topic"].fields
        values = self.identity("topic", topic.pk) | {"lang": language}
        shown = shown_version(topic)
        if original := self.keys.original("topic", topic.pk):
            values |= {"translationOf": original} | exported_words(fields, shown, self.keys)
            values |= exported_translation(topic, fields, self.keys) or {}
            return values | ({} if topic.live else {"live": False})
        values |= exported_fields(fields, shown, self.keys)
        values |= exported_drafts(topic, shown, fields, self.keys)
        if not is_meant_to_be_live(topic):
            values["live"] = False
        return values | without_empty(schedule_of(shown))

    def settings(self) -> Iterator[Values]:
        for settings in NavigationSettings.objects.all():
            key = self.keys.exact("navigation", settings.pk) or "navigation"
            values = export_navigation(settings, self.keys)
            yield {"key": key, "type": "navigation"} | values
        for type_name, items in OTHERS.items():
            fields = TYPES[type_name].fields
            for item in items().iterator(CHUNK):
                values = exported_fields(fields, item, self.keys)
                # An empty setting has no key of its own.
                key = self.keys.exact(type_name, item.pk) or type_name
                yield {"key": key, "type": type_name} | values

    def identity(self, type_name: str, pk: int) -> Values:
        return {"key": self.keys.own(type_name, pk), "type": type_name}
