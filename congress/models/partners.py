"""Partner organisations of LPB."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from congress.choices import PartnerKind, Province
from congress.contexts.partners import partner_context, partner_index_context
from lpbsite.core.api_fields import PictureField
from lpbsite.core.models import BasePage, IndexPage
from lpbsite.core.validation import web_address


class PartnerIndexPage(IndexPage):
    subpage_types = ["congress.PartnerPage"]

    class Meta:
        verbose_name = _("list of partners")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | partner_index_context(
            self, request
        )


class PartnerPage(BasePage):
    kind = models.CharField(_("kind"), max_length=30, choices=PartnerKind.choices)
    abbreviation = models.CharField(
        _("abbreviation"),
        max_length=30,
        blank=True,
        help_text=_("As visitors know it and search for it."),
    )
    province = models.CharField(
        _("province"), max_length=20, choices=Province.choices, blank=True
    )
    website = models.URLField(_("website"), blank=True, validators=[web_address])
    logo = models.ForeignKey(
        "core.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Read aloud as “Logo of” with the partner's name."),
    )
    is_founder = models.BooleanField(_("founder of LPB"), default=False)
    joined_in = models.PositiveSmallIntegerField(
        _("joined in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1994), MaxValueValidator(2100)],
        help_text=_("A year."),
    )

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("abbreviation")]),
        FieldRowPanel([FieldPanel("province"), FieldPanel("website")]),
        *BasePage.text_panels,
        FieldPanel("logo"),
        MultiFieldPanel(
            [FieldPanel("is_founder"), FieldPanel("joined_in")], heading=_("In the network")
        ),
        *BasePage.topic_panels,
    ]
    parent_page_types = ["congress.PartnerIndexPage"]
    subpage_types: list[str] = []

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "slug",
                "kind",
                "abbreviation",
                "province",
                "website",
                "logo",
                "is_founder",
                "joined_in",
            )
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("abbreviation", boost=2),
        index.SearchField("get_kind_display"),
        index.SearchField("get_province_display"),
        index.FilterField("kind"),
        index.FilterField("province"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("kind"),
        APIField("abbreviation"),
        APIField("province"),
        APIField("website"),
        APIField("logo", serializer=PictureField("max-400x400")),
        APIField("is_founder"),
        APIField("joined_in"),
    ]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | partner_context(self)
