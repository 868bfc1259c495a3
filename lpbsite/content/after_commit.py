"""What is done when an import is committed: once, however many records asked for it."""

from django.db import transaction


def ask_once() -> None:
    """Leave out what was asked for again by the same function; the last one stays.

    Each save of a page wants caches renewed after the commit: a thousand saves, once is enough.
    """
    connection = transaction.get_connection()
    asked = {entry[1]: entry for entry in connection.run_on_commit}
    connection.run_on_commit = list(asked.values())
