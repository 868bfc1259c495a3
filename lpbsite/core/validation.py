"""Checks that several page types and blocks share."""

import re
import unicodedata
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

if TYPE_CHECKING:
    from lpbsite.core.models import Image

# What is wrong, by the name of the field it is shown beside.
Errors = dict[str, str]

web_address = URLValidator(schemes=["http", "https"])

LINK_SCHEMES = {"http", "https", "mailto", "tel"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
# Smaller than half of what is asked for, networks show no picture or a stamp.
SMALLEST_SOCIAL_IMAGE = (600, 315)

DESCRIBE_THE_PICTURE = gettext_lazy(
    "Describe the picture for people who do not see it, or tick that it is decorative."
)


def picture_errors(page: Page) -> Errors:
    """Ask for the alternative text of a picture, unless it is decorative."""
    if not page.image_id:
        return {}
    description = page.image_alt.strip()
    if not description and not page.image_is_decorative:
        return {"image_alt": str(DESCRIBE_THE_PICTURE)}
    if description and page.image_is_decorative:
        return {
            "image_alt": _("A decorative picture has no description: empty this or untick it.")
        }
    return {}


def social_image_errors(image: "Image | None") -> Errors:
    """Refuse an image that networks cannot show."""
    if image is None:
        return {}
    width, height = SMALLEST_SOCIAL_IMAGE
    if image.width >= width and image.height >= height:
        return {}
    return {
        "social_image": _(
            "This image is too small to share: %(width)d by %(height)d pixels. "
            "Choose one of at least 1200 by 630."
        )
        % {"width": image.width, "height": image.height}
    }


def period_errors(start: int | None, end: int | None, end_field: str) -> Errors:
    """Refuse a period that ends before it starts; years, either may be open."""
    if start is not None and end is not None and end < start:
        return {end_field: _("The end cannot be before the start.")}
    return {}


def validate_visible_text(text: str) -> None:
    """Refuse a text that only looks filled in: spaces, marks without width.

    Raises:
        ValidationError: There is no letter, digit or other visible mark in it.
    """
    # Z: separators, C: control and format characters, M: marks that sit on another letter.
    if all(unicodedata.category(character)[0] in "ZCM" for character in text):
        raise ValidationError(_("Write something here, or remove it."), code="invisible")


def validate_rich_text_links(html: str) -> None:
    """Refuse links that go nowhere or run a script, in rich text as it is stored.

    Raises:
        ValidationError: Names the text of the first such link.
    """
    if "<a" not in html:
        return
    for link in BeautifulSoup(html, "html.parser").find_all("a"):
        if not link.get("linktype") and not is_safe_address(str(link.get("href", ""))):
            raise ValidationError(
                _(
                    "The link “%(text)s” has no usable address: give one that starts with "
                    "https://, or remove the link."
                ),
                code="link",
                params={"text": link.get_text()[:60]},
            )


def is_safe_address(address: str) -> bool:
    """Tell whether a link may point there, however oddly it is spelled."""
    # Browsers skip control characters and spaces, so that "java\tscript:" runs.
    bare = "".join(
        character for character in address if unicodedata.category(character)[0] not in "ZC"
    ).lower()
    scheme = SCHEME.match(bare)
    return bool(bare) and (scheme is None or scheme[1] in LINK_SCHEMES)
