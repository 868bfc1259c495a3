"""What other sites need to point here: whole addresses, and the picture of a page."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.templatetags.static import static

from lpbsite.core.models import BasePage

SOCIAL_SIZE = (1200, 630)

register = template.Library()


@dataclass(frozen=True)
class SocialPicture:
    url: str
    width: int
    height: int


@register.simple_tag(takes_context=True)
def absolute_url(context: Context, path: str) -> str:
    """Return the whole address of a path, on the host that the reader came to."""
    return context["request"].build_absolute_uri(path)


@register.simple_tag
def social_picture(page: BasePage | None) -> SocialPicture:
    """Return the picture that goes with a shared link: the page's own, else the site's.

    No query without a picture of the page's own, two with it.
    """
    image = page.social_image if isinstance(page, BasePage) else None
    if image is None:
        return SocialPicture(static("img/social.png"), *SOCIAL_SIZE)
    width, height = SOCIAL_SIZE
    rendition = image.get_rendition(f"fill-{width}x{height}|format-jpeg")
    return SocialPicture(rendition.url, rendition.width, rendition.height)
