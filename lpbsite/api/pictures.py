"""Pictures in the sizes and formats in which the site shows them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from lpbsite.api.schemas import Image, Rendition

# The same as of the site's pages, so that no file is made twice.
FORMATS = ("avif", "webp", "jpeg")
WIDTHS = (480, 768, 1344)
SPECS = [f"format-{name}|width-{width}" for name in FORMATS for width in WIDTHS]


def load_renditions(images: Iterable[Any]) -> None:
    """Load the files of all pictures at once; one query, none without a picture."""
    images = [image for image in images if image]
    if not images:
        return
    renditions = get_image_model().get_rendition_model().objects.all()
    prefetch_related_objects(
        images, Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions")
    )


def as_image(image: Any, alt: str) -> Image:
    """Return a picture with its files; those that no page has shown yet are made now.

    No query when ``load_renditions`` had the picture and its files were made before.
    """
    files = image.get_renditions(*(Filter(spec=spec) for spec in SPECS))
    found = {
        (file.url, file.width, file.height, spec.split("|")[0].removeprefix("format-"))
        for spec, file in files.items()
    }
    return Image(
        alt=alt,
        width=image.width,
        height=image.height,
        renditions=[
            Rendition(url=url, width=width, height=height, format=name)
            for url, width, height, name in sorted(found, key=by_size)
        ],
    )


def by_size(file: tuple[str, int, int, str]) -> tuple[int, int]:
    _url, width, _height, name = file
    return width, FORMATS.index(name)
