"""Write records one by one, and first what they refer to, as far as that is not there yet."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from wagtail.models import Page

from lpbsite.content.collections import write_collection
from lpbsite.content.entries import Content, Entry, read_content
from lpbsite.content.history import Memory
from lpbsite.content.indexes import Indexes
from lpbsite.content.media import StoredFiles
from lpbsite.content.navigation import write_navigation
from lpbsite.content.objects import SiteObjects
from lpbsite.content.open_data import write_open_data
from lpbsite.content.pages import (
    as_broken,
    is_live_at_once,
    new_page,
    write_new_page,
    write_page,
)
from lpbsite.content.placement import Placement
from lpbsite.content.plan import Plan
from lpbsite.content.records import read_again
from lpbsite.content.redirects import write_redirect
from lpbsite.content.report import Report
from lpbsite.content.search_records import SynonymGroups, write_best_bet
from lpbsite.content.site_tree import locales, set_up_site
from lpbsite.content.topics import write_topic
from lpbsite.content.translations import EnglishPlace, write_translation
from lpbsite.content.writing import Refused, Writing


class Writer:
    """Writes the records of a plan.

    Args:
        plan: All records, and what the site remembers of them.
        to_write: Those that are new or have changed.
        existing: Keys of what is on the site.
        files: Is told which files are stored.
        overwrite: What an editor has written is replaced.
    """

    def __init__(
        self,
        plan: Plan,
        to_write: dict[str, Entry],
        existing: set[str],
        files: StoredFiles,
        overwrite: bool,
    ) -> None:
        self.plan = plan
        self.to_write = to_write
        self.existing = existing
        self.files = files
        self.overwrite = overwrite
        self.locales = locales()
        self.objects = SiteObjects(plan.remembered, self.locales)
        self.memory = Memory()
        self.indexes = Indexes(self)
        self.placement = Placement(self)
        self.synonyms = SynonymGroups(plan, to_write, overwrite)
        self.report = Report()
        self.done: set[str] = set()
        # Pages that exist so that others can refer to them, until their own turn comes.
        self.skeletons: set[str] = set()

    def prepare(self, entry: Entry) -> None:
        """Make the page of a new original, so that all others can refer to it.

        It is written in full if all that it refers to is there.

        Raises:
            BrokenContent: It has no place in the tree, or not this one.
        """
        waits = entry.translates or entry.is_english_page_of_export
        if not entry.type.is_page or waits or entry.key in self.skeletons:
            return
        content = self.content(entry)
        if self.can_be_whole(entry, content):
            self.write(entry, content)
        else:
            self.make_skeleton(entry, content)

    def can_be_whole(self, entry: Entry, content: Content) -> bool:
        """Tell whether a new page can be made in one go, without waiting for others."""
        # The day of a programme item is one of its edition, which it need not name.
        depends = entry.type.is_index or entry.type.name == "programme_item"
        is_written = all(
            key in self.done or key not in self.to_write for key in content.references
        )
        return is_live_at_once(content.values) and is_written and not depends

    def write(self, entry: Entry, content: Content | None = None) -> None:
        """Write one record, of which the content may have been read already.

        Raises:
            BrokenContent: Something turned out to be wrong only now.
        """
        if entry.key in self.done:
            return
        self.done.add(entry.key)
        content = content or self.content(entry)
        try:
            for key in content.references:
                self.ensure(key)
            item = self.write_item(entry, content)
        except (Refused, ValidationError, DatabaseError) as error:
            raise as_broken(error, entry, content) from None
        if item is None:
            self.report.counts["left alone"] += 1
        else:
            self.keep_alias(item, content)
            self.objects.add(self.memory.note(entry, item))
            self.report.counts["updated" if entry.key in self.existing else "made"] += 1
        if entry.key in self.existing or entry.type.is_index:
            self.placement.forget()

    def keep_alias(self, item: Any, content: Content) -> None:
        """Let a page follow another one of its language again."""
        if key := content.values.get("aliasOf"):
            self.ensure(key, itself=True)
            followed = self.objects.item(key)
            if followed is not None and followed.locale_id == item.locale_id:
                Page.objects.filter(pk=item.pk).update(alias_of=followed.pk)

    def add_to(self, report: Report) -> None:
        report.counts.update(self.report.counts)
        report.unfinished |= self.report.unfinished
        report.apart += self.report.apart

    def content(self, entry: Entry) -> Content:
        """Read a record again: only what is being written is held."""
        records = read_again(entry.place)
        record = next(record for record in records if record.key == entry.key)
        return read_content(record, entry.type)

    def ensure(self, key: str, *, itself: bool = False) -> None:
        """See that what a key refers to is there: its original, or the record ``itself``."""
        entry = self.to_write.get(key)
        if entry is None or key in self.done or key in self.skeletons:
            return
        if entry.translates and not itself:
            self.ensure(entry.translates)
        elif entry.translates or not entry.type.is_page:
            self.write(entry)
        elif key not in self.existing:
            self.make_skeleton(entry, self.content(entry))

    def make_skeleton(self, entry: Entry, content: Content) -> None:
        """Make a page that others can refer to before its own turn has come."""
        self.skeletons.add(entry.key)
        try:
            page = self.indexes.taken_over(entry) or self.make_page(entry, content)
        except (Refused, ValidationError, DatabaseError) as error:
            raise as_broken(error, entry, content) from None
        self.objects.add(self.memory.note(entry, page))

    def make_page(self, entry: Entry, content: Content) -> Page:
        parent = self.placement.parent(entry, content)
        page = new_page(entry, content, parent, self.locales[entry.lang])
        if entry.type.name == "home" and entry.lang == "nl":
            set_up_site(page)
        return page

    def write_item(self, entry: Entry, content: Content) -> Any:
        """Write what a record becomes; ``None`` when it is an editor's."""
        writing = Writing(entry.translates or entry.key, self.objects)
        if entry.type.name == "navigation":
            return write_navigation(content.values, writing)
        if entry.type.name in ("document", "image"):
            item = self.objects.item(entry.key) or entry.type.model()
            return self.files.write(item, content.values, writing)
        if entry.type.name == "collection":
            return write_collection(self.objects.item(entry.key), content.values, writing)
        if entry.type.name == "open_data":
            return write_open_data(content.values)
        if entry.type.name == "synonyms":
            return self.synonyms.write(self.objects.item(entry.key), content.values)
        if entry.type.name in ("redirect", "best_bet"):
            return self.write_for_page(entry, content)
        if entry.translates:
            return self.write_english(entry, content, writing)
        if entry.type.name == "topic":
            topic = self.objects.item(entry.key)
            return write_topic(topic, content, self.locales[entry.lang])
        return self.write_original(entry, content)

    def write_for_page(self, entry: Entry, content: Content) -> Any:
        """Write what refers to a page in one language rather than to its original."""
        if key := content.values.get("page"):
            self.ensure(key, itself=True)
        if entry.type.name == "redirect":
            return write_redirect(content.values, self.objects)
        bet = self.objects.item(entry.key)
        return write_best_bet(bet, content.values, self.objects)

    def write_original(self, entry: Entry, content: Content) -> Page | None:
        page = self.objects.item(entry.key) or self.indexes.taken_over(entry)
        if page and entry.key not in self.plan.remembered and self.is_editors(page):
            self.objects.add(self.memory.note(entry, page, by_editor=True))
            return None
        if page is None and self.can_be_whole(entry, content):
            parent, locale = self.placement.parent(entry, content), self.locales[entry.lang]
            return write_new_page(entry, content, parent, locale, self.objects)
        page = page or self.make_page(entry, content)
        self.placement.move(page, entry, content)
        writing = Writing(entry.key, self.objects, page.get_parent())
        return write_page(page, entry, content, writing)

    def write_english(self, entry: Entry, content: Content, writing: Writing) -> Any:
        self.ensure_written(entry.translates)
        source = self.objects.item(entry.translates)
        if source is None:
            return None
        source.locale, locale = self.locales["nl"], self.locales[entry.lang]
        english = source.get_translation_or_none(locale)
        if english and entry.key not in self.plan.remembered and self.is_editors(english):
            self.objects.add(self.memory.note(entry, english, by_editor=True))
            return None
        parent = self.placement.english_parent(source) if isinstance(source, Page) else None
        place = EnglishPlace(locale, parent if english is None else None)
        translated = write_translation(entry, content, source, place, writing)
        if translated.missing:
            self.report.unfinished[entry.key] = translated.missing
        if translated.is_apart:
            self.report.apart.append(entry.key)
        return translated.item

    def ensure_written(self, key: str) -> None:
        if key in self.to_write:
            self.write(self.to_write[key])

    def is_editors(self, page: Page) -> bool:
        return not self.overwrite and self.indexes.is_editors(page)
