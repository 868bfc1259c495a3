"""People of the network."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from congress.models import ContributionPage, HostCityPage, PersonPage, ProgrammeItemPage
from lpbsite.api.lists import BY_TITLE, LangQuery
from lpbsite.api.references import item_fields, references
from lpbsite.api.registry import tells
from lpbsite.api.resources.backwards import every_id, listed, referring_ids
from lpbsite.api.resources.filters import TopicQuery, with_topics
from lpbsite.api.resources.listing import page_at, pages_in, typed_list
from lpbsite.api.routing import ApiRouter
from lpbsite.api.schemas import ApiSchema, Item, ListAnswer, Reference
from lpbsite.api.whole import WholePage, tell
from news.models import NewsItemPage

router = ApiRouter()


class Role(ApiSchema):
    """What somebody is or was, and where."""

    role: str = Field(description="The role.", examples=["voorzitter van LPB"])
    partner: Reference | None = Field(description="At which partner.")
    from_: int | None = Field(alias="from", description="First year.", examples=[2014])
    to: int | None = Field(description="Last year; null while it goes on, or not known.")


class PersonFields(ApiSchema):
    name: str = Field(description="Name of the person.", examples=["Dennis de Vries"])
    roles: list[Role] = Field(description="Roles over time, in the order of the editor.")


class Person(PersonFields, Item):
    """A person in a list."""


class PersonList(ListAnswer[Person]):
    """People by name."""


class WholePerson(PersonFields, WholePage):
    """A person with everything by them."""

    contributions: list[Reference] = Field(description="Publications by them, latest first.")
    programme_items: list[Reference] = Field(description="Programme items they speak at.")
    news: list[Reference] = Field(description="News they wrote, newest first.")
    alderman_of: list[Reference] = Field(description="Cities they are or were alderman of.")


class PersonQuery(TopicQuery):
    pass


@router.get("/people", response=PersonList, summary="People by name")
def list_people(request: HttpRequest, response: HttpResponse, asked: Query[PersonQuery]) -> Any:
    pages = pages_in(PersonPage, asked.lang).filter(with_topics(asked.topic))
    by_name = pages.order_by(*BY_TITLE).defer("body")
    return typed_list(PersonList, by_name, people, asked, request, response)


@router.get("/people/{slug}", response=WholePerson, summary="A person")
def get_person(request: HttpRequest, slug: str, asked: Query[LangQuery]) -> Any:
    return tell(page_at(pages_in(PersonPage, asked.lang), slug))


def people(pages: Sequence[PersonPage], lang: str) -> list[Person]:
    """Return the items of a list; two queries, however many."""
    prefetch_related_objects(pages, "role_rows")
    shown = references((pk for page in pages for pk in partners_of(page)), lang)
    return [Person(**item_fields(page), **person_fields(page, shown)) for page in pages]


def partners_of(page: PersonPage) -> list[int | None]:
    return [row.partner_id for row in page.role_rows.all()]


def person_fields(page: PersonPage, shown: Mapping[int, Reference]) -> dict[str, Any]:
    return {
        "name": page.title,
        "roles": [
            Role(
                role=row.role,
                partner=shown.get(row.partner_id),
                to=row.to_year,
                **{"from": row.from_year},
            )
            for row in page.role_rows.all()
        ],
    }


@tells(PersonPage, WholePerson)
def whole_person(page: PersonPage) -> dict[str, Any]:
    lang, key = page.locale.language_code, page.translation_key
    prefetch_related_objects([page], "role_rows")
    author = {"author_rows__person__translation_key": key}
    speaker = {"speaker_rows__person__translation_key": key}
    alderman = {"alderman_rows__person__translation_key": key}
    found = referring_ids(
        lang,
        {
            "contributions": (ContributionPage, "date", author),
            "programme_items": (ProgrammeItemPage, "day", speaker),
            "news": (NewsItemPage, "publication_date", author),
            "alderman_of": (HostCityPage, "", alderman),
        },
    )
    shown = references([*partners_of(page), *every_id(found)], lang)
    return person_fields(page, shown) | listed(found, shown)
