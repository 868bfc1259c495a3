"""What visitors searched for in vain."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.conf import settings
from django.db.models import Exists, Max, OuterRef, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from lpbsite.search.models import DailyQuery

READ_QUERIES = "site_search.view_dailyquery"
# Days back from today; the log keeps 90.
PERIODS = [("7", _("7 days")), ("30", _("30 days")), ("90", _("90 days"))]


class QueriesFilterSet(WagtailFilterSet):
    lang = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    period = django_filters.ChoiceFilter(
        label=_("Asked in the last"), choices=PERIODS, method="filter_period"
    )

    class Meta:
        model = DailyQuery
        fields = ["lang", "period"]

    def filter_period(
        self, queryset: QuerySet[DailyQuery], name: str, days: str
    ) -> QuerySet[DailyQuery]:
        return queryset.filter(day__gt=timezone.localdate() - dt.timedelta(days=int(days)))


class WhatToDoColumn(BaseColumn):
    """Links to the forms in which an editor can do something about a query."""

    cell_template_name = "search/admin/what_to_do.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        query = urlencode({"query": instance["query"], "lang": instance["lang"]})
        return context | {
            "links": [
                (label, f"{reverse(name)}?{query}")
                for label, name, permission in forms_for_queries()
                if context["request"].user.has_perm(permission)
            ],
            "try_url": f"{reverse('search_try')}?{urlencode({'q': instance['query']})}",
        }


def forms_for_queries() -> list[tuple[Any, str, str]]:
    """Return label, address name and permission of each form."""
    return [
        (
            _("Make a synonym"),
            "wagtailsnippets_site_search_synonymgroup:add",
            "site_search.add_synonymgroup",
        ),
        (
            _("Make a best bet"),
            "wagtailsnippets_site_search_bestbet:add",
            "site_search.add_bestbet",
        ),
    ]


def language_name(lang: str) -> str:
    return str(dict(settings.LANGUAGES)[lang])


class QueriesWithoutResultsView(ReportView):
    """List queries that had no result when they were last asked, most asked first."""

    model = DailyQuery
    permission_policy = ModelPermissionPolicy(DailyQuery)
    any_permission_required = ["view"]
    page_title = _("Queries without results")
    header_icon = "help"
    verbose_name_plural = _("queries")
    index_url_name = "search_queries"
    index_results_url_name = "search_queries_results"
    results_template_name = "search/admin/queries_results.html"
    filterset_class = QueriesFilterSet
    default_ordering = ("-asked", "query", "lang")
    export_filename = "queries-without-results"
    list_export = ["query", "lang", "asked", "last_asked"]
    export_headings = {
        "query": _("Query"),
        "lang": _("Language"),
        "asked": _("Times"),
        "last_asked": _("Last asked"),
    }
    custom_field_preprocess = {"lang": {"csv": language_name, "xlsx": language_name}}
    columns = [
        Column("query", label=_("Query"), sort_key="query", classname="asked-query"),
        Column("lang", label=_("Language"), accessor=lambda row: language_name(row["lang"])),
        Column("asked", label=_("Times"), sort_key="asked"),
        Column("last_asked", label=_("Last asked"), sort_key="last_asked"),
        WhatToDoColumn("what_to_do", label=_("What you can do")),
    ]

    def get_filtered_queryset(self) -> QuerySet[Any]:
        """Return a row for each query and language; what is found since is left out."""
        found_since = DailyQuery.objects.filter(
            query=OuterRef("query"),
            lang=OuterRef("lang"),
            day__gt=OuterRef("day"),
            results__gt=0,
        )
        days = self.filter_queryset(DailyQuery.objects.filter(~Exists(found_since), results=0))
        rows = days.values("query", "lang").annotate(asked=Sum("times"), last_asked=Max("day"))
        return self.order_queryset(rows.order_by())
