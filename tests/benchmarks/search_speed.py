"""Measure how fast search is: ``python -m tests.benchmarks.search_speed --engine sqlite``.

The judged queries are put to sites of 200, 2,000 and 20,000 pages, each of which is made once
and kept; ``--reindex`` indexes them anew. Prints the median and the 95th percentile in
milliseconds, by the clock and of this process's work (which a busy machine does not slow down;
the work of a server is not in it), and how much more work the largest site takes.
"""

import argparse
import sys
from pathlib import Path

from tests import servers
from tests.benchmarks.search_engines import ENGINES, server_session
from tests.benchmarks.search_judgements import read_judgements
from tests.benchmarks.search_loading import ROOT, Sized
from tests.benchmarks.search_metrics import percentile
from tests.benchmarks.search_quality import ask, known_keys

SIZES = (200, 2_000, 20_000)


def main(arguments: list[str] | None = None) -> None:
    options = parse(arguments)
    with server_session():
        for name in options.engines or ("sqlite", "postgresql", "elasticsearch"):
            try:
                slowest = {
                    size: measure(name, options.folder, size, reindex=options.reindex)
                    for size in sorted(options.sizes or SIZES)
                }
            except servers.Unavailable as lack:
                print(f"{name}: {lack}", file=sys.stderr)  # noqa: T201
                continue
            times = list(slowest.values())
            print(f"{name}: {times[-1] / times[0]:.1f} times the work")  # noqa: T201


def measure(name: str, folder: Path, size: int, *, reindex: bool) -> float:
    """Print the figures of one engine and size; return the 95th percentile of the work."""
    collection = Sized(folder, size)
    judged = read_judgements(known_keys())
    answers = ask(ENGINES[name], collection, judged, reindex=reindex)
    figures = [
        percentile([answer[clock] for answer in answers], percent)
        for clock in ("ms", "cpu_ms")
        for percent in (50, 95)
    ]
    shown = "p50 {:6.1f} ms  p95 {:6.1f} ms  at work: p50 {:6.1f} ms  p95 {:6.1f} ms"
    print(f"{name:<20}{size:>7} pages  {shown.format(*figures)}", flush=True)  # noqa: T201
    return figures[3]


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="search_speed", description=__doc__)
    add = parser.add_argument
    add("--engine", dest="engines", action="append", choices=ENGINES, help="(ours)")
    add("--size", dest="sizes", action="append", type=int, help="pages (200, 2000, 20000)")
    add("--reindex", action="store_true", help="index anew, after a change of the analysis")
    add("--folder", type=Path, default=ROOT / "var" / "bench", help="where databases are kept")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
