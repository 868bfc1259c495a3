"""A whole page: the fields of its type, and what every page has."""

from datetime import datetime
from typing import Any

from django.utils import translation
from pydantic import Field
from wagtail.models import Page

from lpbsite.api.blocks import Block
from lpbsite.api.body import BodyReader
from lpbsite.api.references import item_fields
from lpbsite.api.registry import Detail, details
from lpbsite.api.schemas import Item, Reference
from lpbsite.api.surroundings import (
    Crumb,
    Translation,
    related,
    translations_and_breadcrumbs,
)


class WholePage(Item):
    """What every page has; a type adds its own fields in a subclass."""

    intro: str = Field(description="One or two sentences under the title; plain text.")
    body: list[Block] = Field(description="The text, block by block.")
    translations: list[Translation] = Field(description="The languages it can be read in.")
    breadcrumbs: list[Crumb] = Field(description="The pages above it, home page first.")
    related: list[Reference] = Field(description="Pages with the most topics in common.")
    first_published_at: datetime | None = Field(description="When it was first published.")
    last_published_at: datetime | None = Field(description="When it was last published.")


def specific(page: Page) -> Any:
    """Return a page as one of its type, with what telling it needs; one query."""
    model: Any = page.specific_class
    relations = details.get(model, PLAIN).relations
    return model.objects.select_related("locale", *relations).get(pk=page.pk)


def tell(page: Any) -> Any:
    """Return a whole page, in the schema of its type.

    The type's own fields come from the registry; those every page has, from here, in at most
    six queries.

    Args:
        page: A specific page with its locale loaded, which a visitor may see.
    """
    detail = details.get(type(page), PLAIN)
    lang = page.locale.language_code
    with translation.override(lang):
        ids = detail.documents(page) if detail.documents else ()
        body = BodyReader(page.body, lang, ids)
        documents = [body.documents] if detail.documents else []
        fields = common_fields(page) | detail.fields(page, *documents)
        return detail.schema(**item_fields(page), **fields | {"body": body.shown()})


def common_fields(page: Any) -> dict[str, Any]:
    """Return the values of a ``WholePage`` beside those of an ``Item``, but for its body."""
    return {
        "intro": page.intro,
        **translations_and_breadcrumbs(page),
        "related": related(page),
        "first_published_at": page.first_published_at,
        "last_published_at": page.last_published_at,
    }


def no_fields(page: Any) -> dict[str, Any]:
    return {}


PLAIN = Detail(WholePage, no_fields)
