"""Add made-up news until the site has so many pages: ``search_many_pages 20000``.

Rows are written as they are, past the importer: through it, 20,000 pages take most of an hour.
"""

import datetime as dt
import sys
import uuid
from collections.abc import Iterator
from itertools import islice
from typing import Any

import django

from lpbsite.content.corpus.records import number_written_by_hand, records

BATCH = 200
SEED = 1


def main() -> None:
    django.setup()
    from wagtail.models import Page

    add_news(int(sys.argv[1]) - Page.objects.filter(depth__gt=1).count())


def add_news(number: int) -> None:
    """Add news items below the lists of both languages, a third of them translations."""
    from django.db import transaction
    from wagtail.models import Page

    from news.models import NewsIndexPage, NewsItemPage

    by_hand = number_written_by_hand()
    made = islice(records(by_hand + number, SEED), by_hand, None)
    indexes = {index.locale.language_code: index for index in NewsIndexPage.objects.all()}
    rows = items(made, indexes)
    with transaction.atomic():
        while batch := list(islice(rows, BATCH)):
            for model in (Page, NewsItemPage):
                fields = model._meta.local_concrete_fields
                model._base_manager._insert(batch, fields=fields, using="default")
        for index in indexes.values():
            children = Page.objects.child_of(index).count()
            Page.objects.filter(pk=index.pk).update(numchild=children)


def items(made: Iterator[dict[str, Any]], indexes: dict[str, Any]) -> Iterator[Any]:
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    from news.models import NewsItemPage

    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    steps = dict.fromkeys(indexes, 1000)  # past the children that are there
    translation_key = uuid.uuid4()
    day = dt.date(2020, 1, 1)
    common = {
        "content_type": ContentType.objects.get_for_model(NewsItemPage),
        "live": True,
        "first_published_at": timezone.now(),
        "last_published_at": timezone.now(),
        "latest_revision_created_at": timezone.now(),
    }
    for pk, record in enumerate(made, start=first):
        lang = record["lang"]
        index = indexes[lang]
        if lang == "nl":
            translation_key = uuid.uuid4()
            day = dt.date.fromisoformat(record["date"])
        steps[lang] += 1
        yield NewsItemPage(
            pk=pk,
            page_ptr_id=pk,
            path=NewsItemPage._get_path(index.path, index.depth + 1, steps[lang]),
            depth=index.depth + 1,
            title=record["title"],
            draft_title=record["title"],
            slug=f"made-{pk}",
            url_path=f"{index.url_path}made-{pk}/",
            locale_id=index.locale_id,
            translation_key=translation_key,
            intro=record["intro"][:400],
            body=[("paragraph", f"<p>{part}</p>") for part in record["body"].split("\n\n")],
            publication_date=day,
            **common,
        )


if __name__ == "__main__":
    main()
