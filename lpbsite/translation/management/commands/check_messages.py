import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lpbsite.translation.catalogues import (
    compiled_problems,
    entry_problems,
    source_problems,
)


class Command(BaseCommand):
    help = "Check that every interface string has its Dutch, and that it is compiled."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [
            path
            for folder in settings.LOCALE_PATHS
            for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
        ]
        if not paths:
            raise CommandError("There is no catalogue.")
        problems = [problem for path in paths for problem in self.problems_of(path)]
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} problems; see `make messages`.")

    def problems_of(self, path: Path) -> Iterator[str]:
        catalogue = polib.pofile(str(path))
        yield from entry_problems(catalogue)
        yield from compiled_problems(path, catalogue)
        root = Path(settings.PACKAGE_DIR).parent
        if not (root / "pyproject.toml").exists():
            self.stderr.write("An installed package: its source was not searched for strings.")
        elif not shutil.which("xgettext"):
            self.stderr.write("Without gettext the source was not searched for new strings.")
        else:
            try:
                yield from source_problems(root, path)
            except subprocess.CalledProcessError as error:
                raise CommandError(error.stderr.decode()) from error
