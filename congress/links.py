"""References as a reader sees them: in the reader's language, to what a visitor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from lpbsite.translation.localized import localize_pages
from lpbsite.translation.visibility import mark_visible


@dataclass(frozen=True)
class Link:
    """A link to a page; ``lang`` is given only when it is not the reader's."""

    title: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class Contributor:
    """Who did something: a person, an organisation or both, in a role and perhaps a period."""

    person: Link | None
    partner: Link | None
    role: str = ""
    period: str = ""


def link_to(page: Page, locale: Locale) -> Link:
    # References point to Dutch pages, so the other language is that one, without a query.
    lang = "" if page.locale_id == locale.pk else settings.LANGUAGE_CODE
    return Link(page.title, page.url or "", lang)


def links_to(pages: Iterable[Page | None], locale: Locale) -> dict[Any, Link]:
    """Return a link to each page that a visitor may see, by translation key; one query."""
    return {key: link_to(page, locale) for key, page in localize_pages(pages, locale).items()}


def links_by_pk(pks: Iterable[int | None], locale: Locale) -> dict[int | None, Link]:
    """Return a link to each page that a visitor may see, by the key of its Dutch page.

    One query. For foreign keys: the pages themselves need not be fetched.
    """
    originals = Page.objects.filter(pk__in=[pk for pk in pks if pk])
    versions = list(
        mark_visible(
            Page.objects.filter(translation_key__in=originals.values("translation_key"))
        )
    )
    shown = {
        page.translation_key: page
        # Those of the reader's language come last and replace the Dutch ones.
        for page in sorted(versions, key=lambda page: page.locale_id == locale.pk)
        if page.is_visible
    }
    asked = {page.pk: page.translation_key for page in versions}
    return {pk: link_to(shown[asked[pk]], locale) for pk in pks if asked.get(pk) in shown}


def contributors(rows: Iterable[Any], locale: Locale) -> list[Contributor]:
    """Return who the rows name; a row that names nobody a visitor may see is left out.

    Rows have ``person`` and may have ``partner``, ``role`` or ``portfolio``, and years. Select
    their pages beforehand.
    """
    rows = list(rows)
    named = [page for row in rows for page in (row.person, getattr(row, "partner", None))]
    links = links_to(named, locale)
    found = (contributor(row, links) for row in rows)
    return [one for one in found if one.person or one.partner]


def contributor(row: Any, links: dict[Any, Link]) -> Contributor:
    partner = getattr(row, "partner", None)
    return Contributor(
        person=links.get(row.person.translation_key) if row.person else None,
        partner=links.get(partner.translation_key) if partner else None,
        role=getattr(row, "role", "") or getattr(row, "portfolio", ""),
        period=years(getattr(row, "from_year", None), getattr(row, "to_year", None)),
    )


def years(start: int | None, end: int | None) -> str:
    """Return a period of years in words; empty when neither is known."""
    if start and end:
        return str(start) if start == end else f"{start}–{end}"
    if start:
        return _("since %(year)s") % {"year": start}
    if end:
        return _("until %(year)s") % {"year": end}
    return ""
