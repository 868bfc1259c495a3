"""What the roles see of the admin beyond what Wagtail asks permissions for."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.views.report import TranslationsReportView

from lpbsite.content.roles import READ_MESSAGES, SUBMIT_TRANSLATION

TRANSLATIONS_REPORT = "translations"


@hooks.register("filter_form_submissions_for_user")
def hide_messages(user: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Show what visitors sent to those who answer it: to edit a form is not to read it."""
    return queryset if user.has_perm(READ_MESSAGES) else queryset.none()


@hooks.register("construct_reports_menu")
def hide_translations_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    if not request.user.has_perm(SUBMIT_TRANSLATION):
        menu_items[:] = [item for item in menu_items if item.name != TRANSLATIONS_REPORT]


@hooks.register("register_admin_urls", order=-1)
def translations_report_urls() -> list[URLPattern]:
    """Keep the report of all translations, drafts too, for those who translate."""
    guarded = permission_required(SUBMIT_TRANSLATION, raise_exception=True)
    address = "localize/reports/translations/"
    return [
        path(address, guarded(TranslationsReportView.as_view())),
        path(f"{address}results/", guarded(TranslationsReportView.as_view(results_only=True))),
    ]
