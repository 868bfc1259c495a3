"""What PostgreSQL's own indexes must be; run by ``test_postgresql.py``."""

from django.db import connection
from django.test import TestCase

from lpbsite.search.backends.entries import IndexEntry, page_content_types
from lpbsite.search.backends.postgresql import PAGES_SQL


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

    def test_terms_are_asked_of_their_indexes_before_there_are_statistics(self):
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, IndexEntry._meta.db_table)
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {PAGES_SQL}", [["wijk", "buurt"], page_content_types()])
            plan = " ".join(line for (line,) in cursor.fetchall())
        used = {tuple(one["columns"]) for name, one in found.items() if name in plan}
        assert used == {("title",), ("body",)}
