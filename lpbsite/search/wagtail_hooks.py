"""How the editors' part of search plugs into the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from lpbsite.core.models import Document
from lpbsite.search.reports import QueriesWithoutResultsView
from lpbsite.search.signal_handlers import note
from lpbsite.search.trying import TryQueryView
from lpbsite.search.viewsets import SearchGroup, queries_menu_item

register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    queries = "reports/queries-without-results/"
    report = QueriesWithoutResultsView
    return [
        path("search/try/", TryQueryView.as_view(), name="search_try"),
        path(queries, report.as_view(), name="search_queries"),
        path(
            f"{queries}results/",
            report.as_view(results_only=True),
            name="search_queries_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def queries_report() -> MenuItem:
    return queries_menu_item(order=800)


@hooks.register("after_bulk_action")
def documents_moved(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Index what offers the documents that went to another collection: no signal tells it."""
    if action_type == "add_to_collection" and action.model is Document:
        note(documents=[document.pk for document in objects])
