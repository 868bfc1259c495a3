"""What stands around a page: its other language, the pages above it, and those like it."""

from typing import Any

from django.conf import settings
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from pydantic import Field
from wagtail.models import Page

from lpbsite.api.references import as_reference
from lpbsite.api.schemas import ApiSchema, Lang, Reference
from lpbsite.core.models import PageTopic
from lpbsite.search.page_types import types_by_content_type
from lpbsite.translation.freshness import outdated, with_records
from lpbsite.translation.visibility import visible

HOME_DEPTH = 2
RELATED_SHOWN = 5


class Translation(ApiSchema):
    """The page in one language."""

    lang: Lang = Field(description="Language.", examples=["en"])
    url: str = Field(description="Address of the page in it.")
    id: int = Field(description="Number of the page in it.")
    up_to_date: bool = Field(
        description="Whether it says all that the Dutch page says since that was last "
        "published; always true of the Dutch page."
    )


class Crumb(ApiSchema):
    """A page above this one."""

    id: int = Field(description="Number of the page.")
    title: str = Field(description="Its title; of the home page, the word for it.")
    url: str = Field(description="Its address.", examples=["/nl/nieuws/"])


def translations_and_breadcrumbs(page: Any) -> dict[str, Any]:
    """Return the languages that a visitor can read the page in, and the pages above it.

    One query, one more for a page in both languages. The active language is the page's.
    """
    steps = range(HOME_DEPTH * page.steplen, len(page.path), page.steplen)
    above = [page.path[:end] for end in steps]
    around = Q(translation_key=page.translation_key) | Q(path__in=above)
    pages = with_records(visible(Page.objects.filter(around)))
    found = list(pages.select_related("locale").order_by("path"))
    versions = [other for other in found if other.translation_key == page.translation_key]
    return {
        "translations": translations(versions),
        "breadcrumbs": [crumb(other) for other in found if other.path in above],
    }


def translations(versions: list[Any]) -> list[Translation]:
    """Return the versions of one page, the Dutch one first; one query if there are two."""
    source = next((page for page in versions if is_source(page)), None)
    others = [page for page in versions if page is not source]
    behind = outdated((source, page) for page in others) if source else set()
    return [
        Translation(
            lang=page.locale.language_code,
            url=page.url or "",
            id=page.pk,
            up_to_date=page is source or (bool(source) and page.translation_key not in behind),
        )
        for page in sorted(versions, key=lambda page: page is not source)
    ]


def is_source(page: Page) -> bool:
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)


def crumb(page: Page) -> Crumb:
    # The title of a home page is a slogan.
    title = _("Home") if page.depth == HOME_DEPTH else page.title
    return Crumb(id=page.pk, title=title, url=page.url or "")


def related(page: Any) -> list[Reference]:
    """Return the pages in the same language with most topics in common; one query."""
    topics = PageTopic.objects.filter(page=page.pk, topic__live=True).values("topic")
    found = (
        visible(Page.objects.filter(locale=page.locale_id, topic_rows__topic__in=topics))
        .filter(content_type__in=list(types_by_content_type()))
        .exclude(pk=page.pk)
        .annotate(in_common=Count("topic_rows", distinct=True))
        .order_by("-in_common", F("last_published_at").desc(nulls_last=True), "-pk")
        .select_related("locale")
    )
    return [as_reference(other) for other in found[:RELATED_SHOWN]]
