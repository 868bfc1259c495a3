"""What the writer of a value needs to know: its record, and what other keys stand for."""

import uuid
from dataclasses import dataclass, replace
from typing import Protocol

from wagtail.models import Page

from lpbsite.content.problems import Path

BLOCKS = uuid.UUID("6a0f6f5e-6f6b-4c8a-9f43-3f1f4d6b2f10")


class Refused(Exception):
    """A value turned out to be wrong only when it was written."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        super().__init__(text)


class Objects(Protocol):
    """The objects of the site by the key of their record."""

    def pk(self, key: str) -> int:
        """Return the id of an object; of a translation, that of its original."""

    def is_document(self, key: str) -> bool: ...

    def topic_pk(self, name: str) -> int:
        """Return the Dutch topic of a key, name or slug, made when there is none."""


@dataclass(frozen=True)
class Writing:
    """Where a value is being written.

    Attributes:
        key: Key of the record whose blocks these are: of the Dutch one for a translation.
        objects: Gives the objects of other keys.
        parent: The page it stands under; ``None`` for what is no page.
        path: Where in the record, for ids that stay the same when it is read again.
        is_full: The full form is read: a translation names its own pictures and links.
    """

    key: str
    objects: Objects
    parent: Page | None = None
    path: str = ""
    is_full: bool = False

    def at(self, part: str | int) -> "Writing":
        return replace(self, path=f"{self.path}/{part}")

    def pk(self, key: str) -> int:
        return self.objects.pk(key)

    def link(self, key: str) -> str:
        """Return the attributes of a link to a page or document."""
        kind = "document" if self.objects.is_document(key) else "page"
        return f'linktype="{kind}" id="{self.objects.pk(key)}"'

    def block_id(self, position: int | str) -> str:
        """Return the id of a block or row: the same for the same record and place."""
        return str(uuid.uuid5(BLOCKS, f"{self.key}{self.path}/{position}"))
