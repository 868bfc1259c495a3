"""The names of page types in addresses, answers and the API; the one place that knows them."""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, get_page_models

from congress.models import (
    CongressEditionPage,
    ContributionPage,
    HostCityPage,
    PartnerPage,
    PersonPage,
    ProgrammeItemPage,
    ProgrammePage,
)
from home.models import HomePage
from lpbsite.core.models import BasePage, IndexPage
from news.models import NewsItemPage

PAGE = "page"

# In the order in which the filter shows types that have the same number of hits.
TYPE_LABELS = {
    "news": _("News"),
    "edition": _("Edition"),
    "programme_item": _("Programme item"),
    "host_city": _("Host city"),
    "partner": _("Partner"),
    "person": _("Person"),
    "contribution": _("Publication"),
    PAGE: _("Page"),
    "home": _("Home page"),
}
TYPES: dict[type[Page], str] = {
    NewsItemPage: "news",
    CongressEditionPage: "edition",
    ProgrammeItemPage: "programme_item",
    HostCityPage: "host_city",
    PartnerPage: "partner",
    PersonPage: "person",
    ContributionPage: "contribution",
    HomePage: "home",
}


def type_of(model: type[Page]) -> str:
    """Return the name of a page type; ordinary pages, lists and forms are all ``page``."""
    return TYPES.get(model, PAGE)


@cache
def site_models() -> list[type[Page]]:
    """Return the page types of this site; Wagtail's root node is none of them."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def types_by_content_type() -> dict[int, str]:
    """Return the name of each page type by its content type; Django keeps these."""
    content_types = ContentType.objects.get_for_models(*site_models())
    return {found.pk: type_of(model) for model, found in content_types.items()}


def lists_by_content_type() -> frozenset[int]:
    """Return the content types of pages that only list others; Django keeps these."""
    lists = [model for model in site_models() if issubclass(model, IndexPage | ProgrammePage)]
    return frozenset(found.pk for found in ContentType.objects.get_for_models(*lists).values())
