"""Pages that editors put first for a query."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from lpbsite.search.lines import lines
from lpbsite.search.models.preview import AnswerPreview
from lpbsite.search.validation import best_bet_errors


class BestBet(AnswerPreview, Orderable):
    """A page that stands first for these queries; of several the order of the list decides."""

    lang = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language that visitors search in."),
    )
    queries = models.TextField(
        _("queries"),
        help_text=_(
            "One on each line, as visitors type it. The whole query must be the same; "
            "capitals, accents and punctuation do not matter."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_(
            "This page comes first. For searches in English choose the English page, or a "
            "Dutch page that is translated. A page that visitors cannot see is left out."
        ),
    )

    panels = [FieldPanel("lang"), FieldPanel("queries"), FieldPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")

    def __str__(self) -> str:
        return ", ".join(lines(self.queries))

    def clean(self) -> None:
        super().clean()
        if errors := best_bet_errors(self):
            raise ValidationError(errors)
        self.queries = "\n".join(lines(self.queries))

    def preview_queries(self) -> list[str]:
        return lines(self.queries)

    def as_if_saved(self) -> Any:
        from lpbsite.search.best_bets import saved_bets, searchable

        return saved_bets.with_unsaved(self.pk, searchable(self))
