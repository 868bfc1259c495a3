"""The types of records: which model, where in the tree, and which fields."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from lpbsite.content.fields import Field, Moment
from lpbsite.content.keys import Keys
from lpbsite.content.privacy import Privacy
from lpbsite.content.rich_text import LINKED_TYPES
from lpbsite.content.segments import Segments
from lpbsite.content.shapes import FlagShape
from lpbsite.content.spots import Spot


class Flag(Field):
    """Something that is done with a page rather than a field of it."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> Any:
        return FlagShape().read(value, spot)

    def export(self, source: Any, keys: Keys) -> Any:
        """Return nothing: what is done with a page is told by ``page_export``."""


class AliasOf(Field):
    """The page of the same language that this one shows the content of."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> str | None:
        key = spot.read_text(value)
        if key:
            spot.refer(key, tuple(name for name in LINKED_TYPES if name != "document"))
        return key or None

    def export(self, source: Any, keys: Keys) -> str | None:
        page = source.alias_of
        is_own = page is not None and page.locale_id == source.locale_id
        return keys.exact("page", page.pk) if is_own else None


# Names that say what a record is; every type has them.
IDENTITY = ("key", "type", "lang", "translationOf", "parent", "planned", "draft", "original")
SCHEDULE: tuple[Field, ...] = (
    Moment("goLiveAt", translated=True),
    Moment("expireAt", translated=True),
)
TRANSLATION_STATUS: tuple[Field, ...] = (
    Flag("sideBySide", translated=True),
    Flag("waiting", translated=True),
    Segments("segments", translated=True),
    Moment("takenOverAt", translated=True),
)
STATUS: tuple[Field, ...] = (
    Flag("live", translated=True),
    Privacy("private", translated=True),
    Flag("locked", translated=True),
    AliasOf("aliasOf", translated=True),
    *SCHEDULE,
    Moment("firstPublishedAt", translated=True),
    Moment("lastPublishedAt", translated=True),
    *TRANSLATION_STATUS,
)
TOPIC_STATUS: tuple[Field, ...] = (
    Flag("live", translated=True),
    *SCHEDULE,
    *TRANSLATION_STATUS,
)


# The order of what may refer to a translation itself.
LAST = 10


@dataclass(frozen=True)
class RecordType:
    """One type of record.

    Attributes:
        name: Its name in a file.
        model: What it becomes.
        fields: Its fields.
        parents: Types of the pages it may stand under; the first is where it goes when the
            record names none.
        is_index: There is one of it in a language, under the home page.
        is_page: It is a page rather than a topic, document, image or setting.
        in_two_languages: It has a Dutch and an English record.
        required: Names that it cannot do without.
        order: When it is written; what others refer to comes first.
        passed_over: Names that the short form may give to every type, and that mean nothing for
            this one.
        status: What is done with it rather than told of it; of a page always ``STATUS``.
    """

    name: str
    model: type[models.Model]
    fields: tuple[Field, ...]
    parents: tuple[str, ...] = ()
    is_index: bool = False
    is_page: bool = True
    in_two_languages: bool = True
    required: tuple[str, ...] = ("title",)
    order: int = 5
    passed_over: tuple[str, ...] = ("date",)
    status: tuple[Field, ...] = ()

    def all_fields(self) -> tuple[Field, ...]:
        return (*self.fields, *(STATUS if self.is_page else self.status))

    def known_names(self) -> list[str]:
        names = [field.name for field in self.all_fields()]
        identity = IDENTITY if self.in_two_languages else ("key", "type")
        return list(dict.fromkeys((*identity, *names, *self.passed_over)))
