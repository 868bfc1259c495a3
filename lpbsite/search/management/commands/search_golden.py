"""Accept how words are analysed now: ``manage.py search_golden``."""

from typing import Any

from django.core.management.base import BaseCommand

from lpbsite.search.golden import write_golden


class Command(BaseCommand):
    help = "Write the terms of the golden words anew, after a change of the analysis."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{write_golden()} words written; run update_index next.")
