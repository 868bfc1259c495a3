from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from lpbsite.core.page_listing import may_work_on
from news.models import NewsItemPage
from news.viewsets import NewsListing


@hooks.register("register_admin_viewset")
def register_news_listing() -> NewsListing:
    return NewsListing()


class QuickStartPanel(Component):
    """What an editor does most, one click away."""

    order = 50
    template_name = "news/admin/quick_start.html"


@hooks.register("construct_homepage_panels")
def add_quick_start(request: HttpRequest, panels: list[Any]) -> None:
    if may_work_on(NewsItemPage, request.user):
        panels.append(QuickStartPanel())
