"""Questions that every engine answers alike: SQLite in the ordinary run, then the others."""
