"""Tell whether search knows what the database knows: ``manage.py search_check``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lpbsite.search.drift import drifts


class Command(BaseCommand):
    help = "Compare what search keeps with the database; exits with 1 when anything differs."

    def handle(self, *args: Any, **options: Any) -> None:
        found = []
        for drift in drifts(mend=False):
            self.stdout.write(str(drift))
            found.append(drift)
        advice = [drift.remedy for drift in found if drift.problem]
        if any(drift.total and not drift.problem for drift in found):
            advice.append("Search differs from the database: search_repair mends it.")
        if advice:
            raise CommandError(" ".join(advice))
