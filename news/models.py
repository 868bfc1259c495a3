"""News: the list and the items that editors write."""

from typing import Any

from django.db import models
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
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from lpbsite.core.models import BasePage, IndexPage
from lpbsite.core.validation import Errors, picture_errors, web_address


class NewsIndexPage(IndexPage):
    subpage_types = ["news.NewsItemPage"]

    class Meta:
        verbose_name = _("news list")


class NewsItemPage(BasePage):
    publication_date = models.DateField(_("publication date"), default=timezone.localdate)
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
        help_text=_("What a reader should know who does not see it."),
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
        ),
        InlinePanel("author_rows", heading=_("Authors"), label=_("author")),
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
        index.SearchField("source_name"),
        index.FilterField("publication_date"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

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
