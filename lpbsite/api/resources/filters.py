"""Filters of the lists: values of one name are alternatives, names narrow each other."""

import datetime as dt
from collections.abc import Collection
from typing import Annotated, Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from pydantic import AfterValidator, Field
from wagtail.models import Page

from lpbsite.api.lists import ListQuery
from lpbsite.core.models import PageTopic
from lpbsite.translation.visibility import visible


def existing_day(value: str) -> str:
    dt.date.fromisoformat(value)
    return value


Year = Annotated[str, Field(pattern="^[0-9]{4}$")]
# No control character is part of an address.
Slug = Annotated[str, Field(pattern=r"^[^\u0000-\u001f\u007f]{1,255}$")]
Day = Annotated[
    str,
    Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(existing_day),
]


class SearchableQuery(ListQuery):
    """The parameters of a list whose words can be asked for."""

    q: str = Field(
        default="",
        description="Only pages that the search of the site finds by these words; the list "
        "keeps its own order. Empty, it asks nothing.",
        examples=["buurtagenda"],
    )


class TopicQuery(SearchableQuery):
    topic: list[Slug] = Field(
        default=[],
        description="Only pages with one of these topics: values of `/api/v1/topics`, the same "
        "in both languages. Repeat the name for alternatives.",
        examples=[["participatie"]],
    )


def years_field(what: str) -> Any:
    return Field(
        default=[],
        description=f"Only {what} one of these years. Repeat the name for alternatives.",
        examples=[["2025"]],
    )


def slugs_field(what: str, example: str) -> Any:
    return Field(
        default=[],
        description=f"Only {what}, by slug of the Dutch page, which is the same in both "
        "languages. Repeat the name for alternatives.",
        examples=[[example]],
    )


def in_years(field: str, years: Collection[str]) -> Q:
    """Limit to pages of which this date is in one of the years; no year asks nothing."""
    return among(f"{field}__year", [int(year) for year in years])


def with_topics(topics: Collection[str]) -> Q:
    """Limit to pages that have one of these live topics; no topic asks nothing."""
    rows = PageTopic.objects.filter(
        page=OuterRef("pk"), topic__live=True, topic__slug__in=topics
    )
    return Q(Exists(rows)) if topics else Q()


def among(field: str, values: Collection[Any]) -> Q:
    """Limit to pages of which the field has one of the values; no value asks nothing."""
    return Q(**{f"{field}__in": values}) if values else Q()


def refers_to(field: str, model: type[Page], slugs: Collection[str], lang: str) -> Q:
    """Limit to pages that refer to one with such a Dutch slug; no slug asks nothing.

    What a reader of the language may see in no language, nothing is found by.
    """
    if not slugs:
        return Q()
    originals = model.objects.filter(
        slug__in=slugs,
        locale__language_code=settings.LANGUAGE_CODE,
        translation_key__in=visible(versions(model, lang)).values("translation_key"),
    )
    return Q(**{f"{field}__translation_key__in": originals.values("translation_key")})


def versions(model: type[Page], lang: str) -> Any:
    """Return the pages of a type that references may be to: in the language, and in Dutch."""
    return model.objects.filter(locale__language_code__in={lang, settings.LANGUAGE_CODE})
