"""Search must not get worse: figures of the benchmark on a part of its collection.

The whole is measured by ``make bench-search``. A line that breaks here tells that something has
changed for many queries; look there before it is moved.
"""

from django.core.management import call_command
from django.utils import translation
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content.corpus.records import number_written_by_hand, records
from lpbsite.content.models import ImportedRecord
from lpbsite.search.query import search
from tests.benchmarks.search_judgements import read_judgements
from tests.benchmarks.search_quality import known_keys
from tests.benchmarks.search_report import figures
from tests.content.importing import import_records
from tests.factories import site_tree

SUBJECTS = (
    "bemiddeling",
    "bibliotheek",
    "buurtagenda",
    "eenzaamheid",
    "geveltuin",
    "jongerenwerk",
    "mantelzorg",
    "parkeren",
    "ratten",
    "speeltuin",
    "verlichting",
    "volkstuin",
    "wateroverlast",
    "wijkagent",
    "wijkbudget",
    "zwerfafval",
)
NAMES = (
    "city-arnhem",
    "city-den-bosch",
    "city-den-haag",
    "city-zwolle",
    "congres-2005",
    "congres-2013",
    "congres-2018",
    "congres-2024",
    "partner-van-lpb-cbs",
    "partner-van-lpb-movisie",
    "partner-van-lpb-politie",
    "partner-van-lpb-scp",
    "partner-van-lpb-vng",
    "persoon-dirk-van-den-bosch",
    "persoon-ines-muller",
    "persoon-jan-willem-de-graaf",
    "persoon-sjoerd-hoekstra",
)
# What is reached on SQLite, less a margin.
AT_LEAST = {
    "nDCG@10 nl": 0.91,
    "nDCG@10 en": 0.96,
    "nDCG@10 topical": 0.94,
    "nDCG@10 question": 0.92,
    "known item first": 0.92,
    "inflection recall": 0.88,
    "compound recall": 0.85,
    "typing right": 0.95,
    "variant recall": 1,
}
AT_MOST = {
    "no result": 0.02,
    "nothing: flooded": 0.08,
    "wrong in the first 10": 2,
}


def is_chosen(record):
    key = record.get("translationOf", record["key"])
    return key in NAMES or key.rpartition("-")[0] in SUBJECTS


def judged_by(keys):
    """Return the queries whose good answers are all among the keys."""
    found = []
    for judged in read_judgements(known_keys()):
        useful = {key for key, grade in judged.grades.items() if grade >= 2}
        if useful <= keys and (useful or judged.kind == "nothing"):
            judged.grades = {k: grade for k, grade in judged.grades.items() if k in keys}
            found.append(judged)
    return found


class TestQuality(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()
        chosen = [r for r in records(number_written_by_hand(), seed=1) if is_chosen(r)]
        import_records(*chosen)
        call_command("update_index", verbosity=0)
        cls.keys = dict(
            ImportedRecord.objects.exclude(type="topic").values_list("object_id", "key")
        )
        cls.judged = judged_by({record["key"] for record in chosen})

    def answer(self, judged):
        with translation.override(judged.lang):
            found = search(judged.query, lang=judged.lang, page_size=10)
        return {
            "keys": [self.keys.get(item.id, "") for item in found.items],
            "total": found.total,
            "suggestion": found.suggestion,
            "ms": 0.0,
            "cpu_ms": 0.0,
        }

    def test_search_is_as_good_as_it_was(self):
        reached = figures(self.judged, [self.answer(judged) for judged in self.judged])
        worse = {n: reached[n] for n, least in AT_LEAST.items() if reached[n] < least}
        noisier = {n: reached[n] for n, most in AT_MOST.items() if reached[n] > most}
        assert (worse, noisier) == ({}, {})
