"""Measure how good search is: ``python -m tests.benchmarks.search_quality --engine sqlite``.

Reads the site's first content and a made-up collection into a database (kept for next time),
puts the judged queries to each engine and prints the figures. After a change of how text is
analysed, add ``--reindex``; a change of ranking needs nothing. ``--verbose`` tells each query.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lpbsite.content.corpus.records import number_written_by_hand, records
from tests import servers
from tests.benchmarks.search_engines import ENGINES, Engine, prepare, server_session
from tests.benchmarks.search_judgements import CLASSES, Judged, read_judgements
from tests.benchmarks.search_loading import INITIAL, ROOT, SEED, Collection
from tests.benchmarks.search_report import figures, lines_of, table


def main(arguments: list[str] | None = None) -> None:
    options = parse(arguments)
    collection = Collection(options.folder)
    judged = [
        query
        for query in read_judgements(known_keys())
        if not options.kinds or query.kind in options.kinds
    ]
    results: dict[str, dict[str, Any]] = {}
    with server_session():
        for name in options.engines or ENGINES:
            try:
                answers = ask(ENGINES[name], collection, judged, reindex=options.reindex)
            except servers.Unavailable as lack:
                print(f"{name}: {lack}", file=sys.stderr)  # noqa: T201
                continue
            results[name] = figures(judged, answers)
            if options.verbose:
                print("\n".join(lines_of(judged, answers)))  # noqa: T201
    print(table(results))  # noqa: T201
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="search_quality", description=__doc__)
    add = parser.add_argument
    add("--engine", dest="engines", action="append", choices=ENGINES, help="(all)")
    add("--class", dest="kinds", action="append", choices=CLASSES, help="(all)")
    add("--reindex", action="store_true", help="index anew, after a change of the analysis")
    add("--verbose", action="store_true", help="tell each query and what was found")
    add("--json", type=Path, help="write the figures to this file too")
    add("--folder", type=Path, default=ROOT / "var" / "bench", help="where databases are kept")
    return parser.parse_args(arguments)


def known_keys() -> list[str]:
    """Return the keys of the made-up pages and of the first content, in both languages."""
    made = [record["key"] for record in records(number_written_by_hand(), SEED)]
    initial = [file.stem for file in INITIAL.rglob("*.yaml")]
    return [*made, *initial, *(f"{key}.en" for key in initial)]


def ask(
    engine: Engine, collection: Collection, judged: list[Judged], *, reindex: bool
) -> list[dict[str, Any]]:
    environment = os.environ | prepare(engine, collection, reindex=reindex)
    asked = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.search_asking"],
        input=json.dumps([(query.query, query.lang) for query in judged]),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    if asked.returncode:
        raise SystemExit(f"{engine.name} did not answer")
    answers: list[dict[str, Any]] = json.loads(asked.stdout)
    return answers


if __name__ == "__main__":
    main()
