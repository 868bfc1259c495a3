"""The menu and the footer of the site."""

from typing import Any

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from home.navigation import FooterGroup, Link, site_navigation
from lpbsite.api.lists import LangQuery
from lpbsite.api.routing import ApiRouter
from lpbsite.api.schemas import ApiSchema

router = ApiRouter()


class NavigationLink(ApiSchema):
    """An entry; a column of the footer has a title and entries, but no address."""

    title: str = Field(description="What to show.", examples=["Gaststeden"])
    url: str | None = Field(description="Where it leads.", examples=["/nl/gaststeden/"])
    children: list["NavigationLink"] = Field(description="The entries below it.")


class SiteNavigation(ApiSchema):
    """The menu and the footer."""

    main: list[NavigationLink] = Field(description="The main menu.")
    footer: list[NavigationLink] = Field(description="The columns of the footer.")


@router.get("/navigation", response=SiteNavigation, summary="Menu and footer")
def get_navigation(request: HttpRequest, asked: Query[LangQuery]) -> Any:
    """What editors chose; a page without a version in the language is there in Dutch."""
    found = site_navigation(asked.lang)
    return SiteNavigation(
        main=[entry(link) for link in found.main],
        footer=[column(group) for group in found.footer],
    )


def entry(link: Link) -> NavigationLink:
    return NavigationLink(title=link.title, url=link.url, children=[])


def column(group: FooterGroup) -> NavigationLink:
    entries = [entry(link) for link in group.links]
    return NavigationLink(title=group.label, url=None, children=entries)
