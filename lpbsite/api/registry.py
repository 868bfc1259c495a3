"""What each page type tells beside what every page has: one entry for each type.

A resource registers its type; its own detail and ``/pages/{id}`` then tell the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from lpbsite.api.schemas import Item


@dataclass(frozen=True)
class Detail:
    """How a page of one type is told in full.

    Attributes:
        schema: A subclass of ``lpbsite.api.whole.WholePage`` with the fields of the type.
        fields: Returns the values of the type's own fields for one page, by their Python names.
            It is given a specific page with its locale loaded, which a visitor may see.
        relations: Foreign keys of the type that ``fields`` follows, loaded with the page.
        documents: Returns the ids of the documents that a page has beside its body. With it,
            ``fields`` is also given those that anyone may download, by id.
    """

    schema: type[Item]
    fields: Callable[..., dict[str, Any]]
    relations: tuple[str, ...] = ()
    documents: Callable[[Any], list[int | None]] | None = None


details: dict[type[Page], Detail] = {}


def tells(model: type[Page], schema: type[Item], **more: Any) -> Callable[[Any], Any]:
    """Register the decorated function as ``fields`` of a type; ``more`` is of ``Detail``."""

    def register(fields: Any) -> Any:
        details[model] = Detail(schema, fields, **more)
        return fields

    return register
