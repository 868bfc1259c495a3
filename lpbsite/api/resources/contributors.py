"""Who did something: the rows of pages that name people and partners."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from lpbsite.api.schemas import ApiSchema, Reference


class Contributor(ApiSchema):
    """A person, a partner, or a person on behalf of one; never neither."""

    person: Reference | None = Field(
        description="The person, when the site has a page of them."
    )
    partner: Reference | None = Field(description="The partner they did it for, if any.")


class Speaker(Contributor):
    """Who speaks or guides at a programme item."""

    role: str = Field(
        description="In which role; may be empty.", examples=["wethouder in Utrecht"]
    )


def named_ids(rows: Iterable[Any]) -> list[int | None]:
    """Return the ids of the people and partners that the rows name."""
    return [pk for row in rows for pk in (row.person_id, row.partner_id)]


def contributor(row: Any, shown: Mapping[int, Reference]) -> dict[str, Any]:
    """Return the values of a ``Contributor``."""
    return {"person": shown.get(row.person_id), "partner": shown.get(row.partner_id)}


def names_somebody(row: Any, shown: Mapping[int, Reference]) -> bool:
    """Tell whether a visitor may see the person or the partner of the row."""
    return row.person_id in shown or row.partner_id in shown
