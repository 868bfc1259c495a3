"""News: the list and the items that editors write."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.api import APIField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from congress.related_names import related_names
from lpbsite.core.api_fields import PageField, PictureField, RowsField
from lpbsite.core.models import BasePage, IndexPage
from lpbsite.core.validation import Errors, picture_errors, web_address
from news.item import item_context
from news.listing import news_list
from news.querysets import NewsManager, NewsQuerySet


class NewsIndexPage(IndexPage):
    subpage_types = ["news.NewsItemPage"]
    admin_default_ordering = "-latest_revision_created_at"

    class Meta:
        verbose_name = _("news list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | news_list(self, request)

    def news_items(self) -> NewsQuerySet:
        """Return the items that a visitor may see, the newest first."""
        return NewsItemPage.objects.child_of(self).newest()


class NewsItemPage(BasePage):
    publication_date = models.DateField(
        _("publication date"),
        default=timezone.localdate,
        help_text=_("Shown with the item; the list has the latest date first."),
    )
    byline = models.CharField(
        _("byline"),
        max_length=120,
        blank=True,
        help_text=_("Who placed it, for example “Webredactie”."),
    )
    source_name = models.CharField(
        _("source"),
        max_length=120,
        blank=True,
        help_text=_("When it was taken over from elsewhere."),
    )
    source_url = models.URLField(
        _("address of the source"),
        blank=True,
        validators=[web_address],
    )
    image = models.ForeignKey(
        "core.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    image_alt = models.CharField(
        _("description of the picture"),
        max_length=250,
        blank=True,
        help_text=_("What someone who cannot see the picture should know."),
    )
    image_is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The picture adds nothing to the text.")
    )
    edition = models.ForeignKey(
        "congress.CongressEditionPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("edition"),
    )
    host_city = models.ForeignKey(
        "congress.HostCityPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("host city"),
    )
    partner = models.ForeignKey(
        "congress.PartnerPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("partner"),
    )
    contribution = models.ForeignKey(
        "congress.ContributionPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("contribution"),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldRowPanel([FieldPanel("publication_date"), FieldPanel("byline")]),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt"), FieldPanel("image_is_decorative")],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                PageChooserPanel("edition"),
                PageChooserPanel("host_city"),
                PageChooserPanel("partner"),
                PageChooserPanel("contribution"),
            ],
            heading=_("Belongs to"),
            help_text=_("The item is then shown on these pages too. Choose the Dutch pages."),
        ),
        InlinePanel(
            "author_rows",
            heading=_("Authors"),
            label=_("author"),
            help_text=_("People who have a page on this site; others go in the byline."),
        ),
        MultiFieldPanel(
            [FieldPanel("source_name"), FieldPanel("source_url")], heading=_("Taken over from")
        ),
        *BasePage.topic_panels,
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    unique_rows = {**BasePage.unique_rows, "author_rows": "person"}

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "publication_date",
                "source_name",
                "source_url",
                "image",
                "image_is_decorative",
                "edition",
                "host_city",
                "partner",
                "contribution",
                "author_rows",
            )
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("byline"),
        index.SearchField("related_names"),
        index.SearchField("source_name"),
        index.FilterField("publication_date"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("publication_date"),
        APIField("byline"),
        APIField("authors", serializer=RowsField(source="author_rows", pages=("person",))),
        APIField("source_name"),
        APIField("source_url"),
        APIField("image", serializer=PictureField("width-800")),
        APIField("image_alt"),
        *(
            APIField(name, serializer=PageField())
            for name in ("edition", "host_city", "partner", "contribution")
        ),
    ]

    objects: ClassVar[Any] = NewsManager()

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | item_context(self, context["topics"])

    def related_names(self) -> str:
        """The authors, and what the item belongs to, for the search index; two queries."""
        authors = self.author_rows.values_list("person_id", flat=True)
        about = (self.edition_id, self.host_city_id, self.partner_id, self.contribution_id)
        return related_names([*authors, *about], self.locale_id)

    def omissions(self) -> Errors:
        errors = super().omissions() | picture_errors(self)
        if self.source_url and not self.source_name:
            errors["source_name"] = str(_("Name the source that the address belongs to."))
        return errors


class NewsItemAuthor(Orderable):
    page = ParentalKey(NewsItemPage, on_delete=models.CASCADE, related_name="author_rows")
    person = models.ForeignKey(
        "congress.PersonPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )

    panels: list[Any] = [PageChooserPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")

    def __str__(self) -> str:
        return str(self.person)
