"""The embedded engine: the full-text search of the database that the site runs on."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend of the default database; modelsearch looks for this name.

    Only the module of that database can be imported, as in modelsearch.

    Raises:
        ImproperlyConfigured: The database is neither SQLite nor PostgreSQL.
    """
    if connection.vendor == "sqlite":
        from lpbsite.search.backends.sqlite import SQLiteBackend

        return SQLiteBackend(params)
    if connection.vendor == "postgresql":
        from lpbsite.search.backends.postgresql import PostgreSQLBackend

        return PostgreSQLBackend(params)
    raise ImproperlyConfigured(f"The site has no search for a {connection.vendor} database.")
