"""The settings of navigation and footer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from home.forms import NavigationForm


@register_setting(icon="list-ul", order=100)
class NavigationSettings(ClusterableModel, BaseGenericSetting):
    """The pages of menu and footer, chosen in Dutch and shown in the reader's language."""

    panels = [
        InlinePanel("main_rows", heading=_("Main menu"), label=_("page"), max_num=8),
        InlinePanel("footer_rows", heading=_("Footer"), label=_("page"), max_num=18),
    ]

    base_form_class = NavigationForm

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
