"""Ask one engine every judged query; a process of its own, as settings are read once.

Prints one JSON value: for each query the keys that were found in their order, how many pages
there are, what was suggested, and how long it took.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django

DEPTH = 10
REPEATS = 3

Found = tuple[list[int], int, str | None]


def main() -> None:
    django.setup()
    from django.db import reset_queries

    ask = ask_stock if os.environ.get("LPB_BENCH_STOCK") else ask_site
    known = names_of_pages()
    queries = json.load(sys.stdin)
    for query, lang in queries[:5]:  # what is read once is read now
        ask(query, lang)
    answers = []
    for query, lang in queries:
        found, took, worked = timed(ask, query, lang)
        reset_queries()
        pages, total, suggestion = found
        answers.append(
            {
                "keys": [known.get(page, (f"page-{page}", ""))[0] for page in pages],
                "titles": [known.get(page, ("", ""))[1] for page in pages],
                "total": total,
                "suggestion": suggestion,
                "ms": took,
                "cpu_ms": worked,
            }
        )
    sys.stdout.write(json.dumps(answers))


def timed(
    ask: Callable[[str, str], Found], query: str, lang: str
) -> tuple[Found, float, float]:
    """Return the answer and the best of some times in milliseconds: by the clock, and at work.

    On a busy machine the second tells more of an engine that works in this process.
    """
    took, worked = [], []
    for _ in range(REPEATS):
        start, started = time.perf_counter(), time.process_time()
        found = ask(query, lang)
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - started) * 1000)
    return found, min(took), min(worked)


def ask_site(query: str, lang: str) -> Found:
    from django.utils import translation

    from lpbsite.search.query import search

    with translation.override(lang):
        answer = search(query, lang=lang, page_size=DEPTH)
    return [item.id for item in answer.items], answer.total, answer.suggestion


def ask_stock(query: str, lang: str) -> Found:
    from wagtail.models import Locale, Page

    locale = Locale.objects.get(language_code=lang)
    found = Page.objects.live().filter(locale=locale).search(query)
    return [page.pk for page in found[:DEPTH]], found.count(), None


def names_of_pages() -> dict[int, tuple[str, str]]:
    """Return key and title of the record that each page was made of, by its id."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page, get_page_models

    from lpbsite.content.models import ImportedRecord

    types = ContentType.objects.get_for_models(*get_page_models()).values()
    records: Any = ImportedRecord.objects.filter(content_type__in=types)
    titles = dict(Page.objects.values_list("pk", "title"))
    return {
        pk: (key, titles.get(pk, "")) for key, pk in records.values_list("key", "object_id")
    }


if __name__ == "__main__":
    main()
