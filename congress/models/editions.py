"""Congress editions: the yearly congress, the meetup and the theme meetings."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from congress.choices import DatePrecision, EditionFormat
from congress.contexts.editions import edition_context, edition_index_context
from congress.forms import EditionForm
from congress.querysets import EditionManager
from congress.related_names import related_names
from congress.validation import edition_errors
from lpbsite.core.api_fields import PageField
from lpbsite.core.dates import last_possible_day
from lpbsite.core.models import BasePage, IndexPage
from lpbsite.core.rich_text import RICH_TEXT_FEATURES
from lpbsite.core.validation import Errors, validate_rich_text_links, validate_visible_text


class QuestionBlock(blocks.CharBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": _("Question"),
                "max_length": 400,
                "validators": [validate_visible_text],
                **kwargs,
            }
        )

    class Meta:
        icon = "help"


class SubThemeBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("Title"), max_length=200, validators=[validate_visible_text]
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        required=False,
        features=RICH_TEXT_FEATURES,
        validators=[validate_rich_text_links],
    )
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), default=[])

    class Meta:
        icon = "list-ol"
        label = _("Sub-theme")


class CongressIndexPage(IndexPage):
    subpage_types = ["congress.CongressEditionPage"]
    # Titles end in the year: the latest edition first.
    admin_default_ordering = "-title"

    class Meta:
        verbose_name = _("list of editions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | edition_index_context(
            self, request
        )


class CongressEditionPage(BasePage):
    format = models.CharField(
        _("kind of meeting"),
        max_length=20,
        choices=EditionFormat.choices,
        default=EditionFormat.CONGRESS,
    )
    start_date = models.DateField(
        _("first day"),
        help_text=_(
            "When only the month or the year is known: its first day, with the precision below."
        ),
    )
    end_date = models.DateField(_("last day"), null=True, blank=True)
    date_precision = models.CharField(
        _("known to the"),
        max_length=5,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("The site never shows a day or month that nobody gave."),
    )
    theme = models.CharField(
        _("theme"),
        max_length=200,
        blank=True,
        help_text=_("The motto, without quotation marks."),
    )
    host_city = models.ForeignKey(
        "congress.HostCityPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("host city"),
        help_text=_("Not in the list? Add the city under Host cities first."),
    )
    announced_on = models.DateField(
        _("announced on"),
        null=True,
        blank=True,
        help_text=_("The day on which the host was announced."),
    )
    announced_at = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("announced at"),
        help_text=_("The edition at which the host was announced."),
    )
    expected_participants = models.PositiveIntegerField(
        _("expected participants"), null=True, blank=True, help_text=_("A number.")
    )
    participation = models.CharField(
        _("who takes part"),
        max_length=200,
        blank=True,
        help_text=_("In words, for example “ruim honderd gemeenten”."),
    )
    central_questions = StreamField(
        [("question", QuestionBlock())],
        blank=True,
        verbose_name=_("central questions"),
        help_text=_("The questions the whole edition is about."),
    )
    sub_themes = StreamField(
        [("sub_theme", SubThemeBlock())],
        blank=True,
        verbose_name=_("sub-themes"),
        help_text=_("The parts of the theme, each with its own questions."),
    )

    objects: ClassVar[Any] = EditionManager()

    content_panels = [
        # Wagtail's own panel would make the address from the title.
        FieldPanel("title", classname="title"),
        FieldRowPanel([FieldPanel("format"), PageChooserPanel("host_city")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
                FieldPanel("date_precision"),
            ],
            heading=_("When"),
        ),
        FieldPanel("theme"),
        FieldPanel("intro"),
        FieldPanel("central_questions"),
        FieldPanel("sub_themes"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("expected_participants"), FieldPanel("participation")],
            heading=_("Participants"),
        ),
        MultiFieldPanel(
            [FieldPanel("announced_on"), PageChooserPanel("announced_at")],
            heading=_("Announcement"),
        ),
        *BasePage.topic_panels,
    ]
    base_form_class = EditionForm
    parent_page_types = ["congress.CongressIndexPage"]
    subpage_types = ["congress.ProgrammePage"]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "slug",
                "format",
                "start_date",
                "end_date",
                "date_precision",
                "host_city",
                "announced_on",
                "announced_at",
                "expected_participants",
            )
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("theme", boost=1.5),
        index.SearchField("central_questions"),
        index.SearchField("sub_themes"),
        index.SearchField("year"),
        index.SearchField("get_format_display"),
        index.SearchField("related_names"),
        index.FilterField("format"),
        index.FilterField("start_date"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("format"),
        APIField("start_date"),
        APIField("end_date"),
        APIField("date_precision"),
        APIField("theme"),
        APIField("host_city", serializer=PageField()),
        APIField("announced_on"),
        APIField("announced_at", serializer=PageField()),
        APIField("expected_participants"),
        APIField("participation"),
        APIField("central_questions"),
        APIField("sub_themes"),
    ]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    @property
    def year(self) -> int:
        return self.start_date.year

    def related_names(self) -> str:
        """The host city, for the search index; one query."""
        return related_names([self.host_city_id], self.locale_id)

    def is_over(self, today: dt.date) -> bool:
        """Tell whether the edition is past, even if it was on the last day that is possible."""
        return last_possible_day(self.start_date, self.end_date, self.date_precision) < today

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | edition_context(self, request)

    def mistakes(self) -> Errors:
        return super().mistakes() | edition_errors(self)
