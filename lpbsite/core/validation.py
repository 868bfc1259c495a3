"""Checks that several page types share; each raises nothing and returns errors by field."""

from django.utils.translation import gettext as _
from wagtail.models import Page

Errors = dict[str, str]


def picture_errors(page: Page) -> Errors:
    """Ask for an alternative text, or the word that the picture is decorative, when there is a picture."""
    if not page.image_id:
        return {}
    if not page.image_alt and not page.image_is_decorative:
        return {
            "image_alt": _(
                "Describe the picture for people who do not see it, or tick that it is decorative."
            )
        }
    if page.image_alt and page.image_is_decorative:
        return {
            "image_alt": _("A decorative picture has no description: empty this or untick it.")
        }
    return {}


def period_errors(start: int | None, end: int | None, end_field: str) -> Errors:
    """Refuse a period that ends before it starts; years, either may be open."""
    if start is not None and end is not None and end < start:
        return {end_field: _("The end cannot be before the start.")}
    return {}
