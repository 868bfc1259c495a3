"""Write all content of the site to a file: ``manage.py export_content FILE``."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lpbsite.content.exporter import export_content
from lpbsite.content.progress import shown_progress


class Command(BaseCommand):
    help = (
        "Write all content of the site to a file of JSON lines, with images and documents in "
        "the folder media beside it. import_content reads it. It has the passwords of pages "
        "and all drafts: keep it as you keep a backup."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, metavar="FILE", help="a file that ends in .jsonl"
        )
        parser.add_argument("--quiet", action="store_true", help="show no progress")

    def handle(self, *args: Any, path: Path, quiet: bool, **options: Any) -> None:
        if path.suffix != ".jsonl":
            raise CommandError("The name of the file has to end in .jsonl.")
        try:
            with shown_progress(sys.stderr, quiet=quiet) as progress:
                count = export_content(path, progress)
        except OSError as error:
            raise CommandError(f"The export was not written: {error}.") from None
        self.stdout.write(f"Exported: {count} records.")
