"""The types that are no page: topics, files, settings, redirects, what editors tell search."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

from home.models import FooterRow, NavigationSettings
from lpbsite.api.models import OpenDataSettings
from lpbsite.content.exported_values import as_text
from lpbsite.content.fields import Field, Plain, To
from lpbsite.content.keys import Keys
from lpbsite.content.media import MEDIA_TYPES
from lpbsite.content.privacy import Privacy
from lpbsite.content.rich_text import LINKED_TYPES
from lpbsite.content.schema import LAST, TOPIC_STATUS, RecordType
from lpbsite.content.shapes import FlagShape
from lpbsite.content.spots import Spot
from lpbsite.core.models import Topic
from lpbsite.search.lines import lines
from lpbsite.search.models import BestBet, SynonymGroup

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
    """A reference to a page in its own language, which who writes the record follows."""

    def export(self, source: Any, keys: Keys) -> str | None:
        return keys.exact("page", getattr(source, f"{self.target}_id"))


@dataclass(frozen=True)
class Lines(Field):
    """A list of texts, kept as lines."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> str:
        texts = [
            spot.at(position).read_text(part)
            for position, part in enumerate(spot.read_list(value))
        ]
        return "\n".join(text for text in texts if text)

    def export(self, source: Any, keys: Keys) -> list[str]:
        return [as_text(line) for line in lines(getattr(source, self.target))]


@dataclass(frozen=True)
class OfMainSite(Field):
    """``true`` for what holds for the main site alone, not for all addresses of the server."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> bool:
        return FlagShape().read(value, spot)

    def export(self, source: Any, keys: Keys) -> bool | None:
        return bool(source.site_id) or None


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
        (Plain("name", translated=True), Plain("slug")),
        status=TOPIC_STATUS,
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
            OfMainSite("mainSiteOnly"),
        ),
        is_page=False,
        in_two_languages=False,
        required=("from",),
        order=LAST,
        passed_over=(),
    ),
    RecordType(
        "open_data",
        OpenDataSettings,
        (Plain("licence", "licence_name"), Plain("licenceUrl")),
        is_page=False,
        in_two_languages=False,
        required=(),
        order=0,
        passed_over=(),
    ),
    RecordType(
        "synonyms",
        SynonymGroup,
        (Plain("lang"), Lines("words")),
        is_page=False,
        in_two_languages=False,
        required=("lang", "words"),
        order=0,
        passed_over=(),
    ),
    RecordType(
        "best_bet",
        BestBet,
        (
            Plain("lang"),
            Lines("queries"),
            Exactly("page", types=PAGES),
            Plain("order", "sort_order"),
        ),
        is_page=False,
        in_two_languages=False,
        required=("lang", "queries", "page"),
        order=LAST,
        passed_over=(),
    ),
)
