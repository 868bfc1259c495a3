"""The records of the files, checked one by one, in the order in which they are written."""

from dataclasses import dataclass, field

from lpbsite.content.entries import Entry
from lpbsite.content.models import ImportedRecord
from lpbsite.content.schema import LAST

# The order of topics, files and settings: they refer to no page.
FIRST = 0


@dataclass(frozen=True)
class Known:
    """What is known of a key, from the files or from the site."""

    type: str
    lang: str
    translates: bool


def order_of(entry: Entry) -> tuple[bool, int, int]:
    """Return what to sort entries by: what others need comes first, English pages are last.

    An export has its English pages in the order of their tree, whatever their type.
    """
    if entry.is_english_page_of_export:
        return True, 0, entry.position
    is_late = bool(entry.translates) or entry.type.order == LAST
    return is_late, entry.type.order, entry.position


def is_for_pages(entry: Entry) -> bool:
    """Tell whether a record comes before all pages: they may name it without its key."""
    return entry.type.order == FIRST and not entry.translates


@dataclass
class Plan:
    """The records of the files by key, and those that the site has already.

    Memory grows with the number of records, not with their content.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    remembered: dict[str, ImportedRecord] = field(default_factory=dict)
    # Keys of the records of the home page and the lists, by type and language.
    indexes: dict[tuple[str, str], str] = field(default_factory=dict)
    # Keys of English records by that of the Dutch one.
    translations: dict[str, str] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        self.entries[entry.key] = entry
        if entry.type.is_index:
            self.indexes.setdefault((entry.type.name, entry.lang), entry.key)

        if entry.translates:
            self.translations.setdefault(entry.translates, entry.key)

    def known(self, key: str) -> Known | None:
        if entry := self.entries.get(key):
            return Known(entry.type.name, entry.lang, bool(entry.translates))
        if record := self.remembered.get(key):
            return Known(record.type, record.language, record.is_translation)
        return None

    def in_order(self) -> list[Entry]:
        """Return the entries so that what others need comes first; translations are last."""
        return sorted(self.entries.values(), key=order_of)
