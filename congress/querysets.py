"""Questions about dates that the database answers."""

import datetime as dt

from django.db.models import Q
from django.db.models.functions import Coalesce
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from congress.choices import DatePrecision


class EditionQuerySet(PageQuerySet):
    """Editions of every format; one known to the month or year lasts until the end of it."""

    def upcoming(self, today: dt.date) -> "EditionQuerySet":
        """Return the editions that are going on or still to come, the first to come first."""
        return self._with_last_day().filter(not_over(today)).order_by("start_date", "pk")

    def past(self, today: dt.date) -> "EditionQuerySet":
        """Return the editions that are over, the latest first."""
        return self._with_last_day().exclude(not_over(today)).order_by("-start_date", "-pk")

    def _with_last_day(self) -> "EditionQuerySet":
        return self.alias(last_day=Coalesce("end_date", "start_date"))


def not_over(today: dt.date) -> Q:
    return (
        Q(date_precision=DatePrecision.DAY, last_day__gte=today)
        | Q(date_precision=DatePrecision.MONTH, start_date__gte=today.replace(day=1))
        | Q(date_precision=DatePrecision.YEAR, start_date__gte=dt.date(today.year, 1, 1))
    )


EditionManager = PageManager.from_queryset(EditionQuerySet)
