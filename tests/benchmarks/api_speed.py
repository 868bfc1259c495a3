"""How fast the API answers, beside Wagtail's own v2 on the same content.

Both are asked in turn, in one process and through all middleware, for the same pages: so the
figures can be compared with each other, on any machine, but not with those of a web server.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.search_loading import SETTINGS, manage

FOLDER = Path("var/benchmarks/api")
NEWS = 100
LANGUAGE = "nl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=200, help="of each address")
    asked = parser.parse_args()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "LPB_DATA_DIR": str(FOLDER.resolve()),
        "LPB_API_RATE_LIMIT": "0",
    }
    prepare()
    report(measured(asked.requests))


def prepare() -> None:
    """Make a site with the first content and a hundred news items, unless that was done."""
    complete = FOLDER / "complete"
    if complete.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    news = FOLDER / "news.jsonl"
    news.write_text("".join(f"{json.dumps(item)}\n" for item in news_items()))
    manage("migrate", "--verbosity", "0")
    manage("import_content", "lpbsite/content/initial", "--quiet")
    manage("import_content", news, "--quiet")
    complete.touch()


def news_items() -> Iterator[dict[str, object]]:
    for number in range(NEWS):
        yield {
            "key": f"n{number}",
            "type": "news",
            "lang": LANGUAGE,
            "slug": f"bericht-{number}",
            "title": f"Bericht {number} uit de wijk",
            "intro": "Bewoners en gemeente maken samen een agenda voor de buurt.",
            "body": "\n\n".join(["Er is veel gedaan en er blijft veel te doen. " * 8] * 6),
            "date": f"2016-03-{number % 28 + 1:02}",
            "topics": ["participatie"],
        }


def addresses() -> dict[str, tuple[str, str]]:
    """Return our address and that of Wagtail's v2 for the same thing, by what it is."""
    from news.models import NewsItemPage

    item = NewsItemPage.objects.get(slug="bericht-50")
    every = f"/api/v2/pages/?locale={LANGUAGE}&limit=20"
    return {
        "20 news items": (
            "/api/v1/news?pageSize=20",
            f"{every}&type=news.NewsItemPage&fields=*&order=-publication_date",
        ),
        "20 pages": ("/api/v1/pages?pageSize=20", every),
        "a news item": (f"/api/v1/news/{item.slug}", f"/api/v2/pages/{item.pk}/"),
    }


def measured(requests: int) -> dict[str, tuple[list[float], list[float]]]:
    """Return how many seconds each request took; the two APIs are asked in turn."""
    import django

    django.setup()
    from django.test import Client

    client = Client()

    def seconds(address: str) -> float:
        start = time.perf_counter()
        response = client.get(address)
        taken = time.perf_counter() - start
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code}")
        return taken

    found = {}
    for what, pair in addresses().items():
        for address in pair:
            seconds(address)  # what is made once in a process
        rounds = [[seconds(address) for address in pair] for _ in range(requests)]
        found[what] = ([ours for ours, _ in rounds], [theirs for _, theirs in rounds])
    return found


def report(found: dict[str, tuple[list[float], list[float]]]) -> None:
    line = "{:16}{:>14}{:>12}{:>14}{:>12}\n"
    heads = ("", "v1, req/s", "p99, ms", "Wagtail v2", "p99, ms")
    sys.stdout.write(line.format(*heads))
    for what, (ours, theirs) in found.items():
        cells = (*figures(ours), *figures(theirs))
        sys.stdout.write(line.format(what, *(f"{cell:.0f}" for cell in cells)))


def figures(seconds: list[float]) -> tuple[float, float]:
    """Return requests per second, and within how many milliseconds 99 of 100 were answered."""
    in_order = sorted(seconds)
    return len(seconds) / sum(seconds), 1000 * in_order[int(len(in_order) * 0.99)]


if __name__ == "__main__":
    main()
