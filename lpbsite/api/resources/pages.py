"""All pages, whatever their type: a list, and each of them whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Union
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field
from wagtail.models import Page, Site

from lpbsite.api.errors import NotFound
from lpbsite.api.lists import BY_TITLE, Integer, ListQuery, list_answer
from lpbsite.api.references import item_fields
from lpbsite.api.registry import details
from lpbsite.api.routing import ApiRouter
from lpbsite.api.schemas import ApiSchema, Item, ListAnswer, PageType
from lpbsite.api.whole import WholePage, specific, tell
from lpbsite.search.page_types import types_by_content_type
from lpbsite.translation.visibility import visible

router = ApiRouter()


class PageItem(Item):
    """A page in a list."""

    first_published_at: datetime | None = Field(description="When it was first published.")
    last_published_at: datetime | None = Field(description="When it was last published.")


class PageList(ListAnswer[PageItem]):
    """Pages by title."""


PARENT: Any = Field(
    default=None,
    description="Only pages directly below the page of this number.",
    examples=[3],
)


class PagesQuery(ListQuery):
    type: list[PageType] = Field(
        default=[],
        description="Only pages of these types. Repeat the name for alternatives.",
        examples=[["news"]],
    )
    parent: Integer = PARENT


class PathQuery(ApiSchema):
    path: str = Field(
        description="Address of the page on this site.", examples=["/nl/gaststeden/enschede/"]
    )


# Of the types that are registered, which all are before this module is imported; whatever was
# imported first, the OpenAPI file is the same.
SCHEMAS = sorted((detail.schema for detail in details.values()), key=lambda one: one.__name__)
AnyPage: Any = Union[*SCHEMAS, WholePage]


@router.get("/pages", response=PageList, summary="All pages by title")
def list_pages(
    request: HttpRequest, response: HttpResponse, asked: Query[PagesQuery]
) -> PageList:
    """Every page of the site: news, editions and the rest, lists and ordinary pages too."""
    types = types_by_content_type()
    chosen = [pk for pk, name in types.items() if not asked.type or name in asked.type]
    pages = visible(
        Page.objects.filter(locale__language_code=asked.lang, content_type__in=chosen)
    )
    if asked.parent is not None:
        parent = Page.objects.filter(pk=asked.parent).first()
        pages = pages.child_of(parent) if parent else pages.none()
    ordered = pages.select_related("locale").order_by(*BY_TITLE)
    return list_answer(PageList, ordered, page_items, asked, request, response)


def page_items(pages: Sequence[Page]) -> list[PageItem]:
    return [
        PageItem(
            **item_fields(page),
            first_published_at=page.first_published_at,
            last_published_at=page.last_published_at,
        )
        for page in pages
    ]


@router.get("/pages/find", response=AnyPage, summary="The page at an address")
def find_page(request: HttpRequest, asked: Query[PathQuery]) -> Any:
    """A whole page, by its address on the site, as in `url`; its type tells its fields."""
    return tell(the_page(url_path=url_path_of(asked.path)))


@router.get("/pages/{int:id}", response=AnyPage, summary="A page")
def get_page(request: HttpRequest, id: int) -> Any:
    """A whole page, by its number; its type tells its fields."""
    return tell(the_page(pk=id))


def the_page(**condition: Any) -> Any:
    """Return the specific page that a visitor may see; two queries.

    Raises:
        NotFound: There is none.
    """
    pages = visible(Page.objects.filter(content_type__in=list(types_by_content_type())))
    page = pages.filter(**condition).select_related("locale").first()
    if page is None:
        raise NotFound
    return specific(page)


def url_path_of(path: str) -> str:
    """Return how Wagtail's tree names the page at an address of the site.

    Raises:
        NotFound: The address is of neither language.
    """
    written = f"{unquote(path).rstrip('/')}/"
    if "\0" not in written:
        for _site, root_path, _url, language in Site.get_site_root_paths():
            if written.startswith(f"/{language}/"):
                return str(root_path) + written.removeprefix(f"/{language}/")
    raise NotFound
