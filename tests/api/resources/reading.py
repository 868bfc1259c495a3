"""What the tests of the typed resources expect of every item, and how they ask."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

COMMON = {
    "intro",
    "body",
    "translations",
    "breadcrumbs",
    "related",
    "firstPublishedAt",
    "lastPublishedAt",
}


def reference(page, type_name):
    return {
        "id": page.pk,
        "type": type_name,
        "title": page.title,
        "url": page.url,
        "slug": page.slug,
    }


def item(page, type_name, lang):
    return {**reference(page, type_name), "lang": lang}


def items(client, resource, **query):
    """Return the items of a list."""
    return client.get(f"/api/v1/{resource}", query).json()["items"]


def slugs(client, resource, **query):
    return [one["slug"] for one in items(client, resource, **query)]


def one(client, address, **query):
    """Return the fields of one page beside those that every whole page has."""
    answer = client.get(f"/api/v1/{address}", query).json()
    return {name: value for name, value in answer.items() if name not in COMMON}


def queries_of(client, address):
    """Return how many queries an answer costs, caches warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
