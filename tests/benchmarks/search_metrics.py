"""Figures of search quality, from the grades of what was found in its order."""

import math
from collections.abc import Mapping, Sequence

DEPTH = 10


def gain(grades: Sequence[int]) -> float:
    """Return the discounted gain of grades in the order of their hits."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return nDCG at a depth: 1 when the best documents come first, 0 without any of them."""
    best = gain(sorted(grades.values(), reverse=True)[:depth])
    return gain([grades.get(key, 0) for key in found[:depth]]) / best if best else 0.0


def is_first(found: Sequence[str], grades: Mapping[str, int]) -> bool:
    """Tell whether the first hit is what was meant."""
    return bool(found) and grades.get(found[0], 0) == max(grades.values())


def recall(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return the share of the useful documents (grade 2 and 3) among the first hits."""
    useful = {key for key, grade in grades.items() if grade >= 2}
    return len(useful.intersection(found[:depth])) / min(len(useful), depth) if useful else 0.0


def is_among(found: Sequence[str], grades: Mapping[str, int], depth: int) -> bool:
    """Tell whether one of the documents that were meant is among the first hits."""
    best = max(grades.values())
    return any(grades.get(key, 0) == best for key in found[:depth])


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that ``percent`` of the values do not exceed; nearest rank."""
    ranked = sorted(values)
    return ranked[max(math.ceil(len(ranked) * percent / 100), 1) - 1] if ranked else 0.0


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
