"""What was searched for, counted by day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyQuery(models.Model):
    """How often a query was asked on a day; nothing of who asked it."""

    day = models.DateField(_("day"), db_index=True)
    lang = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    query = models.CharField(_("query"), max_length=100)
    times = models.PositiveIntegerField(_("times"), default=1)
    results = models.PositiveIntegerField(
        _("results"), help_text=_("When it was last asked on that day.")
    )

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        constraints = [
            models.UniqueConstraint(
                fields=["query", "lang", "day"], name="unique_query_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.query
