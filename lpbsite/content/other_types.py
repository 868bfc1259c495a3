"""The types that are no page: topics, documents, images, and the menu with the footer."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from home.models import FooterRow, NavigationSettings
from lpbsite.content.fields import Field, Plain
from lpbsite.content.media import MEDIA_TYPES
from lpbsite.content.rich_text import LINKED_TYPES
from lpbsite.content.schema import RecordType
from lpbsite.content.spots import Spot
from lpbsite.core.models import Topic

PAGES = tuple(name for name in LINKED_TYPES if name != "document")


@dataclass(frozen=True)
class PageList(Field):
    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> list[str]:
        keys = []
        for position, part in enumerate(spot.read_list(value)):
            own = spot.at(position)
            if key := own.read_text(part):
                own.refer(key, PAGES)
                keys.append(key)
        return keys


@dataclass(frozen=True)
class PageGroups(Field):
    def read(
        self, value: Any, spot: Spot, model: type[models.Model]
    ) -> list[tuple[str, list[str]]]:
        groups = spot.read_mapping(value, set(FooterRow.Group.values))
        read = PageList("").read
        return [(name, read(keys, spot.at(name), model)) for name, keys in groups.items()]


OTHER_TYPES = (
    RecordType(
        "topic",
        Topic,
        (Plain("name", translated=True), Plain("slug")),
        is_page=False,
        required=("name",),
        order=0,
        passed_over=(),
    ),
    *MEDIA_TYPES,
    RecordType(
        "navigation",
        NavigationSettings,
        (PageList("main"), PageGroups("footer")),
        is_page=False,
        in_two_languages=False,
        required=(),
        order=9,
        passed_over=(),
    ),
)
