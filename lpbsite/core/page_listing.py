"""Lists of one page type in the admin, with columns and filters of their own."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from lpbsite.core.listing_buttons import annotate_translation_source

ALL = "all"


class LanguageFilter(django_filters.ChoiceFilter):
    """Dutch, unless something else is asked for: the translations would double every list."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Language"),
            choices=[*settings.LANGUAGES, (ALL, _("All"))],
            empty_label=None,
            initial=settings.LANGUAGE_CODE,
            widget=forms.RadioSelect,
        )

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(locale__language_code=value) if value and value != ALL else qs


class StatusFilter(django_filters.ChoiceFilter):
    CONDITIONS = {
        "live": {"live": True},
        "changed": {"live": True, "has_unpublished_changes": True},
        "draft": {"live": False},
    }

    def __init__(self) -> None:
        super().__init__(
            label=_("Status"),
            choices=[
                ("live", _("Published")),
                ("changed", _("Published, with changes waiting")),
                ("draft", _("Draft")),
            ],
            empty_label=_("All"),
            widget=forms.RadioSelect,
        )

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(**self.CONDITIONS[value]) if value in self.CONDITIONS else qs


class PageListingFilterSet(WagtailFilterSet):
    """Filters of a list of pages; they may ask for any field, while searching too."""

    # The base class adds a filter of this name when there is none.
    locale = LanguageFilter()
    status = StatusFilter()

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        data = data.copy() if data is not None else None
        if data is not None and not data.get("locale"):
            data["locale"] = settings.LANGUAGE_CODE
        super().__init__(data, *args, **kwargs)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        # The search engine knows only the fields of the index: it is handed the keys.
        chosen = super().filter_queryset(self._meta.model.objects.all())
        return queryset.filter(pk__in=chosen.order_by().values("pk"))

    class Meta:
        model = Page
        fields: Sequence[str] = []


class TranslationColumn(Column):
    """Whether the page exists in the other language; from the query of the list itself."""

    def __init__(self) -> None:
        super().__init__("translation_is_live", label=_("Translation"), width="10%")

    def get_value(self, instance: Page) -> str:
        states = {True: gettext("Published"), False: gettext("Draft"), None: gettext("None")}
        return states[instance.translation_is_live]


class ReferenceColumn(Column):
    """A page that this one points to; fetched for the whole list at once."""

    def __init__(self, name: str, label: Any) -> None:
        super().__init__(name, label=label, accessor=name)

    def get_value(self, instance: Model) -> str:
        page = getattr(instance, self.accessor)
        return page.title if page else ""


class PageListingView(IndexView):
    # Relations that the columns show.
    related: Sequence[str] = ()

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        translation = Page.objects.filter(translation_key=OuterRef("translation_key")).exclude(
            locale_id=OuterRef("locale_id")
        )
        pages = pages.annotate(translation_is_live=Subquery(translation.values("live")[:1]))
        pages = super().annotate_queryset(annotate_translation_source(pages))
        return pages.prefetch_related(*self.related)

    def get_locale(self) -> Locale:
        """Return the language of the list; a value that is none stands for Dutch."""
        chosen = Locale.objects.filter(language_code=self.request.GET.get("locale", "")).first()
        return chosen or Locale.get_default()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        ordering = self.ordering or ""
        if self.is_searching or "_revision_" in ordering or not ordering:
            return super().order_queryset(queryset)
        field = F(ordering.lstrip("-"))
        order = (
            field.desc(nulls_last=True) if ordering[0] == "-" else field.asc(nulls_last=True)
        )
        return queryset.order_by(order, "title")


class PageListing(PageListingViewSet):
    """A list of the pages of ``model``, in the menu of whoever may work on one of them."""

    index_view_class = PageListingView
    filterset_class = PageListingFilterSet
    own_columns: Sequence[BaseColumn] = ()
    related: Sequence[str] = ()
    ordering = "title"

    @cached_property
    def menu_label(self) -> str:
        return capfirst(self.model._meta.verbose_name_plural)

    @cached_property
    def menu_name(self) -> str:
        return self.name

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return type(
            f"{self.model.__name__}MenuItem", (PageListingMenuItem,), {"model": self.model}
        )

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            BulkActionsColumn("bulk_actions"),
            PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
            *self.own_columns,
            TranslationColumn(),
            DateColumn(
                "latest_revision_created_at",
                label=_("Updated"),
                sort_key="latest_revision_created_at",
                width="10%",
            ),
            PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
        ]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(related=self.related, **kwargs)


class PageListingMenuItem(MenuItem):
    model: type[Page]

    def is_shown(self, request: HttpRequest) -> bool:
        return may_work_on(self.model, request.user)


def may_work_on(model: type[Page], user: Any) -> bool:
    """Tell whether the user may edit or make pages of this type; one query in a request."""
    return user.is_superuser or model in reachable_page_types(user)


def reachable_page_types(user: Any) -> set[type[Page]]:
    """Return the types of the pages that the user may work on, and of those below them."""
    if not hasattr(user, "_reachable_page_types"):
        pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
            user, {"add", "change", "publish"}
        )
        keys = pages.order_by().values_list("content_type_id", flat=True).distinct()
        found: set[type[Page]] = set()
        waiting: set[Any] = {ContentType.objects.get_for_id(key).model_class() for key in keys}
        while waiting:
            found |= waiting
            waiting = {
                child for model in waiting for child in model.allowed_subpage_models()
            } - found
        user._reachable_page_types = found
    return user._reachable_page_types
