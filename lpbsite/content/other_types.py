"""The types that are no page: topics, documents, images, and the menu with the footer."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

from home.models import FooterRow, NavigationSettings
from lpbsite.content.fields import Field, Plain, To
from lpbsite.content.keys import Keys
from lpbsite.content.media import MEDIA_TYPES
from lpbsite.content.privacy import Privacy
from lpbsite.content.rich_text import LINKED_TYPES
from lpbsite.content.schema import LAST, RecordType
from lpbsite.content.segments import Segments
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


@dataclass(frozen=True)
class Exactly(To):
    """A reference to a page in its own language, which ``write_redirect`` follows."""

    def export(self, source: Any, keys: Keys) -> str | None:
        page = source.redirect_page
        return keys.own("page", page.pk) if page else None


OTHER_TYPES = (
    RecordType(
        "collection",
        Collection,
        (Plain("title", "name"), To("within", types=("collection",)), Privacy("private")),
        is_page=False,
        in_two_languages=False,
        order=0,
        passed_over=(),
    ),
    RecordType(
        "topic",
        Topic,
        (Plain("name", translated=True), Plain("slug"), Segments("segments", translated=True)),
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
    RecordType(
        "redirect",
        Redirect,
        (
            Plain("from", "old_path"),
            Exactly("page", "redirect_page", types=PAGES),
            Plain("url", "redirect_link"),
            Plain("route", "redirect_page_route_path"),
            Plain("permanent", "is_permanent"),
            Plain("automatic", "automatically_created"),
        ),
        is_page=False,
        in_two_languages=False,
        required=("from",),
        order=LAST,
        passed_over=(),
    ),
)
