"""Find the home page or a list that content goes under; make it when nobody has written it."""

from pathlib import Path as File
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from lpbsite.content.apart import write_apart
from lpbsite.content.entries import Content, Entry
from lpbsite.content.history import is_editors
from lpbsite.content.pages import new_page, publish
from lpbsite.content.record_types import TYPES
from lpbsite.content.records import Place, Record
from lpbsite.content.site_tree import TITLES, find_index, make_room, set_up_site
from lpbsite.content.translations import EnglishPlace, write_translation
from lpbsite.content.writing import Writing

if TYPE_CHECKING:
    from lpbsite.content.writer import Writer


class Indexes:
    def __init__(self, writer: "Writer") -> None:
        self.writer = writer
        self.found: dict[tuple[str, str], int] = {}

    def page(self, type_name: str, lang: str) -> Page:
        """Return the home page or list of a language, fresh from the database."""
        key = (type_name, lang)
        if key not in self.found:
            self.found[key] = self.find_or_make(type_name, lang).pk
        return Page.objects.get(pk=self.found[key]).specific

    def find_or_make(self, type_name: str, lang: str) -> Page:
        if planned := self.writer.plan.indexes.get((type_name, lang)):
            self.writer.ensure(planned, itself=True)
        found = find_index(type_name, self.writer.locales[lang])
        return found or self.make_index(type_name, lang)

    def parent(self, type_name: str, lang: str) -> Page:
        """Return the page that the home page or a list stands under."""
        if type_name == "home":
            make_room()
            return Page.get_first_root_node()
        return self.page("home", lang)

    def make_index(self, type_name: str, lang: str) -> Page:
        key = f"({type_name} {lang})"
        parent = self.parent(type_name, lang)
        if lang == "en":
            return self.make_english(key, type_name, self.page(type_name, "nl"))
        page = self.make_dutch(key, type_name, parent)
        if type_name == "home":
            set_up_site(page)
        return page

    def make_programme(self, edition: Page, dutch: Page | None = None) -> Page:
        """Make the programme of an edition, in the language of the edition."""
        key = f"(programme {edition.pk})"
        if edition.locale_id == self.writer.locales["nl"].pk:
            return self.make_dutch(key, "programme", edition)
        if dutch is None:
            original = edition.get_translation(self.writer.locales["nl"])
            dutch = original.get_children().first() or self.make_programme(original)
        return self.make_english(key, "programme", dutch.specific)

    def make_dutch(self, key: str, type_name: str, parent: Page) -> Page:
        """Make a page with a title alone; a record that comes later takes it over."""
        entry, content = unwritten(key, type_name, "nl")
        page = new_page(entry, content, parent, self.writer.locales["nl"])
        publish(page, content.values)
        self.writer.memory.note(entry, page)
        return page

    def make_english(self, key: str, type_name: str, source: Page) -> Page:
        entry, content = unwritten(key, type_name, "en")
        locale = self.writer.locales["en"]
        writing = Writing(entry.key, self.writer.objects)
        made = write_translation(entry, content, source, EnglishPlace(locale), writing)
        page: Page = made.item
        if made.missing:
            # The Dutch page says more than a title: an English reader gets the title alone.
            page = write_apart(entry, content, source, locale, writing)
        self.writer.memory.note(entry, page)
        return page

    def taken_over(self, entry: Entry) -> Page | None:
        """Return the home page or list that a new record is about, if the site has it."""
        if not entry.type.is_index:
            return None
        return find_index(entry.type.name, self.writer.locales[entry.lang])

    def is_editors(self, page: Page) -> bool:
        """Tell whether somebody else has made a page, or has changed it since its import."""
        self.writer.memory.write()
        return is_editors(page.specific)


def unwritten(key: str, type_name: str, lang: str) -> tuple[Entry, Content]:
    """Return the record of a page that no file describes; no other key has brackets."""
    title, slug = TITLES[type_name][lang]
    place = Place(File(), "", File())
    translates = key if lang == "en" else ""
    entry = Entry(key, TYPES[type_name], lang, translates, "", slug, place, "", 0)
    values: dict[str, Any] = {"title": title, "slug": slug}
    return entry, Content(Record(values, place), values, ())
