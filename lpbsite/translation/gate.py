"""The gate: an English page goes live, or changes while live, only if it is all translated.

Wagtail has no signal before publishing. Whatever puts a page live ends in ``full_clean``: there
stands the check, and for what is scheduled or saved unchecked, in ``publish`` and ``save``.
"""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from lpbsite.translation.errors import UntranslatedSegments
from lpbsite.translation.untranslated import untranslated_paths


def check_translated(instance: Any) -> None:
    """Let a page or snippet through to visitors, or not.

    Raises:
        UntranslatedSegments: Some of its text is still that of its original.
    """
    paths = untranslated_paths(instance)
    if paths:
        raise UntranslatedSegments(paths, instance)


class TranslationGate:
    """For what has drafts and translations: pages, and snippets with ``DraftStateMixin``."""

    live: bool
    # A form shows the errors beside its fields, and knows the rows before the page does.
    is_checked_by_form = False

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate as Django does, and hold what is live to the gate.

        Raises:
            UntranslatedSegments: It is live, or goes live, with text that is not translated.
        """
        super().full_clean(*args, **kwargs)  # type: ignore[misc]
        if self.live and not self.is_checked_by_form:
            check_translated(self)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish or schedule a revision.

        Raises:
            UntranslatedSegments: Its text is not all translated; a schedule is refused too.
        """
        check_translated(revision.as_object())
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]


class TranslationGateMixin(TranslationGate, Page):
    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page.

        Raises:
            ValidationError: It is an alias of a page in another language, whose text would show
                as its own.
        """
        if self.alias_of_id and self.alias_of.locale_id != self.locale_id:
            message = _("Translate “%(title)s” first.") % {"title": self.alias_of.title}
            raise ValidationError({NON_FIELD_ERRORS: [message]})
        super().save(*args, **kwargs)
