"""What the list of editions and an edition show."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.choices import EditionFormat, ProgrammeItemKind
from congress.contexts.programme import entries_below, programme_section
from congress.facets import FacetSource, faceted_list
from congress.hosting import latest_first
from congress.links import Link, links_by_pk, links_to
from congress.street import edition_house, edition_period, next_year, open_house
from congress.visible import news_about, visible
from lpbsite.core.date_badges import date_badge
from lpbsite.core.dates import day_month_year

if TYPE_CHECKING:
    from congress.models import CongressEditionPage, CongressIndexPage
    from congress.programme_days import ProgrammeEntry

Facts = list[tuple[str, str, str | None]]


def edition_index_context(page: "CongressIndexPage", request: HttpRequest) -> dict[str, Any]:
    editions = visible("congress.CongressEditionPage", page.locale).child_of(page)
    every = list(latest_first(editions))
    cities = links_to((edition.host_city for edition in every), page.locale)
    found = faceted_list(
        request,
        every,
        lambda edition: edition_values(edition, cities),
        edition_filters(every, cities),
    )
    houses = [edition_house(edition) for edition in found.listing]
    waiting = open_house(every, timezone.localdate()) if found.is_first else None
    if waiting:
        houses.insert(0, waiting)
    return found.context() | {"houses": houses}


def edition_values(
    edition: "CongressEditionPage", cities: dict[Any, Link]
) -> dict[str, frozenset[str]]:
    city = edition.host_city
    return {
        "kind": frozenset([edition.format]),
        "year": frozenset([str(edition.year)]),
        "city": frozenset([city.slug] if city and city.translation_key in cities else []),
    }


def edition_filters(
    editions: list["CongressEditionPage"], cities: dict[Any, Link]
) -> list[FacetSource]:
    names = {
        edition.host_city.slug: cities[edition.host_city.translation_key].title
        for edition in editions
        if edition.host_city and edition.host_city.translation_key in cities
    }
    years = {str(edition.year): str(edition.year) for edition in editions}
    return [
        FacetSource("kind", _("Kind"), {kind.value: str(kind.label) for kind in EditionFormat}),
        FacetSource("year", _("Year"), years),
        FacetSource("city", _("Host city"), dict(sorted(names.items()))),
    ]


def edition_context(page: "CongressEditionPage", request: HttpRequest) -> dict[str, Any]:
    previous, following = neighbours(page)
    links = links_by_pk(
        [
            page.host_city_id,
            page.announced_at_id,
            *(other.host_city_id for other in (previous, following) if other),
        ],
        page.locale,
    )
    city = links.get(page.host_city_id)
    entries = entries_below(page, page, city)
    programmes = visible("congress.ProgrammePage", page.locale)
    return {
        "badge": date_badge(page.start_date, page.end_date, page.date_precision),
        "eyebrow": eyebrow(page, city),
        "facts": edition_facts(page, city, links.get(page.announced_at_id), entries),
        "programme_page": programmes.child_of(page).first(),
        "programme": programme_section(entries, page, request),
        "news": news_about(page.locale, edition__translation_key=page.translation_key),
        "previous_edition": neighbour_link(previous, links),
        "next_edition": neighbour_link(following, links),
        "next_year": None if following else next_year(page.year, timezone.localdate()),
    }


def eyebrow(edition: "CongressEditionPage", city: Link | None) -> str:
    """Return what kind of meeting it is, of which year, and where."""
    if not edition.theme:
        return edition.get_format_display()
    names = {
        EditionFormat.CONGRESS: _("LPB congress %(year)s"),
        EditionFormat.MEETUP: _("LPB Meetup %(year)s"),
        EditionFormat.THEME_MEETING: _("LPB theme meeting %(year)s"),
    }
    name = names[EditionFormat(edition.format)] % {"year": edition.year}
    if city is None:
        return name
    return _("%(meeting)s in %(city)s") % {"meeting": name, "city": city.title}


def edition_facts(
    edition: "CongressEditionPage",
    city: Link | None,
    announced_at: Link | None,
    entries: list["ProgrammeEntry"],
) -> Facts:
    facts: Facts = [(_("When"), edition_period(edition), None)]
    if city:
        facts.append((_("Host city"), city.title, city.url))
    participants = edition.participation or expected(edition.expected_participants)
    if participants:
        facts.append((_("Participants"), participants, None))
    visited = dict.fromkeys(
        entry.district.name
        for entry in entries
        if entry.district and entry.item.kind == ProgrammeItemKind.SITE_VISIT
    )
    if visited:
        facts.append((_("Site visits"), ", ".join(visited), None))
    if edition.announced_on:
        facts.append((_("Announced on"), day_month_year(edition.announced_on), None))
    # A title that is not translated would stand here unmarked.
    if announced_at and not announced_at.lang:
        facts.append((_("Announced at"), announced_at.title, announced_at.url))
    return facts


def expected(participants: int | None) -> str:
    if participants is None:
        return ""
    return ngettext("%(number)s expected", "%(number)s expected", participants) % {
        "number": participants
    }


def neighbours(
    page: "CongressEditionPage",
) -> tuple["CongressEditionPage | None", "CongressEditionPage | None"]:
    """Return the visible editions of the same format before and after this one; two queries."""
    others = (
        visible("congress.CongressEditionPage", page.locale)
        .filter(format=page.format)
        .exclude(pk=page.pk)
        .defer("body", "central_questions", "sub_themes")
    )
    previous = others.filter(start_date__lt=page.start_date).order_by("-start_date").first()
    following = others.filter(start_date__gt=page.start_date).order_by("start_date").first()
    return previous, following


def neighbour_link(
    edition: "CongressEditionPage | None", links: dict[int | None, Link]
) -> Link | None:
    """Return a link that names a congress by year and city, another meeting by its title."""
    if edition is None:
        return None
    city = links.get(edition.host_city_id)
    if city is None or edition.format != EditionFormat.CONGRESS:
        return Link(edition.title, edition.url)
    return Link(f"{edition.year}, {city.title}", edition.url)
