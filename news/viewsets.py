"""The list of news in the admin."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column

from congress.models import CongressEditionPage
from lpbsite.core.dates import day_month_year
from lpbsite.core.page_listing import PageListing, PageListingFilterSet, ReferenceColumn
from news.models import NewsItemPage


def editions_in_the_news(request: object) -> QuerySet:
    return CongressEditionPage.objects.filter(
        pk__in=NewsItemPage.objects.values("edition")
    ).order_by("-start_date")


class NewsFilterSet(PageListingFilterSet):
    publication_date = django_filters.DateFromToRangeFilter(
        label=_("Publication date"), widget=DateRangePickerWidget
    )
    edition = django_filters.ModelMultipleChoiceFilter(
        label=_("Edition"), queryset=editions_in_the_news, widget=forms.CheckboxSelectMultiple
    )

    class Meta(PageListingFilterSet.Meta):
        model = NewsItemPage


class NewsListing(PageListing):
    name = "news"
    model = NewsItemPage
    icon = "doc-full"
    menu_label: Any = _("News")
    menu_order = 110
    add_to_admin_menu = True
    filterset_class = NewsFilterSet
    own_columns = (
        Column(
            "publication_date",
            label=_("Date"),
            accessor=lambda item: day_month_year(item.publication_date),
            sort_key="publication_date",
        ),
        ReferenceColumn("edition", label=_("Edition")),
    )
    related = ("edition",)
    ordering = "-publication_date"
