"""What the roles see of the admin beyond what Wagtail asks permissions for."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.forms.views import FormPagesListView
from wagtail_localize.views.report import TranslationsReportView

from lpbsite.content.roles import READ_MESSAGES, SUBMIT_TRANSLATION
from lpbsite.core.models import User


@hooks.register("filter_form_submissions_for_user")
def hide_messages(user: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Show what visitors sent to those who answer it: to edit a form is not to read it."""
    return queryset if user.has_perm(READ_MESSAGES) else queryset.none()


@hooks.register("construct_reports_menu")
def hide_translations_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    if not request.user.has_perm(SUBMIT_TRANSLATION):
        # By address: its name is made of its label, and so depends on the language.
        report = reverse("wagtail_localize:translations_report")
        menu_items[:] = [item for item in menu_items if item.url != report]


@hooks.register("register_admin_urls", order=-1)
def guarded_urls() -> list[URLPattern]:
    """Ask a permission for views that ask none: all translations, and the list of forms."""
    translates = permission_required(SUBMIT_TRANSLATION, raise_exception=True)
    reads_messages = permission_required(READ_MESSAGES, raise_exception=True)
    report = "localize/reports/translations/"
    return [
        path(report, translates(TranslationsReportView.as_view())),
        path(
            f"{report}results/", translates(TranslationsReportView.as_view(results_only=True))
        ),
        path("forms/", reads_messages(FormPagesListView.as_view())),
        path("forms/results/", reads_messages(FormPagesListView.as_view(results_only=True))),
    ]


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def protect_superuser(request: HttpRequest, user: User) -> None:
    """Leave a superuser to superusers: whoever sets the password of an account has it.

    Raises:
        PermissionDenied: Somebody else tries.
    """
    protect_superusers(request, [user])


@hooks.register("before_bulk_action")
def protect_superusers_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    protect_superusers(request, objects)


def protect_superusers(request: HttpRequest, objects: Iterable[Any]) -> None:
    is_about_superuser = any(isinstance(item, User) and item.is_superuser for item in objects)
    if is_about_superuser and not request.user.is_superuser:
        raise PermissionDenied
