"""What is wrong with a translation, in words for an editor."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class UnmatchedSegments(ValidationError):
    """A translation does not fit its original; ``paths`` tells where."""

    def __init__(self, paths: list[str], message: str = "") -> None:
        if not message:
            places = ", ".join(dict.fromkeys(paths))
            message = _("The translation does not fit the original: %(places)s.") % {
                "places": places
            }
        # By field, as wagtail-localize expects it, but of none: it would mark the
        # translation of that field as wrong.
        super().__init__({NON_FIELD_ERRORS: [message]})
        self.paths = paths


class UntranslatedSegments(UnmatchedSegments):
    """Text of the original has no translation; ``paths`` has a path once for each string."""

    def __init__(self, paths: list[str], instance: Any) -> None:
        super().__init__(
            paths, untranslated_message(paths, field_labels(paths, type(instance)))
        )


def untranslated_message(paths: list[str], places: list[str]) -> str:
    return ngettext(
        "%(count)d text is not translated yet: %(places)s.",
        "%(count)d texts are not translated yet: %(places)s.",
        len(paths),
    ) % {"count": len(paths), "places": ", ".join(places)}


def field_labels(paths: list[str], model: type[Any]) -> list[str]:
    """Return what an editor calls the fields that the paths lead to, once each."""
    names = dict.fromkeys(path.split(".")[0] for path in paths)
    return [field_label(name, model) for name in names]


def field_label(name: str, model: type[Any]) -> str:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if field.one_to_many:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    return capfirst(str(field.verbose_name))
