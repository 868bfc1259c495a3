"""Write made-up content to measure search with: ``manage.py make_corpus --size 400``."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from lpbsite.content.corpus.records import number_written_by_hand, records

LARGEST = 20_000


def size(text: str) -> int:
    number = int(text)
    if not 1 <= number <= LARGEST:
        raise ArgumentTypeError(f"from 1 to {LARGEST}")
    return number


class Command(BaseCommand):
    help = (
        "Write made-up pages as JSON lines for import_content; the same seed, the same bytes."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", help="where to write, .jsonl (to standard output)"
        )
        parser.add_argument(
            "--size", type=size, help="number of pages (all that were written by hand)"
        )
        parser.add_argument("--seed", type=int, default=1, help="other seed, other pages (1)")

    def handle(
        self, *args: Any, file: Path | None, size: int | None, seed: int, **options: Any
    ) -> None:
        size = size or number_written_by_hand()
        if file is None:
            write(self.stdout, size, seed)
            return
        with file.open("w", encoding="utf-8") as output:
            write(output, size, seed)
        self.stdout.write(f"{size} pages in {file}")


def write(output: Any, size: int, seed: int) -> None:
    for record in records(size, seed):
        output.write(json.dumps(record, ensure_ascii=False) + "\n")
