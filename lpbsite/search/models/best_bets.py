"""Pages that editors put first for a query."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from lpbsite.core.validation import Errors
from lpbsite.search.models.editors_words import EditorsWords
from lpbsite.search.validation import best_bet_errors


class BestBet(EditorsWords, Orderable):
    """A page that stands first for these queries; of several the order of the list decides."""

    lines_field = "queries"

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
        return ", ".join(self.preview_queries())

    def errors(self) -> Errors:
        return best_bet_errors(self)

    def as_if_saved(self) -> Any:
        from lpbsite.search.best_bets import saved_bets, searchable

        return saved_bets.with_unsaved(self.pk, searchable(self))
