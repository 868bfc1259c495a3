"""The lists of editions, programme items, host cities, partners, people and publications."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.widgets import BooleanRadioSelect

from congress import choices
from congress.models import (
    CongressEditionPage,
    ContributionPage,
    HostCityPage,
    PartnerPage,
    PersonPage,
    ProgrammeItemPage,
)
from lpbsite.core.dates import date_period, day_month_year
from lpbsite.core.page_listing import (
    PageListing,
    PageListingFilterSet,
    PageListingView,
    ReferenceColumn,
)


def checkboxes(
    label: Any, options: Any, **arguments: Any
) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=label, choices=options, widget=forms.CheckboxSelectMultiple, **arguments
    )


def years_of_editions() -> list[tuple[int, int]]:
    held_in = CongressEditionPage.objects.annotate(held_in=ExtractYear("start_date"))
    years = held_in.order_by("-held_in").values_list("held_in", flat=True).distinct()
    return [(year, year) for year in years]


def when_held(edition: CongressEditionPage) -> str:
    return date_period(edition.start_date, edition.end_date, edition.date_precision)


class EditionFilterSet(PageListingFilterSet):
    format = checkboxes(_("Kind of meeting"), choices.EditionFormat.choices)
    year = checkboxes(_("Year"), years_of_editions, field_name="start_date__year")

    class Meta(PageListingFilterSet.Meta):
        model = CongressEditionPage


class EditionListing(PageListing):
    name = "editions"
    model = CongressEditionPage
    icon = "date"
    filterset_class = EditionFilterSet
    own_columns = (
        Column("when", label=_("When"), accessor=when_held, sort_key="start_date"),
        Column("get_format_display", label=_("Kind of meeting"), sort_key="format"),
        ReferenceColumn("host_city", label=_("Host city")),
    )
    related = ("host_city",)
    ordering = "-start_date"


def editions_with_a_programme(request: HttpRequest) -> QuerySet:
    return CongressEditionPage.objects.filter(
        locale__language_code="nl", numchild__gt=0
    ).order_by("-start_date")


class EditionOfItemFilter(django_filters.ModelMultipleChoiceFilter):
    """Items below the editions that are chosen, in every language."""

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        keys = [edition.translation_key for edition in value]
        below = Q()
        for edition in CongressEditionPage.objects.filter(translation_key__in=keys):
            below |= Q(path__startswith=edition.path)
        return qs.filter(below)


class ProgrammeItemFilterSet(PageListingFilterSet):
    edition = EditionOfItemFilter(
        label=_("Edition"),
        queryset=editions_with_a_programme,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = checkboxes(_("Kind"), choices.ProgrammeItemKind.choices)

    class Meta(PageListingFilterSet.Meta):
        model = ProgrammeItemPage


class ProgrammeItemListingView(PageListingView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        name_editions(context["object_list"])
        return context


def name_editions(items: Any) -> None:
    """Give each item the title of its edition; one query for all of them."""
    # The edition is two steps up: item, programme, edition.
    length = 2 * ProgrammeItemPage.steplen
    paths = {item.path[:-length] for item in items}
    titles = dict(
        CongressEditionPage.objects.filter(path__in=paths).values_list("path", "title")
    )
    for item in items:
        item.edition_title = titles.get(item.path[:-length], "")


def when_on(item: ProgrammeItemPage) -> str:
    if item.day is None:
        return ""
    times = [f"{time:%H:%M}" for time in (item.start_time, item.end_time) if time]
    return " ".join([day_month_year(item.day), "–".join(times)]).strip()


class ProgrammeItemListing(PageListing):
    name = "programme-items"
    model = ProgrammeItemPage
    icon = "list-ul"
    index_view_class = ProgrammeItemListingView
    filterset_class = ProgrammeItemFilterSet
    own_columns = (
        Column("edition_title", label=_("Edition")),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("when", label=_("When"), accessor=when_on, sort_key="day"),
    )
    ordering = "-day"


class HostCityFilterSet(PageListingFilterSet):
    province = checkboxes(_("Province"), choices.Province.choices)

    class Meta(PageListingFilterSet.Meta):
        model = HostCityPage


class HostCityListing(PageListing):
    name = "host-cities"
    model = HostCityPage
    icon = "site"
    filterset_class = HostCityFilterSet
    own_columns = (
        Column("get_province_display", label=_("Province"), sort_key="province"),
        Column("districts_since", label=_("Works in districts since")),
    )


class PartnerFilterSet(PageListingFilterSet):
    kind = checkboxes(_("Kind"), choices.PartnerKind.choices)
    province = checkboxes(_("Province"), choices.Province.choices)
    is_founder = django_filters.BooleanFilter(
        label=_("Founder of LPB"), widget=BooleanRadioSelect
    )

    class Meta(PageListingFilterSet.Meta):
        model = PartnerPage


class PartnerListing(PageListing):
    name = "partners"
    model = PartnerPage
    icon = "group"
    filterset_class = PartnerFilterSet
    own_columns = (
        Column("abbreviation", label=_("Abbreviation")),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        BooleanColumn("is_founder", label=_("Founder"), sort_key="is_founder"),
    )


class PersonListing(PageListing):
    name = "people"
    model = PersonPage
    icon = "user"
    own_columns = (
        Column("roles", label=_("Roles"), accessor=lambda person: roles_in_words(person)),
    )
    related = ("role_rows__partner",)


def roles_in_words(person: PersonPage) -> str:
    return "; ".join(
        f"{row.role}, {row.partner.title}" if row.partner else row.role
        for row in person.role_rows.all()
    )


class ContributionListing(PageListing):
    name = "publications"
    model = ContributionPage
    icon = "doc-full-inverse"
    own_columns = (
        Column("authors", label=_("Authors"), accessor=lambda page: author_names(page)),
        Column(
            "date", label=_("Date"), sort_key="date", accessor=lambda page: when_given(page)
        ),
        BooleanColumn("document", label=_("Document"), accessor="document_id"),
    )
    related = ("author_rows__person",)


def author_names(contribution: ContributionPage) -> str:
    return ", ".join(row.person.title for row in contribution.author_rows.all())


def when_given(contribution: ContributionPage) -> str:
    if contribution.date is None:
        return ""
    return date_period(contribution.date, None, contribution.date_precision)


class CongressGroup(ViewSetGroup):
    menu_label = _("Congresses")
    menu_name = "congresses"
    menu_icon = "date"
    menu_order = 120
    items = (EditionListing, ProgrammeItemListing, HostCityListing)


class NetworkGroup(ViewSetGroup):
    menu_label = _("Network")
    menu_name = "network"
    menu_icon = "group"
    menu_order = 130
    items = (PartnerListing, PersonListing, ContributionListing)
