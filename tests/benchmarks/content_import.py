"""What an import takes for each record at two sizes, and how much memory.

Each file of made-up pages is read into an empty site on SQLite, and its index filled. The time
is that of the processor: a record that takes longer in the larger file is a mistake.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.search_loading import ROOT, manage

SETTINGS = "lpbsite.settings.dev"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2000, help="records of the larger file")
    size = parser.parse_args().size
    line = "{:>8}{:>12}{:>14}{:>10}\n"
    sys.stdout.write(line.format("records", "seconds", "ms a record", "MB"))
    for count in (size // 5, size):
        seconds, megabytes = measured(count)
        a_record = f"{1000 * seconds / count:.1f}"
        sys.stdout.write(line.format(count, f"{seconds:.0f}", a_record, f"{megabytes:.0f}"))
        sys.stdout.flush()


def measured(count: int) -> tuple[float, float]:
    """Return the seconds of the processor, and the most memory, of reading so many records."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        environment = {"LPB_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": SETTINGS}
        manage("migrate", "--verbosity", "0", **environment)
        manage("make_corpus", file, "--size", str(count), **environment)
        return used_by("import_content", str(file), "--quiet", **environment)


def used_by(*arguments: str, **environment: str) -> tuple[float, float]:
    """Run a command of the site in a process of its own, of which the system tells the use."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    process = os.spawnve(os.P_NOWAIT, sys.executable, command, os.environ | environment)
    _pid, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"manage.py {arguments[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
