"""The rows of host cities: their districts, aldermen and teams, read in one go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, TextField, Value
from django.db.models.functions import Cast
from pydantic import Field

from congress.models import (
    HostCityAlderman,
    HostCityDistrict,
    HostCityPage,
    HostCityTeam,
)
from lpbsite.api.schemas import ApiSchema, Reference

EMPTY = Value("", output_field=TextField())
UNKNOWN = Cast(Value(None), IntegerField())
# How many columns a row has beside its kind, page, place and id.
LENGTH = 7


class District(ApiSchema):
    """A part of a host city."""

    name: str = Field(description="Its name.", examples=["Overvecht"])
    slug: str = Field(description="Its value in filters.", examples=["overvecht"])
    text: str = Field(description="About the district; plain text, may be empty.")
    contact_role: str = Field(description="Whom to ask, a role; may be empty.")


class Alderman(ApiSchema):
    """Who answers or answered for the districts."""

    person: Reference = Field(description="The person.")
    portfolio: str = Field(description="For what; may be empty.")
    from_: int | None = Field(alias="from", description="First year.", examples=[2022])
    to: int | None = Field(description="Last year; null while it goes on, or not known.")


class Team(ApiSchema):
    """A team of the municipality that works in the districts."""

    name: str = Field(description="Its name.", examples=["team stadsdeelmanagement"])
    text: str = Field(description="What it does; plain text, may be empty.")


class Row(NamedTuple):
    """A row of any kind; ``role`` is a contact or a portfolio."""

    kind: str
    page: int
    place: int | None
    pk: int
    name: str
    slug: str
    text: str
    role: str
    person: int | None
    from_year: int | None
    to_year: int | None


@dataclass
class CityRows:
    """The rows of one city, each kind in the editor's order."""

    district: list[Row] = field(default_factory=list)
    alderman: list[Row] = field(default_factory=list)
    team: list[Row] = field(default_factory=list)

    def people(self) -> list[int | None]:
        return [row.person for row in self.alderman]

    def districts(self) -> list[District]:
        return [
            District(name=row.name, slug=row.slug, text=row.text, contact_role=row.role)
            for row in self.district
        ]

    def aldermen(self, shown: Mapping[int, Reference]) -> list[Alderman]:
        return [
            Alderman(
                person=person,
                portfolio=row.role,
                to=row.to_year,
                **{"from": row.from_year},
            )
            for row in self.alderman
            if (person := shown.get(row.person or 0))
        ]

    def teams(self) -> list[Team]:
        return [Team(name=row.name, text=row.text) for row in self.team]


def rows_of(pages: Iterable[HostCityPage]) -> dict[int, CityRows]:
    """Return the rows of each city by its id; one query, however many cities.

    Of a page that an editor previews: the rows that are in the form.
    """
    pages = list(pages)
    in_form = [row for page in pages if is_previewed(page) for row in rows_in_form(page)]
    ids = [page.pk for page in pages if not is_previewed(page)]
    districts = columns(
        HostCityDistrict.objects, "district", "name", "slug", "text", "contact_role"
    )
    teams = columns(HostCityTeam.objects, "team", "name", EMPTY, "text", EMPTY)
    aldermen = columns(
        HostCityAlderman.objects, "alderman", EMPTY, EMPTY, EMPTY, "portfolio",
        "person", "from_year", "to_year",
    )  # fmt: skip
    every = districts.filter(page__in=ids).union(
        aldermen.filter(page__in=ids), teams.filter(page__in=ids), all=True
    )
    found: dict[int, CityRows] = defaultdict(CityRows)
    rows = [*in_form, *(Row(*values) for values in every)]
    for row in sorted(rows, key=lambda row: (row.place or 0, row.pk)):
        getattr(found[row.page], row.kind).append(row)
    return found


def is_previewed(page: HostCityPage) -> bool:
    return "district_rows" in getattr(page, "_cluster_related_objects", {})


def rows_in_form(page: HostCityPage) -> list[Row]:
    return [
        Row(
            kind=kind,
            page=page.pk,
            place=place,
            pk=row.pk or 0,
            name=getattr(row, "name", ""),
            slug=getattr(row, "slug", ""),
            text=getattr(row, "text", ""),
            role=getattr(row, "portfolio", "") or getattr(row, "contact_role", ""),
            person=getattr(row, "person_id", None),
            from_year=getattr(row, "from_year", None),
            to_year=getattr(row, "to_year", None),
        )
        for kind in ("district", "alderman", "team")
        for place, row in enumerate(getattr(page, f"{kind}_rows").all())
    ]


def columns(rows: Any, kind: str, *texts: Any) -> Any:
    """Return the rows with the columns of ``Row``: the kind, the place, then these."""
    numbers = [UNKNOWN] * (LENGTH - len(texts))
    values = (
        Value(kind, output_field=TextField()),
        "page",
        "sort_order",
        "pk",
        *texts,
        *numbers,
    )
    named = {
        f"column_{number}": F(value) if isinstance(value, str) else value
        for number, value in enumerate(values)
    }
    return rows.order_by().annotate(**named).values_list(*named)
