"""The home page and ordinary pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.front_page import front_page_context
from lpbsite.core.api_fields import PageField
from lpbsite.core.blocks import QuoteBlock
from lpbsite.core.blocks.rendering import body_parts
from lpbsite.core.models import BasePage

# A page with fewer headings is read from top to bottom.
HEADINGS_FOR_CONTENTS = 3


class HomePage(BasePage):
    """The front door. It is derived from the other pages; an editor only overrides."""

    featured_edition = models.ForeignKey(
        "congress.CongressEditionPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("edition to show"),
        help_text=_("Left empty, the home page shows the next edition, or asks for a host."),
    )
    quote = StreamField(
        [("quote", QuoteBlock())], blank=True, max_num=1, verbose_name=_("quotation")
    )

    content_panels = [
        *Page.content_panels,
        *BasePage.text_panels,
        PageChooserPanel("featured_edition"),
        FieldPanel("quote"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    admin_default_ordering = "ord"
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("featured_edition", overridable=False),
        # Not part of any address, and unique beside the other language's home page.
        SynchronizedField("slug"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("quote")]
    api_fields = [
        *BasePage.api_fields,
        APIField("featured_edition", serializer=PageField()),
        APIField("quote"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        front_page = front_page_context(self, timezone.localdate())
        return super().get_context(request, *args, **kwargs) | front_page


class StandardPage(BasePage):
    content_panels = [*Page.content_panels, *BasePage.text_panels, *BasePage.topic_panels]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        headings = [part for part in body_parts(self.body) if part.is_heading]
        return super().get_context(request, *args, **kwargs) | {
            "contents": headings if len(headings) >= HEADINGS_FOR_CONTENTS else []
        }
