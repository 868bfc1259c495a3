"""The home page, ordinary pages, forms, and the settings of navigation and footer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    PageChooserPanel,
)
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from lpbsite.core.blocks import QuoteBlock
from lpbsite.core.models import BasePage
from lpbsite.core.rich_text import RICH_TEXT_FEATURES


class HomePage(BasePage):
    """The front door. What it shows is derived from the other pages; an editor only overrides."""

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
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("featured_edition", overridable=False),
        # Not part of any address, and unique beside the other language's home page.
        SynchronizedField("slug"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("quote")]

    class Meta:
        verbose_name = _("home page")


class StandardPage(BasePage):
    content_panels = [*Page.content_panels, *BasePage.text_panels, *BasePage.topic_panels]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class FormPage(FormMixin, BasePage):
    """A form whose messages are stored, and mailed where the environment names an address."""

    thank_you = RichTextField(_("text after sending"), blank=True, features=RICH_TEXT_FEATURES)
    submit_label = models.CharField(
        _("text of the button"), max_length=60, blank=True, help_text=_("Left empty: “Send”.")
    )

    content_panels = [
        *Page.content_panels,
        *BasePage.text_panels,
        InlinePanel("form_fields", heading=_("Questions"), label=_("question")),
        FieldPanel("submit_label"),
        FieldPanel("thank_you"),
        FormSubmissionsPanel(),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/form_page.html"
    landing_page_template = "home/form_page_landing.html"

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")


class FormField(TranslatableMixin, AbstractFormField):
    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")

    override_translatable_fields = [
        # The name under which answers are stored, one for both languages.
        SynchronizedField("clean_name", overridable=False),
        SynchronizedField("field_type", overridable=False),
        SynchronizedField("required", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("question")


@register_setting(icon="list-ul", order=100)
class NavigationSettings(ClusterableModel, BaseGenericSetting):
    """Which pages stand in the main menu and the footer, chosen in Dutch and shown in the reader's language."""

    panels = [
        InlinePanel("main_rows", heading=_("Main menu"), label=_("page"), max_num=8),
        InlinePanel("footer_rows", heading=_("Footer"), label=_("page"), max_num=18),
    ]

    class Meta:
        verbose_name = _("menu and footer")


class MainMenuRow(Orderable):
    settings = ParentalKey(
        NavigationSettings, on_delete=models.CASCADE, related_name="main_rows"
    )
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("page in the main menu")

    def __str__(self) -> str:
        return str(self.page)


class FooterRow(Orderable):
    class Group(models.TextChoices):
        TAKE_PART = "take_part", _("Take part")
        FOLLOW = "follow", _("Follow")
        THIS_SITE = "this_site", _("This site")

    settings = ParentalKey(
        NavigationSettings, on_delete=models.CASCADE, related_name="footer_rows"
    )
    group = models.CharField(_("column"), max_length=20, choices=Group.choices)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )

    panels = [FieldRowPanel([FieldPanel("group"), PageChooserPanel("page")])]

    class Meta(Orderable.Meta):
        verbose_name = _("page in the footer")

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.page}"
