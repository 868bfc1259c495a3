"""Read content into the site: ``manage.py import_content PATH``."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lpbsite.content.importer import import_content
from lpbsite.content.problems import BrokenContent
from lpbsite.content.progress import shown_progress


class Command(BaseCommand):
    help = (
        "Read content from a folder of YAML, a YAML file or JSON lines; all of it or nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="folder, .yaml or .jsonl file")
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="replace what editors have changed or deleted since the last import too",
        )
        parser.add_argument(
            "--check", action="store_true", help="say what would happen, and write nothing"
        )
        parser.add_argument("--quiet", action="store_true", help="show no progress")

    def handle(self, *args: Any, path: Path, quiet: bool, **options: Any) -> None:
        with shown_progress(sys.stderr, quiet=quiet) as progress:
            try:
                report = import_content(
                    path,
                    overwrite=options["overwrite"],
                    check=options["check"],
                    progress=progress,
                )
            except BrokenContent as broken:
                raise CommandError("\n".join(broken.lines())) from None
        for note in report.notes():
            self.stdout.write(note)
        self.stdout.write(report.closing_line(only_checked=options["check"]))
