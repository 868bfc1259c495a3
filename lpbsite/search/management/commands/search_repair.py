"""Make search know what the database knows: ``manage.py search_repair``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lpbsite.search.drift import drifts


class Command(BaseCommand):
    help = "Mend every difference between what search keeps and the database, and say how many."

    def handle(self, *args: Any, **options: Any) -> None:
        mended = []
        for drift in drifts(mend=True):
            self.stdout.write(str(drift))
            mended.append(drift)
        self.stdout.write(f"Mended: {sum(drift.total for drift in mended)}")
        if advice := [drift.remedy for drift in mended if drift.problem]:
            raise CommandError(" ".join(["Not everything is mended.", *advice]))
