"""Names of other pages that a page shows, as its search index holds them."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from wagtail.models import Page

from lpbsite.translation.visibility import visible

# What visitors call a page: its title and, by its type, one name more.
NAMES = ("title", "hostcitypage__municipality", "partnerpage__abbreviation")


def related_names(pks: Iterable[int | None], locale_id: int) -> str:
    """Return the names of pages in a language, where they are live in it, else as they are.

    One query, none without pages. What no visitor may see is left out, so that nobody finds it
    by its name.
    """
    wanted = [pk for pk in pks if pk]
    if not wanted:
        return ""
    originals = Page.objects.filter(pk__in=wanted)
    versions = visible(
        Page.objects.filter(translation_key__in=originals.values("translation_key"))
    )
    named: dict[Any, list[str | None]] = {}
    for key, version_locale, *names in versions.values_list(
        "translation_key", "locale_id", *NAMES
    ).order_by("pk"):
        if version_locale == locale_id or key not in named:
            named[key] = names
    return joined(name for names in named.values() for name in names)


def edition_names(place: Page) -> str:
    """Return title, theme, year and host city of the edition above a page; two queries.

    Nothing of an edition that no visitor may see.
    """
    editions = apps.get_model("congress.CongressEditionPage").objects.ancestor_of(place)
    edition = visible(editions).first()
    if edition is None:
        return ""
    return joined([edition.title, edition.theme, edition.year, edition.related_names()])


def hosted_names(city: Page) -> str:
    """Return title, theme and year of the editions that a city hosted; one query."""
    editions = visible(apps.get_model("congress.CongressEditionPage").objects.all())
    hosted = editions.filter(
        locale_id=city.locale_id, host_city__translation_key=city.translation_key
    )
    rows = hosted.order_by("pk").values_list("title", "theme", "start_date__year")
    return joined(part for row in rows for part in row)


def joined(parts: Iterable[Any]) -> str:
    """Return the parts that are not empty, each once."""
    return " ".join(dict.fromkeys(str(part) for part in parts if part))
