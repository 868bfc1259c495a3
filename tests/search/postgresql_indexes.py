"""What PostgreSQL's own indexes must be; run by ``test_postgresql.py``."""

from django.db import connection
from django.test import TestCase

from lpbsite.search.backends.entries import IndexEntry


class IndexTests(TestCase):
    def test_what_is_saved_is_in_the_indexes_of_words_at_once(self):
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, IndexEntry._meta.db_table)
        options = {
            tuple(one["columns"]): one["options"]
            for one in found.values()
            if one.get("type") == "gin"
        }
        assert options == {
            (name,): ["fastupdate=off"] for name in ("autocomplete", "title", "body")
        }
