"""What editors decide about the open data."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from lpbsite.core.validation import web_address


@register_setting(icon="doc-full", order=110)
class OpenDataSettings(BaseGenericSetting):
    """Under which licence the open data may be used: for the board of LPB to choose."""

    licence_name = models.CharField(
        _("licence"),
        max_length=120,
        blank=True,
        help_text=_(
            "As visitors read it, for example “CC BY 4.0”. "
            "Left empty, the page says that the board has not chosen one yet."
        ),
    )
    licence_url = models.URLField(
        _("address of the licence"),
        blank=True,
        validators=[web_address],
        help_text=_("Where its text can be read."),
    )

    panels = [FieldPanel("licence_name"), FieldPanel("licence_url")]

    class Meta:
        verbose_name = _("open data")

    def clean(self) -> None:
        super().clean()
        if self.licence_url and not self.licence_name:
            raise ValidationError({"licence_name": [_("Name the licence.")]})
