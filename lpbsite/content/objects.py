"""The objects of the site by the key of their record."""

from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page

from lpbsite.content.models import ImportedRecord
from lpbsite.content.new_pages import free_address
from lpbsite.content.writing import Refused
from lpbsite.core.models import Topic
from lpbsite.translation.segments import translate_page


class SiteObjects:
    """Looks up what records have become; every answer is kept, so that a key costs one query.

    Args:
        remembered: The records by key; it grows while the import goes on.
        locales: The locales by language.
    """

    def __init__(
        self, remembered: dict[str, ImportedRecord], locales: dict[str, Locale]
    ) -> None:
        self.remembered = remembered
        self.locales = locales
        self.originals: dict[str, int] = {}
        self.topics: dict[str, int] = {}

    def pk(self, key: str) -> int:
        """Return the id of an object; of a translation, that of its original.

        Raises:
            Refused: It was deleted on the site.
        """
        if key not in self.originals:
            item = self.item(key)
            if item is None:
                raise Refused(
                    (), f"{key!r} was deleted on the site; --overwrite makes it again."
                )
            record = self.remembered[key]
            original = (
                item.get_translation(self.locales["nl"]) if record.is_translation else item
            )
            self.originals[key] = original.pk
        return self.originals[key]

    def item(self, key: str) -> Any:
        """Return the page, topic, file or setting itself, or ``None``."""
        record = self.remembered.get(key)
        model: Any = record.content_type.model_class() if record else None
        return (
            model._default_manager.filter(pk=record.object_id).first()
            if record and model
            else None
        )

    def add(self, record: ImportedRecord) -> None:
        self.remembered[record.key] = record
        self.originals.pop(record.key, None)

    def is_document(self, key: str) -> bool:
        record = self.remembered.get(key)
        return record is not None and record.type == "document"

    def topic_pk(self, name: str) -> int:
        """Return the Dutch topic of a key, name or slug; one that is missing is made."""
        record = self.remembered.get(name)
        if record and record.type == "topic":
            return self.pk(name)
        known = name.casefold()
        if known not in self.topics:
            self.topics[known] = (self.find_topic(name) or self.make_topic(name)).pk
        return self.topics[known]

    def find_topic(self, name: str) -> Topic | None:
        dutch = Topic.objects.filter(locale=self.locales["nl"])
        if found := dutch.filter(name__iexact=name).first() or dutch.filter(slug=name).first():
            return found
        english = Topic.objects.filter(locale=self.locales["en"], name__iexact=name).first()
        return (
            dutch.filter(translation_key=english.translation_key).first() if english else None
        )

    def make_topic(self, name: str) -> Topic:
        taken = set(Topic.objects.values_list("slug", flat=True))
        slug = free_slug(slugify(name), taken)
        topic = Topic(name=name, slug=slug, locale=self.locales["nl"])
        topic.full_clean()
        topic.save()
        topic.save_revision().publish()
        topic.refresh_from_db()
        english = Topic(name=name, slug=slug, locale=self.locales["nl"])
        translate_page(topic, self.locales["en"], english)
        return topic


def free_slug(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def slug_for(page: Page, given: str, key: str, parent: Page) -> str:
    """Return the address of a new page: as given, as it is, or made from the title."""
    if given:
        return given
    if page.slug:
        return page.slug
    made = slugify(page.title)[:200] or slugify(key)[:200] or "pagina"
    return free_address(parent, made)
