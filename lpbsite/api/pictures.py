"""Pictures in the sizes and formats in which the site shows them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

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


def pictures_by_id(ids: Iterable[int]) -> dict[int, Any]:
    """Return pictures with their files, for ``as_image``.

    One query; one more when there are pictures that no page showed yet; none without ids.
    """
    asked = set(ids)
    if not asked:
        return {}
    model = get_image_model()
    found: dict[int, Any] = {}
    files = model.get_rendition_model().objects.filter(image__in=asked)
    for file in files.select_related("image"):
        image = found.setdefault(file.image_id, file.image)
        vars(image).setdefault("prefetched_renditions", []).append(file)
    unseen = asked - found.keys()
    return found | (model.objects.in_bulk(unseen) if unseen else {})


def as_image(image: Any, alt: str) -> Image:
    """Return a picture with its files; those that no page has shown yet are made now.

    No query when ``load_renditions`` had the picture and its files were made before. Without
    files when the original is not there to make them of.
    """
    try:
        files = image.get_renditions(*SPECS)
    except SourceImageIOError:
        files = {}
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
