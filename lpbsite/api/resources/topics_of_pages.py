"""The topics of many pages at once, in the language asked for."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from lpbsite.api.resources.topics import TopicTerm
from lpbsite.core.models import PageTopic, Topic


def topics_of(pages: Iterable[Page], lang: str) -> dict[int, list[TopicTerm]]:
    """Return the live topics of each page in the editor's order, by its id; one query."""
    own_name = Topic.objects.filter(
        translation_key=OuterRef("topic__translation_key"),
        locale__language_code=lang,
        live=True,
    ).values("name")
    rows = (
        PageTopic.objects.filter(page__in=[page.pk for page in pages], topic__live=True)
        .order_by("sort_order", "pk")
        .annotate(name=Coalesce(Subquery(own_name[:1]), "topic__name"))
    )
    found = defaultdict(list)
    for page_id, slug, name in rows.values_list("page_id", "topic__slug", "name"):
        found[page_id].append(TopicTerm(value=slug, label=name))
    return found
