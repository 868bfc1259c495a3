"""Fetch the answers to queries, as visitors and programs do; a process of its own.

Prints one JSON value: for each query and channel the status and how long it took.
"""

import json
import sys
import time

import django

WARMING_UP = 5


def main() -> None:
    django.setup()
    from django.db import reset_queries
    from django.test import Client

    client = Client(raise_request_exception=False, HTTP_HOST="localhost")
    asked = json.load(sys.stdin)
    fetched = []
    for query, lang in [*asked[:WARMING_UP], *asked]:  # what is read once is read now
        for channel, path in addresses(lang).items():
            began = time.perf_counter()
            response = client.get(path, {"q": query, **language_of(channel, lang)})
            took = (time.perf_counter() - began) * 1000
            fetched.append(
                {
                    "channel": channel,
                    "query": query,
                    "status": response.status_code,
                    "degraded": b'"degraded":true' in response.content.replace(b" ", b""),
                    "ms": took,
                }
            )
        reset_queries()
    sys.stdout.write(json.dumps(fetched[WARMING_UP * len(addresses("nl")) :]))


def addresses(lang: str) -> dict[str, str]:
    page = "/nl/zoeken/" if lang == "nl" else "/en/search/"
    return {"page": page, "json": "/api/v1/search", "suggest": "/api/v1/suggest"}


def language_of(channel: str, lang: str) -> dict[str, str]:
    return {} if channel == "page" else {"lang": lang}


if __name__ == "__main__":
    main()
