"""Which page a record stands under."""

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from congress.models import CongressEditionPage, ProgrammePage
from lpbsite.content.entries import Content, Entry
from lpbsite.content.models import ImportedRecord
from lpbsite.content.programme import edition_for, find_programme
from lpbsite.content.record_types import TYPES
from lpbsite.content.writing import Refused

if TYPE_CHECKING:
    from lpbsite.content.writer import Writer

INDEXES = {
    record_type.model: record_type.name
    for record_type in TYPES.values()
    if record_type.is_index
}

# Of the pages that others stand under.
MOST_KEPT = 200


class Placement:
    def __init__(self, writer: "Writer") -> None:
        self.writer = writer
        # Pages that others stand under, by what they were asked for with.
        self.parents: dict[Any, Page] = {}

    def parent(self, entry: Entry, content: Content) -> Page:
        """Return the page that a new page stands under; a list that nobody has written is made.

        Raises:
            Refused: There is no such page in the language of the record.
        """
        if entry.type.name == "programme_item":
            return self.programme(entry, content)
        if entry.parent:
            return self.named(entry.parent, entry.lang, "parent")
        if entry.type.is_index:
            return self.writer.indexes.parent(entry.type.name, entry.lang)
        index = (entry.type.parents[0], entry.lang)
        if index not in self.parents:
            self.keep(index, self.writer.indexes.page(*index))
        return self.parents[index]

    def keep(self, place: Any, page: Page) -> None:
        """Keep a page that others go under, until ``forget``: the next often goes there too."""
        if len(self.parents) >= MOST_KEPT:
            self.forget()
        # A page that says it has none below it is not asked for them.
        page.numchild = page.numchild or 1
        self.parents[place] = page

    def forget(self) -> None:
        """Ask for pages again: one that others may stand under has changed or was moved."""
        self.parents.clear()

    def named(self, key: str, lang: str, name: str) -> Page:
        self.writer.ensure(key, itself=True)
        page: Page | None = self.writer.objects.item(key)
        if page is None:
            raise Refused((name,), f"{key!r} was deleted on the site.")
        return self.in_language(page, lang, name)

    def in_language(self, page: Page, lang: str, name: str) -> Page:
        locale = self.writer.locales[lang]
        found = page if page.locale_id == locale.pk else page.get_translation_or_none(locale)
        if found is None:
            raise Refused(
                (name,), f"The page {page} has no version in {lang!r} to stand under."
            )
        return found.specific

    def programme(self, entry: Entry, content: Content) -> Page:
        """Return the programme of an item's edition; one is made when there is none."""
        name = "parent" if entry.parent else "edition"
        key = str(content.record.values.get(name) or "")
        if key:
            page = self.named(key, entry.lang, name)
        else:
            edition = edition_for(content.values.get("date"))
            page = self.in_language(edition, entry.lang, name)
        if isinstance(page, ProgrammePage):
            return page
        return find_programme(page) or self.writer.indexes.make_programme(page)

    def english_parent(self, source: Page) -> Page | None:
        """Return the English of the page above a Dutch one, made if the import can make it.

        The root of the tree has no language: ``None``.

        Raises:
            Refused: Nobody has translated it.
        """
        place = source._get_basepath(source.path, source.depth - 1)
        if place in self.parents:
            return self.parents[place]
        parent = source.get_parent()
        locale = self.writer.locales["en"]
        if parent.is_root():
            return None
        if found := parent.get_translation_or_none(locale):
            self.keep(place, found)
            return found
        self.make_english_parent(parent.specific, locale)
        made: Page | None = parent.get_translation_or_none(locale)
        if made is None:
            raise Refused(
                ("translationOf",), f"The page above it, {parent}, has no English version."
            )
        return made

    def make_english_parent(self, parent: Page, locale: Locale) -> None:
        key = self.english_key(parent)
        if type(parent) in INDEXES:
            self.writer.indexes.page(INDEXES[type(parent)], "en")
        elif key:
            self.writer.ensure(key, itself=True)
        elif isinstance(parent, ProgrammePage):
            edition = CongressEditionPage.objects.parent_of(parent).get()
            self.english_parent(parent)
            self.writer.indexes.make_programme(
                self.in_language(edition, "en", "translationOf"), parent
            )

    def english_key(self, page: Page) -> str:
        self.writer.memory.write()
        record = ImportedRecord.objects.filter(
            content_type=ContentType.objects.get_for_model(type(page)), object_id=page.pk
        ).first()
        return self.writer.plan.translations.get(record.key, "") if record else ""

    def move(self, page: Page, entry: Entry, content: Content) -> None:
        """Move a page that its record names another parent for than before."""
        if entry.parent and entry.key in self.writer.existing:
            parent = self.parent(entry, content)
            if page.get_parent().pk != parent.pk:
                page.move(parent, pos="last-child")
                page.refresh_from_db()
                self.forget()
