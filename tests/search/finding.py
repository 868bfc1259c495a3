"""Ask the embedded index itself, whoever may see what it finds."""

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from lpbsite.search.analysis import words
from lpbsite.search.backends.entries import IndexEntry
from lpbsite.search.page_types import site_models


def index_everything():
    call_command("update_index", verbosity=0)


def found_by(text):
    """Return the pages whose row in the index has every word of the text, in any language."""
    types = ContentType.objects.get_for_models(*site_models()).values()
    # PostgreSQL keeps vectors, and the texts that they were made of beside them.
    suffix = "_text" if connection.vendor == "postgresql" else ""
    rows = IndexEntry.objects.filter(content_type__in=types).values_list(
        "object_id", f"title{suffix}", f"body{suffix}"
    )
    asked = set(words(text))
    found = [int(key) for key, *texts in rows if asked <= set(" ".join(texts).split())]
    return {page.specific for page in Page.objects.filter(pk__in=found)}
