"""The gate in the admin: what wagtail-localize's own views would let through."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem

from lpbsite.translation import admin_views
from lpbsite.translation.rich_text_language import icons, register_language_features
from lpbsite.translation.storing import store_what_is_no_language
from lpbsite.translation.untranslated import translation_of

CONVERT_TO_ALIAS = "localize-convert-to-alias"


@hooks.register("register_admin_urls", order=-1)
def gated_urls() -> list[URLPattern]:
    """Stand before wagtail-localize's patterns of the same addresses; its names lead here."""
    return [
        path(
            "localize/submit/page/<int:page_id>/",
            admin_views.GatedSubmitPageTranslationView.as_view(),
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            admin_views.GatedUpdateTranslationsView.as_view(),
        ),
        path("localize/page/<int:page_id>/convert_to_alias/", admin_views.refuse_alias),
    ]


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def refuse_incomplete(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Refuse the "Publish" button of the side-by-side editor while texts are missing.

    When none are, what a translator was not asked for is filled in before it is published.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_of(instance)
    if translation is None or not translation.enabled:
        return None
    refusal = admin_views.refusal_of(translation, instance)
    if not refusal:
        store_what_is_no_language(translation, request.user)
        return None
    messages.error(request, admin_views.not_published(instance, refusal))
    return redirect(request.path)


@hooks.register("construct_page_action_menu")
def remove_convert_to_alias(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    menu_items[:] = [item for item in menu_items if item.name != CONVERT_TO_ALIAS]


hooks.register("register_rich_text_features", register_language_features)
hooks.register("register_icons", icons)
