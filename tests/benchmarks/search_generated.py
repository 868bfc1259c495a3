"""Put generated queries to search: ``python -m tests.benchmarks.search_generated``.

Each goes to the search page, the JSON API and the suggestions of a site of 2,000 pages, with
each engine. Prints the answers above 499, which there must not be, those of the JSON API that
the embedded engine gave instead, and how long answers take in milliseconds: the median and the
99th percentile.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests import servers
from tests.benchmarks.search_engines import ENGINES, server_session
from tests.benchmarks.search_engines import prepare as prepare_engine
from tests.benchmarks.search_judgements import read_judgements
from tests.benchmarks.search_loading import ROOT, Sized
from tests.benchmarks.search_metrics import percentile
from tests.benchmarks.search_quality import known_keys
from tests.search.queries import NASTY

SITE_ENGINES = ("sqlite", "postgresql", "elasticsearch")
SEED = 8
# Characters of many scripts, without the halves of pairs alone, which no address can have.
ALPHABETS = "abcdefghijklmnopqrstuvwxyz", " \"'()*:^-+|&\\{}%~?/.,", "éëïöüçßñĳœŁ", "あ中مд🙂"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="search_generated", description=__doc__)
    parser.add_argument("--engine", dest="engines", action="append", choices=SITE_ENGINES)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    options = parser.parse_args(arguments)
    asked = generated(options.queries)
    with server_session():
        for name in options.engines or SITE_ENGINES:
            try:
                environment = prepare_engine(
                    ENGINES[name], Sized(options.folder, options.pages), reindex=False
                )
            except servers.Unavailable as lack:
                print(f"{name}: {lack}", file=sys.stderr)  # noqa: T201
                continue
            report(name, answers(asked, environment))


def generated(number: int) -> list[tuple[str, str]]:
    """Return queries and languages, always the same: judged, mistyped and noise."""
    chance = random.Random(SEED)
    judged = [(judged.query, judged.lang) for judged in read_judgements(known_keys())]
    nasty = [text.encode("utf-8", "replace").decode() for text in NASTY]
    kinds = [
        lambda: chance.choice(judged)[0],
        lambda: " ".join(chance.choice(judged)[0] for _ in range(chance.randint(2, 6))),
        lambda: mistyped(chance.choice(judged)[0], chance),
        lambda: chance.choice(nasty),
        lambda: noise(chance),
    ]
    return [(chance.choice(kinds)(), chance.choice(("nl", "en"))) for _ in range(number)]


def mistyped(query: str, chance: random.Random) -> str:
    """Return the query with one to three letters changed, left out or doubled."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(query) + 1)
        letter = chance.choice(["", "", *"aeinrst", query[at : at + 1] * 2])
        query = query[:at] + letter + query[at + 1 :]
    return query


def noise(chance: random.Random) -> str:
    alphabet = "".join(chance.sample(ALPHABETS, 2))
    return "".join(chance.choices(alphabet, k=chance.randint(1, 120)))


def answers(asked: list[tuple[str, str]], environment: dict[str, str]) -> list[dict[str, Any]]:
    process = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.search_fetching"],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(process.stdout)
    return found


def report(engine: str, fetched: list[dict[str, Any]]) -> None:
    for channel in dict.fromkeys(one["channel"] for one in fetched):
        ours = [one for one in fetched if one["channel"] == channel]
        failed = [one["query"] for one in ours if one["status"] >= 500]
        instead = sum(one["degraded"] for one in ours)
        times = [one["ms"] for one in ours]
        figures = "  ".join(f"p{at} {percentile(times, at):6.1f} ms" for at in (50, 99))
        counts = f"{len(ours)} asked  {len(failed)} failed  {instead} degraded"
        print(f"{engine:<15}{channel:<9}{counts}  {figures}")  # noqa: T201
        for query in failed[:5]:
            print(f"    failed: {query!r}")  # noqa: T201


if __name__ == "__main__":
    main()
