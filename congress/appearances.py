"""Programme items with their edition, for the pages of who or what appears in them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Locale

from congress.visible import visible

if TYPE_CHECKING:
    from congress.models import CongressEditionPage, ProgrammeItemPage

# An item stands two levels below its edition, and a level is four characters of the path.
LEVELS_BELOW_EDITION = 2 * 4


@dataclass(frozen=True)
class Appearance:
    item: "ProgrammeItemPage"
    edition: "CongressEditionPage"


def appearances(locale: Locale, **reference: Any) -> list[Appearance]:
    """Return the visible items with this reference, the latest edition first; two queries.

    For example ``appearances(locale, speaker_rows__person__translation_key=key)``. An item of
    an edition that no visitor may see is left out.
    """
    items = visible("congress.ProgrammeItemPage", locale).filter(**reference).distinct()
    found = list(items.select_related("district"))
    if not found:
        return []
    paths = {edition_path(item) for item in found}
    editions = visible("congress.CongressEditionPage", locale).filter(path__in=paths)
    by_path = {edition.path: edition for edition in editions}
    shown = [
        Appearance(item, by_path[edition_path(item)])
        for item in found
        if edition_path(item) in by_path
    ]
    return sorted(shown, key=lambda one: (one.edition.start_date, one.item.path), reverse=True)


def edition_path(item: "ProgrammeItemPage") -> str:
    return str(item.path[:-LEVELS_BELOW_EDITION])


def editions_of(found: list[Appearance]) -> list["CongressEditionPage"]:
    """Return the editions that the items belong to, once each, the latest first."""
    return list(dict.fromkeys(one.edition for one in found))
