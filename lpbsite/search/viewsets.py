"""Synonyms, best bets and what goes with them in the admin."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from lpbsite.search.models import BestBet, SynonymGroup
from lpbsite.search.reports import READ_QUERIES
from lpbsite.search.trying import PERMISSIONS


class PermittedMenuItem(MenuItem):
    """Shown to who has one of these permissions."""

    def __init__(self, *args: Any, permissions: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permissions = permissions

    def is_shown(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(name) for name in self.permissions)


class CreateForQueryView(CreateView):
    """Begins with the query and language in the address, as the report of queries links it."""

    query_field = ""

    def get_initial_form_instance(self) -> Any:
        asked = self.request.GET
        instance = self.model()
        if asked.get("lang") in dict(settings.LANGUAGES):
            instance.lang = asked["lang"]
        # A line of its own, and an empty one to go on.
        query = " ".join(asked.get("query", "").split())
        setattr(instance, self.query_field, f"{query}\n" if query else "")
        return instance


class CreateSynonymView(CreateForQueryView):
    query_field = "words"


class CreateBestBetView(CreateForQueryView):
    query_field = "queries"


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("Synonyms")
    menu_name = "synonyms"
    add_view_class = CreateSynonymView
    copy_view_enabled = False  # a copy has the same words, which may stand in one group only
    list_display = (
        "__str__",
        Column("language", label=_("Language"), accessor="get_lang_display", sort_key="lang"),
        UpdatedAtColumn(),
    )
    list_filter = ("lang",)
    list_per_page = 50
    search_fields = ("words",)


class BestBetViewSet(SnippetViewSet):
    model = BestBet
    icon = "pick"
    menu_label = _("Best bets")
    menu_name = "best-bets"
    add_view_class = CreateBestBetView
    copy_view_enabled = False
    list_display = (
        "__str__",
        Column("page", label=_("Page"), accessor="page.title"),
        Column("language", label=_("Language"), accessor="get_lang_display", sort_key="lang"),
        UpdatedAtColumn(),
    )
    list_filter = ("lang",)
    list_per_page = 50
    search_fields = ("queries", "page__title")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return BestBet.objects.select_related("page")


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Site search")
    menu_name = "site-search"
    menu_icon = "search"
    menu_order = 145
    items = (SynonymViewSet, BestBetViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        return [
            *super().get_submenu_items(),
            PermittedMenuItem(
                _("Try a query"),
                reverse("search_try"),
                name="try-query",
                icon_name="search",
                order=10,
                permissions=PERMISSIONS,
            ),
            queries_menu_item(order=11),
        ]


def queries_menu_item(order: int) -> MenuItem:
    """Return the menu item of the report, which stands in two menus."""
    return PermittedMenuItem(
        _("Queries without results"),
        reverse("search_queries"),
        name="queries-without-results",
        icon_name="help",
        order=order,
        permissions=(READ_QUERIES,),
    )
