"""The embedded engine: SQLite's or PostgreSQL's own full-text search."""

from wagtail.search.backends.database import SearchBackend

__all__ = ["SearchBackend"]
