"""What the short form leaves out: the values that a type cannot do without."""

import datetime as dt
import re
from typing import Any

# A day, a month or a year, as the API writes dates.
PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Values = dict[str, Any]


def complete(type_name: str, values: Values, today: dt.date) -> Values:
    """Return the values of a record with what its type needs; what is given stays as it is.

    A missing date of an edition is the year in its title, else this year; a missing kind of
    partner is ``municipality``, of a programme item ``workshop``; the municipality of a host
    city is its title.
    """
    given = {name: value for name, value in values.items() if value not in (None, "")}
    if type_name == "edition":
        return with_precision({"date": str(year_of(given, today))} | given)
    if type_name == "contribution":
        return with_precision({"contentLang": given.get("lang", "nl")} | given)
    return defaults(type_name, given) | given


def defaults(type_name: str, given: Values) -> Values:
    if type_name == "partner":
        return {"kind": "municipality"}
    if type_name == "programme_item":
        return {"kind": "workshop"}
    if type_name == "host_city":
        return {"municipality": given.get("title", "")}
    return {}


def year_of(values: Values, today: dt.date) -> int:
    found = YEAR.search(f"{values.get('slug', '')} {values.get('title', '')}")
    return int(found.group()) if found else today.year


def with_precision(values: Values) -> Values:
    """Write a date such as ``2015-11`` as its first day with its precision."""
    found = PARTIAL_DATE.fullmatch(str(values.get("date", "")).strip())
    if not found or found.group(3):
        return values
    year, month = found.group(1), found.group(2)
    return values | {
        "date": f"{year}-{month or '01'}-01",
        "datePrecision": values.get("datePrecision", "month" if month else "year"),
    }
