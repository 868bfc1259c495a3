"""The figures of search quality, with answers that are known."""

import pytest

from tests.benchmarks.search_judgements import Judged, read_judgements
from tests.benchmarks.search_metrics import (
    gain,
    is_among,
    is_first,
    mean,
    ndcg,
    percentile,
    recall,
)
from tests.benchmarks.search_report import figures

GRADES = {"a": 3, "b": 2, "c": 1}


def test_gain_counts_less_the_lower_a_hit_stands():
    assert gain([3, 0, 1]) == pytest.approx(7 + 1 / 2)


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (["a", "b", "c"], 1),
        (["a", "b", "c", "x", "y"], 1),
        ([], 0),
        (["x", "y"], 0),
        # 3 + 7 / log2(3) + 1 / 2, of 7 + 3 / log2(3) + 1 / 2
        (["b", "a", "c"], 0.84281),
        # A wrong hit before the right ones: 7 / log2(3) + 3 / 2 + 1 / log2(5)
        (["x", "a", "b", "c"], 0.67575),
    ],
)
def test_ndcg_is_one_for_the_best_order_and_less_for_others(found, value):
    assert ndcg(found, GRADES) == pytest.approx(value, abs=0.0001)


def test_ndcg_looks_no_further_than_its_depth():
    assert ndcg(["x", "a"], {"a": 3}, depth=1) == 0
    # More that is right than there is room for is no fault.
    assert ndcg(["a"], {"a": 3, "b": 3}, depth=1) == 1


def test_ndcg_is_nothing_for_a_query_that_has_no_answer():
    assert ndcg(["x"], {}) == 0


def test_first_is_what_has_the_best_grade():
    assert is_first(["a", "b"], GRADES) is True
    assert is_first(["b", "a"], GRADES) is False
    assert is_first([], GRADES) is False


def test_recall_counts_what_is_useful_and_can_be_shown():
    assert recall(["x", "b", "c"], GRADES) == 0.5
    assert recall(["b", "a"], GRADES) == 1
    assert recall(["a"], {"a": 3, "b": 3, "c": 2}, depth=1) == 1
    assert recall(["a"], {}) == 0


def test_among_the_first_is_what_was_meant_not_what_is_near_it():
    assert is_among(["b", "a"], GRADES, 2) is True
    assert is_among(["b", "x", "a"], GRADES, 2) is False


def test_percentile_is_the_value_of_the_nearest_rank():
    times = [float(number) for number in range(1, 101)]
    assert [percentile(times, rank) for rank in (50, 95, 100)] == [50, 95, 100]
    assert percentile([7.0], 95) == 7
    assert percentile([], 95) == 0


def test_mean_of_nothing_is_unknown():
    assert mean([1, 2]) == 1.5
    assert mean([]) is None


def answer(*keys, suggestion=None, ms=1.0):
    return {
        "keys": list(keys),
        "total": len(keys),
        "suggestion": suggestion,
        "ms": ms,
        "cpu_ms": ms / 2,
    }


def test_figures_tell_each_class_by_its_own_measure():
    judged = [
        Judged("zwolle", "nl", "known", grades={"a": 3}),
        Judged("arnhem", "nl", "known", grades={"b": 3}),
        Judged("bomen", "nl", "inflection", grades={"a": 3, "b": 2}),
        Judged("bmoen", "nl", "typing", "Bomen", {"a": 3}),
        Judged("tere", "en", "typing", "tree", {"a": 3}),
        Judged("xyz", "nl", "nothing"),
        Judged("krokodil", "nl", "nothing"),
    ]
    answers = [
        answer("a"),
        answer("x", "b"),
        answer("a", "x"),
        answer(suggestion="bomen"),
        answer("x", suggestion="three"),
        answer(),
        answer("x", "y", "z", ms=9.0),
    ]
    found = figures(judged, answers)
    assert {name: value for name, value in found.items() if value is not None} == {
        "nDCG@10 nl": pytest.approx((1 + 0.63093 + 7 / 8.89279 + 0) / 4, abs=0.0001),
        "nDCG@10 en": 0,
        "nDCG@10 known": pytest.approx(0.81546, abs=0.0001),
        "nDCG@10 inflection": pytest.approx(7 / 8.89279, abs=0.0001),
        "nDCG@10 typing": 0,
        "known item first": 0.5,
        "inflection recall": 0.5,
        "typing right": 0.5,
        "wrong in the first 10": 0.6,
        "no result": 0.2,
        "nothing: flooded": 0.5,
        "nothing: wrong hits": 1.5,
        "p50 ms": 1,
        "p95 ms": 9,
        "p50 work ms": 0.5,
        "p95 work ms": 4.5,
    }


class TestReadingJudgements:
    KEYS = ("bomen-1", "bomen-1.en", "bomen-2", "afval-1")

    def read(self, folder, *lines):
        text = "".join("\t".join(line) + "\n" for line in lines)
        (folder / "nl.tsv").write_text(text, encoding="utf-8")
        return read_judgements(self.KEYS, folder)

    def test_a_pattern_stands_for_all_in_the_language_and_a_key_says_more(self, tmp_path):
        read = self.read(
            tmp_path,
            ("bomen", "nl", "bomen-2", "3", "topical"),
            ("bomen", "nl", "bomen-*", "2", "topical"),
            ("trees", "en", "bomen-*", "3", "topical"),
            ("bmoen", "nl", "bomen-1", "3", "typing", "bomen"),
            ("xyz", "nl", "", "0", "nothing"),
        )
        assert read == [
            Judged("bomen", "nl", "topical", "", {"bomen-1": 2, "bomen-2": 3}),
            Judged("trees", "en", "topical", "", {"bomen-1.en": 3}),
            Judged("bmoen", "nl", "typing", "bomen", {"bomen-1": 3}),
            Judged("xyz", "nl", "nothing", "", {}),
        ]

    @pytest.mark.parametrize(
        "line",
        [
            ("bomen", "nl", "boom-1", "3", "topical"),
            ("bomen", "nl", "boom-*", "3", "topical"),
            ("bomen", "nl", "bomen-1", "4", "topical"),
            ("bomen", "nl", "bomen-1", "3", "other"),
        ],
    )
    def test_a_line_that_says_nothing_is_refused(self, tmp_path, line):
        with pytest.raises(ValueError, match="bo|nl.tsv"):
            self.read(tmp_path, line)
