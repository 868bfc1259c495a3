"""How the parts that every page shares plug into Wagtail."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from lpbsite.core.bulk_publishing import refuse_unfinished
from lpbsite.core.listing_buttons import replace_translation_buttons
from lpbsite.core.rich_text_links import LocalizedPageLinkHandler, PublicDocumentLinkHandler
from lpbsite.core.viewsets import TopicViewSet

register_snippet(TopicViewSet)
replace_translation_buttons()
hooks.register("before_bulk_action", refuse_unfinished)

# What says nothing to an editor of this site.
UNUSED_REPORTS = {"page-types-usage"}


# After Wagtail's own handlers, which these replace.
@hooks.register("register_rich_text_features", order=10)
def write_links_for_visitors(features: Any) -> None:
    features.register_link_type(LocalizedPageLinkHandler)
    features.register_link_type(PublicDocumentLinkHandler)


@hooks.register("insert_global_admin_css")
def admin_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin.css"))


@hooks.register("construct_reports_menu")
def hide_unused_reports(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_REPORTS]


@hooks.register("construct_help_menu")
def hide_unused_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [
        item for item in menu_items if not item.name.startswith("whats-new-in-wagtail")
    ]
