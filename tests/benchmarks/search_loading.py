"""The collection that is searched: made, read in once, and copied for each engine."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from lpbsite.content.corpus.records import number_written_by_hand, records

ROOT = Path(__file__).resolve().parent.parent.parent
INITIAL = ROOT / "lpbsite" / "content" / "initial"
SETTINGS = "tests.benchmarks.search_settings"
SEED = 1


def manage(*arguments: str | Path, **environment: str) -> None:
    """Run a command of the site; its output is that of this program.

    Raises:
        SystemExit: It failed.
    """
    command = [sys.executable, "manage.py", *map(str, arguments)]
    given = os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS} | environment
    if subprocess.run(command, cwd=ROOT, env=given).returncode:
        raise SystemExit(f"manage.py {arguments[0]} failed")


class Collection:
    """The site's first content and made-up pages, kept under their fingerprint."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / "corpus.jsonl"
        with self.file.open("w", encoding="utf-8") as lines:
            for record in records(number_written_by_hand(), SEED):
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        self.folder = folder / self.fingerprint()
        self.loaded = self.folder / "loaded"

    def fingerprint(self) -> str:
        content = hashlib.sha256(self.file.read_bytes())
        for file in sorted(INITIAL.rglob("*.yaml")):
            content.update(file.read_bytes())
        return content.hexdigest()[:12]

    def load(self) -> None:
        """Read all into a SQLite database, unless that has been done."""
        if not (self.loaded / "complete").exists():
            shutil.rmtree(self.loaded, ignore_errors=True)
            self.loaded.mkdir(parents=True)
            self.read_into(LPB_DATA_DIR=str(self.loaded))
            (self.loaded / "complete").touch()

    def read_into(self, **environment: str) -> None:
        """Read all into the database that the environment names; nothing is indexed."""
        read_first_content(**environment)
        manage("import_content", self.file, "--quiet", LPB_BENCH_LOADING="1", **environment)

    def copy_for(self, engine: str) -> tuple[Path, bool]:
        """Return a data folder of an engine's own, and whether it is new."""
        self.load()
        folder = self.folder / engine
        database = folder / "db.sqlite3"
        if database.exists():
            return folder, False
        copy_data(self.loaded, folder)
        return folder, True


class FirstContent(Collection):
    """The site's first content alone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder / "first-content"
        self.loaded = self.folder / "loaded"

    def read_into(self, **environment: str) -> None:
        read_first_content(**environment)


class Sized(Collection):
    """The site's first content and made-up news, up to a number of pages, to measure time."""

    def __init__(self, folder: Path, size: int) -> None:
        super().__init__(folder)
        self.first = FirstContent(folder)
        self.size = size
        self.folder = folder / f"size-{size}"
        self.loaded = self.folder / "loaded"

    def load(self) -> None:
        if not (self.loaded / "complete").exists():
            self.first.load()
            copy_data(self.first.loaded, self.loaded)
            self.add_pages(LPB_DATA_DIR=str(self.loaded))
            (self.loaded / "complete").touch()

    def read_into(self, **environment: str) -> None:
        read_first_content(**environment)
        self.add_pages(**environment)

    def add_pages(self, **environment: str) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.search_many_pages", str(self.size)]
        given = os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS} | environment
        subprocess.run(command, cwd=ROOT, env=given, check=True)


def read_first_content(**environment: str) -> None:
    environment = environment | {"LPB_BENCH_LOADING": "1"}
    manage("migrate", "--verbosity", "0", **environment)
    manage("import_content", INITIAL, "--quiet", **environment)


def copy_data(source: Path, target: Path) -> None:
    """Copy database and documents of a data folder; the database last, as a sign of success."""
    shutil.copytree(source / "media", target / "media", dirs_exist_ok=True)
    original = sqlite3.connect(source / "db.sqlite3")
    with sqlite3.connect(target / "db.sqlite3") as copy:
        original.backup(copy)
    original.close()
