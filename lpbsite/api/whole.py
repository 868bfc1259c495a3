"""A whole page: the fields of its type, and what every page has."""

from datetime import datetime
from typing import Any

from django.utils import translation
from pydantic import Field

from lpbsite.api.blocks import Block
from lpbsite.api.references import item_fields
from lpbsite.api.registry import Detail, details
from lpbsite.api.schemas import ApiSchema, Item, Lang, Reference


class Translation(ApiSchema):
    """The page in one language."""

    lang: Lang = Field(description="Language.", examples=["en"])
    url: str = Field(description="Address of the page in it.")
    id: int = Field(description="Number of the page in it.")
    up_to_date: bool = Field(
        description="Whether all of it is translated since the Dutch page was last published."
    )


class Crumb(ApiSchema):
    """A page above this one."""

    id: int = Field(description="Number of the page.")
    title: str = Field(description="Its title.")
    url: str = Field(description="Its address.")


class WholePage(Item):
    """What every page has; a type adds its own fields in a subclass."""

    intro: str = Field(description="One or two sentences under the title; plain text.")
    body: list[Block] = Field(description="The text, block by block.")
    translations: list[Translation] = Field(description="The languages it can be read in.")
    breadcrumbs: list[Crumb] = Field(description="The pages above it, home page first.")
    related: list[Reference] = Field(description="Pages on the same topics, latest first.")
    first_published_at: datetime | None = Field(description="When it was first published.")
    last_published_at: datetime | None = Field(description="When it was last published.")


def tell(page: Any) -> Any:
    """Return a whole page, in the schema of its type.

    The type's own fields come from the registry; those every page has, from here.

    Args:
        page: A specific page with its locale loaded, which a visitor may see.
    """
    detail = details.get(type(page), PLAIN)
    with translation.override(page.locale.language_code):
        return detail.schema(**item_fields(page), **common_fields(page) | detail.fields(page))


def common_fields(page: Any) -> dict[str, Any]:
    """Return the values of a ``WholePage`` beside those of an ``Item``."""
    return {
        "intro": page.intro,
        "body": [],
        "translations": [],
        "breadcrumbs": [],
        "related": [],
        "first_published_at": page.first_published_at,
        "last_published_at": page.last_published_at,
    }


def no_fields(page: Any) -> dict[str, Any]:
    return {}


PLAIN = Detail(WholePage, no_fields)
