"""What a file says of a page: what it is, where it stands, who sees it, and its fields."""

import datetime as dt
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from lpbsite.content.exported_values import without_empty
from lpbsite.content.fields import exported_fields, exported_words
from lpbsite.content.keys import Keys
from lpbsite.content.privacy import Privacy
from lpbsite.content.schema import RecordType
from lpbsite.content.segments import Segments

Values = dict[str, Any]
PRIVACY = Privacy("private")
SEGMENTS = Segments("segments")


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
        if original:
            values |= exported_words(record_type.fields, page, self.keys)
            values |= self.beside(page)
        else:
            values |= exported_fields(record_type.fields, page, self.keys)
        values |= self.status(page)
        if not original and page.live and page.has_unpublished_changes:
            values |= self.draft(page, record_type)
        return values

    def beside(self, page: Page) -> Values:
        """Return the texts of the translator; a page without them is by itself."""
        segments = SEGMENTS.export(page, self.keys)
        if segments is None:
            return {"sideBySide": False}
        return {"sideBySide": True, "segments": segments}

    def status(self, page: Page) -> Values:
        moments = {
            "goLiveAt": page.go_live_at,
            "expireAt": page.expire_at,
            "firstPublishedAt": page.first_published_at,
            "lastPublishedAt": page.last_published_at,
        }
        return without_empty(
            {
                "live": is_meant_to_be_live(page),
                "private": PRIVACY.export(page, self.keys),
                **{
                    name: moment.astimezone(dt.UTC).isoformat() if moment else None
                    for name, moment in moments.items()
                },
            }
        )

    def draft(self, page: Page, record_type: RecordType) -> Values:
        """Return what an editor has written in a live page and not published."""
        latest = page.get_latest_revision_as_object()
        draft = exported_fields(record_type.fields, latest, self.keys)
        return {"draft": draft}


def is_meant_to_be_live(page: Page) -> bool:
    """Tell whether visitors see a page, or would if the time were right."""
    if page.live or page.expired:
        return True
    is_waiting = page.go_live_at is not None and page.go_live_at > timezone.now()
    return is_waiting and page.revisions.filter(approved_go_live_at__isnull=False).exists()
