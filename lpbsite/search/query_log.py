"""Count what is searched for, and nothing of who searches."""

import datetime as dt
import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, connection, transaction
from django.db.models import F
from django.utils import timezone

from lpbsite.search.answer import SearchAnswer
from lpbsite.search.models import DailyQuery

logger = logging.getLogger(__name__)

KEPT_DAYS = 90
MAX_LENGTH = 100
# Different queries of one day; more is a program that tries words.
MAX_QUERIES_A_DAY = 2000
# A visitor waits no longer for somebody else who is writing.
MAX_WAIT_MS = 50

# What looks like it is about a person. Years are no part of a number.
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH = (
    "(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|march|mrt|mar|apr(?:il)?|mei|may|jun[ie]?"
    "|jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    "(?![a-z])"
)
PERSONAL = re.compile(
    "|".join(
        (
            # dates: 12-3-1985, 12/3/85; 1985-03-12; 12 mrt 85, 12e maart '85; March 12, 1985
            r"\b\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d\b",
            r"\b(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}\b",
            rf"\b\d{{1,2}}(?:s?t?e|st|nd|rd|th)?[-/., ]*{MONTH}[-/.,'’ ]*(?:19|20)?\d\d\b",
            rf"\b{MONTH}[-/. ]*\d{{1,2}}(?:st|nd|rd|th)?[-/.,'’ ]+(?:19|20)?\d\d\b",
            # postcodes: 1234 AB
            r"\b(?!(?:19|20)\d\d )[1-9]\d{3} ?[a-z]{2}\b",
            # addresses: jan@x.nl, jan(at)x.nl, jan at x.nl, jan apenstaartje x punt nl
            r"@|[(\[{<]\s*at\s*[)\]}>]|\bapenstaart",
            r"\bat\s+[^\s.]+(?:\.|\s+(?:dot|punt|\(dot\)|\[dot\])\s+)[a-z]{2,}\b",
        )
    )
)
MAX_DIGITS = 5


def record(answer: SearchAnswer) -> None:
    """Count the query of an answer; call it for the first page of an unfiltered question.

    One small statement, three for a query that is new today. Never fails and never waits long:
    what cannot be written at once is not counted.
    """
    query = cleaned(answer.query)
    if not query or looks_personal(answer.query):
        return
    try:
        with brief_transaction():
            count(query, answer.lang, answer.total)
    except Error:
        logger.warning("A query was not counted: the database is busy.", exc_info=True)


def cleaned(query: str) -> str:
    """Return a query as it is counted: lower case, from first to last letter or digit."""
    text = " ".join(unicodedata.normalize("NFC", query).lower().split())
    within = re.search(r"[^\W_](?:.*[^\W_])?", text[:MAX_LENGTH])
    return within[0] if within else ""


def looks_personal(query: str) -> bool:
    """Tell whether there is an e-mail address, a date, a postcode or a long number in it."""
    # Compatible forms too: ＠ is an @.
    text = unicodedata.normalize("NFKC", query).lower()
    digits = sum(char.isdigit() for char in YEAR.sub("", text))
    return digits > MAX_DIGITS or bool(PERSONAL.search(text))


def count(query: str, lang: str, results: int) -> None:
    today = timezone.localdate()
    rows = DailyQuery.objects.filter(day=today)
    if rows.filter(query=query, lang=lang).update(times=F("times") + 1, results=results):
        return
    queries_today = rows.count()
    if not queries_today:
        forget_queries()
    if queries_today < MAX_QUERIES_A_DAY:
        row = DailyQuery(day=today, query=query, lang=lang, results=results)
        # Two visitors may ask it first at the same moment.
        DailyQuery.objects.bulk_create([row], ignore_conflicts=True)


def forget_queries() -> int:
    """Delete what is older than ``KEPT_DAYS`` and return how many rows that were."""
    last = timezone.localdate() - dt.timedelta(days=KEPT_DAYS)
    deleted, _by_model = DailyQuery.objects.filter(day__lt=last).delete()
    return deleted


@contextmanager
def brief_transaction() -> Iterator[None]:
    """Make a transaction that gives up when another writer is in the way."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            usual = connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000
            cursor.execute(f"PRAGMA busy_timeout = {MAX_WAIT_MS}")
            try:
                with transaction.atomic():
                    yield
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {usual}")
        else:
            with transaction.atomic():
                cursor.execute(f"SET LOCAL lock_timeout = {MAX_WAIT_MS}")
                yield
