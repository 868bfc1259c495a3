"""What the list of partners and a partner show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from congress.appearances import Appearance, appearances, editions_of
from congress.choices import PartnerKind, Province
from congress.contribution_lines import contribution_lines
from congress.facets import FacetSource, faceted_list
from congress.hosting import editions_hosted, latest_first
from congress.links import Contributor, link_to, years
from congress.people_names import plain, surname_order
from congress.visible import news_about, visible
from lpbsite.core.models import Image

if TYPE_CHECKING:
    from congress.models import CongressEditionPage, HostCityPage, PartnerIndexPage, PartnerPage

Facts = list[tuple[str, str, str | None]]

PAGE_SIZE = 60
QUERY_LENGTH = 100
MONOGRAM_LENGTH = 4
LOGO_FILTER = "max-112x112|format-webp"


@dataclass(frozen=True)
class PartnerLine:
    """A partner in the list, with a line of what is known of it."""

    partner: "PartnerPage"
    meta: str

    @property
    def monogram(self) -> str:
        """The letters that stand for a partner without a logo."""
        for short in (self.partner.abbreviation, self.partner.title):
            if short and len(short) <= MONOGRAM_LENGTH:
                return short
        if self.partner.kind == PartnerKind.MUNICIPALITY:
            return plain_name(self.partner)[:2]
        capitals = [word[0] for word in self.partner.title.split() if word[0].isupper()]
        return "".join(capitals[:2]) if len(capitals) > 1 else self.partner.title[:2]


@dataclass(frozen=True)
class PartnerGroup:
    kind: str
    label: str
    lines: list[PartnerLine]


def partner_index_context(page: "PartnerIndexPage", request: HttpRequest) -> dict[str, Any]:
    partners = visible("congress.PartnerPage", page.locale).child_of(page)
    every = sorted(partners.defer("body"), key=place_in_list)
    asked = " ".join(request.GET.get("q", "").split())[:QUERY_LENGTH]
    named = [partner for partner in every if is_named(partner, asked)]
    found = faceted_list(request, named, partner_values, partner_filters(), PAGE_SIZE)
    return found.context() | {
        "asked": asked,
        "kept": [("q", asked)] if asked else [],
        "groups": partner_groups(list(found.listing), page.locale),
    }


def place_in_list(partner: "PartnerPage") -> tuple[int, str]:
    return PartnerKind.values.index(partner.kind), plain(plain_name(partner))


def plain_name(partner: "PartnerPage") -> str:
    """Return the name of a municipality without what all of them are called."""
    return partner.title.removeprefix("Gemeente ").removeprefix("Municipality of ")


def is_named(partner: "PartnerPage", asked: str) -> bool:
    return any(plain(asked) in plain(name) for name in (partner.title, partner.abbreviation))


def partner_values(partner: "PartnerPage") -> dict[str, frozenset[str]]:
    return {
        "kind": frozenset([partner.kind]),
        "province": frozenset([partner.province] if partner.province else []),
    }


def partner_filters() -> list[FacetSource]:
    kinds = {kind.value: str(kind.label) for kind in PartnerKind}
    provinces = {province.value: str(province.label) for province in Province}
    return [
        FacetSource("kind", _("Kind"), kinds),
        FacetSource("province", _("Province"), provinces),
    ]


def partner_groups(partners: list["PartnerPage"], locale: Locale) -> list[PartnerGroup]:
    """Return the partners by kind, each with what is known of it; constant queries."""
    logos = Image.objects.prefetch_renditions(LOGO_FILTER)
    prefetch_related_objects(partners, Prefetch("logo", queryset=logos))
    hosted = years_hosted(locale)
    publications = publications_by_partner(locale)
    lines = [
        PartnerLine(
            partner,
            partner_meta(
                partner,
                hosted.get(partner.slug, []),
                publications.get(partner.translation_key, 0),
            ),
        )
        for partner in partners
    ]
    groups = [
        PartnerGroup(kind.value, label, [line for line in lines if line.partner.kind == kind])
        for kind, label in group_labels().items()
    ]
    return [group for group in groups if group.lines]


def group_labels() -> dict[PartnerKind, str]:
    return {
        PartnerKind.MUNICIPALITY: _("Municipalities"),
        PartnerKind.KNOWLEDGE_INSTITUTE: _("Knowledge institutes"),
        PartnerKind.RESIDENTS_ORGANISATION: _("Residents’ organisations"),
        PartnerKind.AGENCY_OR_SCHOOL: _("Agencies and schools"),
        PartnerKind.GOVERNMENT_BODY: _("Government bodies"),
    }


def years_hosted(locale: Locale) -> dict[str, list[str]]:
    """Return the years in which each city was host by its address, the latest first."""
    return {
        editions[0].host_city.slug: [str(edition.year) for edition in editions]
        for editions in editions_hosted(locale).values()
        if editions[0].host_city
    }


def publications_by_partner(locale: Locale) -> dict[UUID, int]:
    rows = visible("congress.ContributionPage", locale).values_list(
        "author_rows__partner__translation_key"
    )
    return dict(rows.annotate(Count("pk", distinct=True)).order_by())


def partner_meta(partner: "PartnerPage", host_years: list[str], publications: int) -> str:
    known = [partner.get_province_display()] if partner.province else []
    if partner.abbreviation:
        known.append(partner.abbreviation)
    if host_years and partner.kind == PartnerKind.MUNICIPALITY:
        known.append(_("host city in %(years)s") % {"years": ", ".join(host_years)})
    if publications:
        known.append(
            ngettext("%(number)s publication", "%(number)s publications", publications)
            % {"number": publications}
        )
    return ", ".join(known)


def partner_context(page: "PartnerPage") -> dict[str, Any]:
    key, locale = page.translation_key, page.locale
    items = appearances(locale, speaker_rows__partner__translation_key=key)
    contributions = visible("congress.ContributionPage", locale).filter(
        author_rows__partner__translation_key=key
    )
    city = host_city_of(page)
    return {
        "facts": partner_facts(page, city),
        "people": people_at(page),
        "contributions": contribution_lines(
            contributions.distinct().order_by("-date", "title"), locale
        ),
        "appearances": items,
        "editions": editions_with(page, items, city),
        "news": news_about(locale, partner__translation_key=key),
        "city": city,
    }


def host_city_of(page: "PartnerPage") -> "HostCityPage | None":
    """Return the visible host city that a municipality is; they have the same address."""
    if page.kind != PartnerKind.MUNICIPALITY:
        return None
    cities = visible("congress.HostCityPage", page.locale)
    return cities.filter(slug=page.slug).first()


def editions_with(
    page: "PartnerPage", items: list[Appearance], city: "HostCityPage | None"
) -> list["CongressEditionPage"]:
    """Return the editions that the partner hosted or spoke at, the latest first."""
    found = editions_of(items)
    if city:
        editions = visible("congress.CongressEditionPage", page.locale)
        hosted = editions.filter(host_city__translation_key=city.translation_key)
        found += [edition for edition in latest_first(hosted) if edition not in found]
    return sorted(found, key=lambda edition: edition.start_date, reverse=True)


def people_at(page: "PartnerPage") -> list[Contributor]:
    """Return the visible people with a role at the partner, with that role, by surname."""
    people = visible("congress.PersonPage", page.locale).filter(
        role_rows__partner__translation_key=page.translation_key
    )
    roles = apps.get_model("congress.PersonRole").objects.select_related("partner")
    found = [
        Contributor(
            link_to(person, page.locale), None, row.role, years(row.from_year, row.to_year)
        )
        for person in people.distinct().prefetch_related(Prefetch("role_rows", roles))
        for row in person.role_rows.all()
        if row.partner and row.partner.translation_key == page.translation_key
    ]
    return sorted(found, key=lambda one: surname_order(one.person.title if one.person else ""))


def partner_facts(page: "PartnerPage", city: "HostCityPage | None") -> Facts:
    facts: Facts = [(_("Kind"), page.get_kind_display(), None)]
    if page.abbreviation:
        facts.append((_("Abbreviation"), page.abbreviation, None))
    if page.province:
        facts.append((_("Province"), page.get_province_display(), None))
    if page.is_founder:
        facts.append((_("In the network"), _("Founder of LPB, 1994"), None))
    elif page.joined_in:
        facts.append((_("In the network since"), str(page.joined_in), None))
    if city:
        facts.append((_("Host city"), city.title, city.url))
    if page.website:
        facts.append((_("Website"), shown_address(page.website), page.website))
    return facts


def shown_address(url: str) -> str:
    """Return the part of a web address that people read."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
