"""Words that mean the same, as editors tell search."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from lpbsite.search.lines import lines
from lpbsite.search.models.preview import AnswerPreview
from lpbsite.search.validation import synonym_errors


class SynonymGroup(AnswerPreview, models.Model):
    """Whoever searches for one of the words finds the others too; each language has its own."""

    lang = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language that visitors search in."),
    )
    words = models.TextField(
        _("words that mean the same"),
        help_text=_(
            "One word or phrase on each line, for example “gaststad” and “gastgemeente”. "
            "Whoever searches for one of them finds the others too. Other forms of a word go "
            "with it: you need not write “gaststeden”."
        ),
    )

    panels = [FieldPanel("lang"), FieldPanel("words")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self) -> str:
        return " = ".join(lines(self.words))

    def clean(self) -> None:
        super().clean()
        if errors := synonym_errors(self):
            raise ValidationError(errors)
        self.words = "\n".join(lines(self.words))

    def preview_queries(self) -> list[str]:
        return lines(self.words)

    def as_if_saved(self) -> Any:
        from lpbsite.search.synonyms import saved_groups, searchable

        return saved_groups.with_unsaved(self.pk, searchable(self))
