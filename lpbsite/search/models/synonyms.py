"""Words that mean the same, as editors tell search."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from lpbsite.core.validation import Errors
from lpbsite.search.models.editors_words import EditorsWords
from lpbsite.search.validation import synonym_errors


class SynonymGroup(EditorsWords):
    """Whoever searches for one of the words finds the others too; each language has its own."""

    lines_field = "words"

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
        return " = ".join(self.preview_queries())

    def errors(self) -> Errors:
        return synonym_errors(self)

    def as_if_saved(self) -> Any:
        from lpbsite.search.synonyms import saved_groups, searchable

        return saved_groups.with_unsaved(self.pk, searchable(self))
