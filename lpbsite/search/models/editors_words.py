"""What editors tell search: for a language, with words on lines of their own."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from lpbsite.core.validation import Errors
from lpbsite.search.lines import lines
from lpbsite.search.models.preview import AnswerPreview


class EditorsWords(AnswerPreview, models.Model):
    """Keeps its lines clean, and shows what the first of them find."""

    # The field with a word, a phrase or a query on each line.
    lines_field: ClassVar[str]

    lang = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language that visitors search in."),
    )

    class Meta:
        abstract = True

    def errors(self) -> Errors:
        """Return what is wrong with the saved values, by field."""
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        if errors := self.errors():
            raise ValidationError(errors)
        setattr(self, self.lines_field, "\n".join(self.preview_queries()))

    def preview_queries(self) -> list[str]:
        return lines(getattr(self, self.lines_field))
