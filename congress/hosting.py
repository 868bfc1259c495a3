"""Which city hosted which editions."""

from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from wagtail.models import Locale

from congress.visible import visible
from lpbsite.translation import visibility

if TYPE_CHECKING:
    from congress.models import CongressEditionPage
    from congress.querysets import EditionQuerySet


def editions_hosted(locale: Locale) -> dict[UUID, list["CongressEditionPage"]]:
    """Return the visible editions by the translation key of their host city, the latest first.

    One query. A host city that no visitor may see is left out.
    """
    cities = visibility.visible(apps.get_model("congress.HostCityPage").objects.all())
    editions = visible("congress.CongressEditionPage", locale).filter(
        host_city__in=cities.values("pk")
    )
    hosted: dict[UUID, list[CongressEditionPage]] = defaultdict(list)
    for edition in latest_first(editions):
        hosted[edition.host_city.translation_key].append(edition)
    return hosted


def latest_first(editions: "EditionQuerySet") -> "EditionQuerySet":
    """Put editions in the order of lists, with their host city and without their long texts."""
    return (
        editions.order_by("-start_date", "-pk")
        .select_related("host_city")
        .defer("body", "central_questions", "sub_themes")
    )
