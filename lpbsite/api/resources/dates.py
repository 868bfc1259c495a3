"""Dates as the API writes them: ISO 8601, no more precise than they are known."""

import datetime as dt

ISO_LENGTH = {"day": 10, "month": 7, "year": 4}


def iso_date(date: dt.date | None, precision: str = "day") -> str | None:
    """Return ``2025-11-19``, ``2025-11`` or ``2025``."""
    return date.isoformat()[: ISO_LENGTH[precision]] if date else None


def iso_time(time: dt.time | None) -> str | None:
    """Return ``09:30``."""
    return time.isoformat("minutes") if time else None
