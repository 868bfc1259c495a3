"""The vocabulary of topics in the admin."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from lpbsite.core.models import PageTopic, Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 140
    add_to_admin_menu = True
    ordering = ("name",)
    list_per_page = 50
    list_filter = {"live": ["exact"]}
    list_display = (
        "name",
        "slug",
        LocaleColumn(),
        Column("page_count", label=_("Pages")),
        UpdatedAtColumn(),
        LiveStatusTagColumn(),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the topics with the number of pages that carry them; one query."""
        rows = PageTopic.objects.filter(topic__translation_key=OuterRef("translation_key"))
        count = rows.order_by().values("topic__translation_key").annotate(n=Count("pk"))
        return Topic.objects.annotate(page_count=Subquery(count.values("n")[:1]))
