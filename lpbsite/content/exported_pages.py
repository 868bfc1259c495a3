"""What a file says of a page: what it is, where it stands, who sees it, and its fields."""

from typing import Any

from wagtail.models import Page

from lpbsite.content.exported_translations import exported_translation
from lpbsite.content.exported_values import without_empty
from lpbsite.content.fields import exported_fields, exported_words
from lpbsite.content.keys import Keys
from lpbsite.content.privacy import Privacy
from lpbsite.content.schema import AliasOf, RecordType
from lpbsite.content.versions import (
    exported_drafts,
    is_meant_to_be_live,
    moment,
    schedule_of,
    shown_version,
)

Values = dict[str, Any]
PRIVACY = Privacy("private")
ALIAS_OF = AliasOf("aliasOf")


class PageExport:
    def __init__(self, keys: Keys) -> None:
        self.keys = keys

    def record(self, page: Page, record_type: RecordType, original: str | None) -> Values:
        """Return the record of a page.

        Args:
            page: The page, of its own class.
            record_type: Its type.
            original: Key of the Dutch page that it translates.
        """
        values: Values = {"key": self.keys.own("page", page.pk), "type": record_type.name}
        values["lang"] = page.locale.language_code
        if original:
            values["translationOf"] = original
        above = page.get_parent()
        if record_type.parents and above.depth > 1:
            values["parent"] = self.keys.of("page", above.pk)
        shown = shown_version(page)
        if original:
            values |= self.translation(page, shown, record_type)
        else:
            values |= exported_fields(record_type.fields, shown, self.keys)
        values |= self.status(page, shown)
        if not values.get("sideBySide"):
            values |= exported_drafts(page, shown, record_type.fields, self.keys)
        return values

    def translation(self, page: Page, shown: Page, record_type: RecordType) -> Values:
        """Return the fields of a translation: its words, or all when they are its own."""
        fields = record_type.fields
        state = exported_translation(page, fields, self.keys)
        if state is None:
            return exported_fields(fields, shown, self.keys) | {"sideBySide": False}
        tell = exported_fields if "waiting" in state else exported_words
        return tell(fields, shown, self.keys) | {"sideBySide": True} | state

    def status(self, page: Page, shown: Page) -> Values:
        return without_empty(
            {
                "live": is_meant_to_be_live(page),
                "private": PRIVACY.export(page, self.keys),
                "locked": page.locked or None,
                "aliasOf": ALIAS_OF.export(page, self.keys),
                **schedule_of(shown),
                "firstPublishedAt": moment(page.first_published_at),
                "lastPublishedAt": moment(page.last_published_at),
            }
        )
