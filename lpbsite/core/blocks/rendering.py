"""How a text is shown: what its blocks refer to is looked up once for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.rich_text import expand_db_html

from lpbsite.core.documents import public_documents
from lpbsite.core.page_links import page_links

HEADINGS = {"heading", "subheading"}


@dataclass(frozen=True)
class BodyPart:
    """A block of a body; ``anchor`` is the id of a heading."""

    child: Any
    anchor: str = ""

    @property
    def is_heading(self) -> bool:
        return self.child.block_type == "heading"


class BodyRenderingMixin(blocks.StreamBlock):
    """Renders a body; the number of queries does not grow with its blocks."""

    def get_context(
        self, value: Any, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        prefetch_renditions(value)
        return super().get_context(value, parent_context=parent_context) | {
            "parts": body_parts(value),
            "page_links": page_links(linked_pages(value)),
            "public_documents": shown_documents(value),
            "expands_links_later": True,
        }

    def render(self, value: Any, context: Mapping[str, Any] | None = None) -> SafeString:
        # The blocks leave the links of rich text as they are stored: one pass resolves all.
        # Everything else in the HTML was escaped by the templates.
        return mark_safe(expand_db_html(super().render(value, context)))  # noqa: S308


def body_parts(value: Any) -> list[BodyPart]:
    """Return the blocks of a body, headings with an anchor that no other heading of it has."""
    taken: set[str] = set()
    parts = []
    for child in value:
        if child.block_type not in HEADINGS:
            parts.append(BodyPart(child))
            continue
        anchor = free_anchor(str(child.value), taken)
        taken.add(anchor)
        parts.append(BodyPart(child, anchor))
    return parts


def free_anchor(text: str, taken: set[str]) -> str:
    # The prefix keeps headings apart from the ids of the page's own template.
    anchor = stem = f"h-{slugify(text) or 'part'}"
    number = 1
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    return anchor


def children(value: Any, block_type: str) -> Iterator[Any]:
    return (child.value for child in value if child.block_type == block_type)


def linked_pages(value: Any) -> list[int]:
    links = (link for block in children(value, "links") for link in block)
    return [link["page"].pk for link in links if link["page"]]


def shown_documents(value: Any) -> set[Any]:
    documents = [block["document"] for block in children(value, "document")]
    return set(public_documents(document for document in documents if document))


def prefetch_renditions(value: Any) -> None:
    """Load the renditions of all pictures; one query, none without a picture."""
    images = [block["image"] for block in children(value, "image") if block["image"]]
    if not images:
        return
    renditions = get_image_model().get_rendition_model().objects.all()
    prefetch_related_objects(
        images, Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions")
    )
