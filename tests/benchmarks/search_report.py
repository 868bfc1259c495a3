"""Figures of an engine's answers to the judged queries, as a table and query by query."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.benchmarks.search_judgements import CLASSES, Judged
from tests.benchmarks.search_metrics import (
    is_among,
    is_first,
    mean,
    ndcg,
    percentile,
    recall,
)

Answer = dict[str, Any]
Pair = tuple[Judged, Answer]
Figures = dict[str, float | None]

SUGGESTED_DEPTH = 5
LANGUAGES = ("nl", "en")


def figures(judged: Sequence[Judged], answers: Sequence[Answer]) -> Figures:
    """Return all figures by their name; None where no query tells."""
    pairs = list(zip(judged, answers, strict=True))
    asked = [pair for pair in pairs if pair[0].kind != "nothing"]
    found: Figures = {
        f"nDCG@10 {lang}": averaged(score, (p for p in asked if p[0].lang == lang))
        for lang in LANGUAGES
    }
    for kind in CLASSES[:-1]:
        found[f"nDCG@10 {kind}"] = averaged(score, of_kind(asked, kind))
    found["known item first"] = averaged(first, of_kind(asked, "known"))
    found["inflection recall"] = averaged(recalled, of_kind(asked, "inflection"))
    found["compound recall"] = averaged(recalled, of_kind(asked, "compound"))
    found["typing right"] = averaged(put_right, of_kind(asked, "typing"))
    found["variant recall"] = averaged(recalled, of_kind(asked, "variant"))
    found["wrong in the first 10"] = averaged(wrong, asked)
    found["no result"] = averaged(is_empty, asked)
    nothing = of_kind(pairs, "nothing")
    found["nothing: flooded"] = averaged(lambda pair: not is_empty(pair), nothing)
    found["nothing: wrong hits"] = averaged(lambda pair: pair[1]["total"], nothing)
    for clock, name in (("ms", "ms"), ("cpu_ms", "work ms")):
        times = [answer[clock] for answer in answers]
        found[f"p50 {name}"], found[f"p95 {name}"] = (
            percentile(times, 50),
            percentile(times, 95),
        )
    return found


def of_kind(pairs: Iterable[Pair], kind: str) -> list[Pair]:
    return [pair for pair in pairs if pair[0].kind == kind]


def averaged(measure: Callable[[Pair], float], pairs: Iterable[Pair]) -> float | None:
    return mean([measure(pair) for pair in pairs])


def score(pair: Pair) -> float:
    return ndcg(pair[1]["keys"], pair[0].grades)


def first(pair: Pair) -> bool:
    return is_first(pair[1]["keys"], pair[0].grades)


def recalled(pair: Pair) -> float:
    return recall(pair[1]["keys"], pair[0].grades)


def wrong(pair: Pair) -> float:
    """Return how many of the first hits nobody would want."""
    return sum(1 for key in pair[1]["keys"] if not pair[0].grades.get(key))


def is_empty(pair: Pair) -> bool:
    return not pair[1]["keys"]


def put_right(pair: Pair) -> bool:
    """Tell whether what was meant is among the first hits, or was suggested."""
    judged, answer = pair
    suggestion = (answer["suggestion"] or "").casefold()
    if judged.meant and suggestion == judged.meant.casefold():
        return True
    return is_among(answer["keys"], judged.grades, SUGGESTED_DEPTH)


def table(results: dict[str, Figures]) -> str:
    """Return the figures of engines side by side."""
    if not results:
        return ""
    names = list(next(iter(results.values())))
    width = max(len(name) for name in names)
    lines = [" " * width + "".join(f"{engine:>20}" for engine in results)]
    for name in names:
        cells = "".join(f"{shown(found[name], name):>20}" for found in results.values())
        lines.append(f"{name:<{width}}{cells}")
    return "\n".join(lines)


def shown(value: float | None, name: str) -> str:
    if value is None:
        return "-"
    digits = 1 if name.endswith((" ms", "wrong hits", "first 10")) else 3
    return f"{value:.{digits}f}"


def lines_of(judged: Sequence[Judged], answers: Sequence[Answer]) -> list[str]:
    """Tell each query: how good the answer was, the first hits, and what was missed."""
    lines = []
    for pair in zip(judged, answers, strict=True):
        query, answer = pair
        figure = f"{score(pair):.2f}" if query.grades else f"{answer['total']} hits"
        lines.append(f"\n{figure}  [{query.kind} {query.lang}] {query.query!r}")
        if answer["suggestion"]:
            lines.append(f"      suggested: {answer['suggestion']!r}")
        for key, title in list(zip(answer["keys"], answer["titles"], strict=True))[:5]:
            lines.append(f"    {query.grades.get(key, 0)} {key}: {title}")
        missed = [
            f"{key} ({grade})"
            for key, grade in sorted(query.grades.items(), key=lambda pair: -pair[1])
            if grade >= 2 and key not in answer["keys"]
        ]
        if missed:
            lines.append(f"      missed: {', '.join(missed)}")
    return lines
