"""What the list of people and a person show."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Prefetch
from django.http import HttpRequest
from wagtail.models import Locale

from congress.appearances import appearances
from congress.contribution_lines import contribution_lines
from congress.links import Contributor, Link, links_to, years
from congress.people_names import initial, surname_order
from congress.visible import visible
from lpbsite.core.listing import paginate

if TYPE_CHECKING:
    from congress.models import PersonIndexPage, PersonPage, PersonRole

PAGE_SIZE = 60
FAR_YEAR = 9999


@dataclass(frozen=True)
class Role:
    """What somebody is or was, and where."""

    role: str
    partner: Link | None
    period: str


@dataclass(frozen=True)
class PersonLine:
    person: "PersonPage"
    role: Role | None


@dataclass(frozen=True)
class LetterGroup:
    letter: str
    lines: list[PersonLine]


def person_index_context(page: "PersonIndexPage", request: HttpRequest) -> dict[str, Any]:
    people = visible("congress.PersonPage", page.locale).child_of(page).defer("body")
    roles = apps.get_model("congress.PersonRole").objects.select_related("partner")
    every = people.prefetch_related(Prefetch("role_rows", roles))
    in_order = sorted(every, key=lambda person: surname_order(person.title))
    listing = paginate(in_order, request, PAGE_SIZE)
    return {
        "listing": listing,
        "groups": letter_groups(list(listing), page.locale),
    }


def letter_groups(people: list["PersonPage"], locale: Locale) -> list[LetterGroup]:
    """Return the people under the letters of their surnames, each with the present role."""
    first_roles = {person.pk: current_first(person.role_rows.all())[:1] for person in people}
    shown = roles_of([row for rows in first_roles.values() for row in rows], locale)
    role_of = {row.page_id: role for row, role in shown}
    lines = [PersonLine(person, role_of.get(person.pk)) for person in people]
    return [
        LetterGroup(letter, list(found))
        for letter, found in groupby(lines, key=lambda line: initial(line.person.title))
    ]


def person_context(page: "PersonPage") -> dict[str, Any]:
    key, locale = page.translation_key, page.locale
    rows = current_first(page.role_rows.select_related("partner"))
    contributions = visible("congress.ContributionPage", locale).filter(
        author_rows__person__translation_key=key
    )
    news = visible("news.NewsItemPage", locale).filter(author_rows__person__translation_key=key)
    return {
        "roles": [role for _row, role in roles_of(rows, locale)],
        "contributions": contribution_lines(
            contributions.distinct().order_by("-date", "title"), locale
        ),
        "news": news.distinct().order_by("-publication_date", "-pk"),
        "appearances": appearances(locale, speaker_rows__person__translation_key=key),
        "alderman_of": alderman_of(page),
    }


def current_first(rows: Iterable["PersonRole"]) -> list["PersonRole"]:
    """Put roles without an end first, then by their end; else as the editor put them."""
    return sorted(rows, key=lambda row: (-(row.to_year or FAR_YEAR), -(row.from_year or 0)))


def roles_of(rows: list["PersonRole"], locale: Locale) -> list[tuple["PersonRole", Role]]:
    """Return the rows with what a reader sees of them; one query."""
    links = links_to((row.partner for row in rows), locale)
    return [
        (
            row,
            Role(
                row.role,
                links.get(row.partner.translation_key) if row.partner else None,
                years(row.from_year, row.to_year),
            ),
        )
        for row in rows
    ]


def alderman_of(page: "PersonPage") -> list[Contributor]:
    """Return the visible host cities that the person is or was alderman of."""
    cities = visible("congress.HostCityPage", page.locale).filter(
        alderman_rows__person__translation_key=page.translation_key
    )
    rows = apps.get_model("congress.HostCityAlderman").objects.select_related("person")
    return [
        Contributor(
            None,
            Link(city.title, city.url),
            row.portfolio,
            years(row.from_year, row.to_year),
        )
        for city in cities.distinct()
        .order_by("title")
        .prefetch_related(Prefetch("alderman_rows", rows))
        for row in city.alderman_rows.all()
        if row.person.translation_key == page.translation_key
    ]
