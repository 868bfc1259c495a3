"""Delete the queries of visitors that are too old: ``manage.py forget_queries``."""

from typing import Any

from django.core.management.base import BaseCommand

from lpbsite.search.query_log import KEPT_DAYS, forget_queries


class Command(BaseCommand):
    help = f"Delete the queries of visitors that are older than {KEPT_DAYS} days."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = forget_queries()
        self.stdout.write(f"Queries deleted: {deleted}.")
