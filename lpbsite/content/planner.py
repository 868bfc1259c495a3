"""Read all records of a file or folder and check them, before anything is written."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path as File

from lpbsite.content.entries import check_identity, check_record
from lpbsite.content.identities import found_by_key
from lpbsite.content.models import ImportedRecord
from lpbsite.content.plan import Plan
from lpbsite.content.problems import BrokenContent, Problem
from lpbsite.content.record_types import TYPES
from lpbsite.content.records import Place, Record, content_files, read_again, read_records
from lpbsite.content.schema import RecordType
from lpbsite.content.spots import Findings, Reference, Spot
from lpbsite.content.together import problems_together

# Problems beyond these are not even counted: memory stays bounded whatever the file.
MOST_KEPT = 1000
CHUNK = 500


def make_plan(path: File, step: Callable[[], None] = lambda: None) -> Plan:
    """Read and check a file or folder; ``step`` is called for each record.

    Raises:
        BrokenContent: With all that is wrong.
    """
    planner = Planner()
    for start in content_files(path):
        for record in read_records(start):
            planner.add(record)
            step()
    planner.check_together()
    if planner.problems:
        raise BrokenContent(planner.problems)
    return planner.plan


class Planner:
    def __init__(self) -> None:
        self.plan = Plan()
        self.problems: list[Problem] = []
        # The first place of each reference: the same keys are named again and again.
        self.references: dict[tuple[str, tuple[str, ...]], Reference] = {}
        self.places: dict[str, Place] = {}
        # English records without a type, and the keys of what they translate: it is that one's.
        self.without_type: dict[str, str] = {}

    def add(self, record: Record | Problem) -> None:
        if isinstance(record, Problem):
            self.note([record])
            return
        findings = Findings()
        spot = check_identity(record, findings)
        if spot and self.is_new(record):
            type_name = record.values.get("type")
            if spot.translates and not type_name:
                self.without_type[record.key] = str(record.values["translationOf"])
            elif isinstance(type_name, str) and type_name in TYPES:
                self.check(record, spot, TYPES[type_name])
            else:
                spot.at("type").refuse(f"The type is one of {', '.join(TYPES)}.")
        self.note_findings(findings)

    def check(self, record: Record, spot: Spot, record_type: RecordType) -> None:
        entry = check_record(record, spot, record_type, len(self.plan.entries))
        if entry:
            self.plan.add(entry)

    def is_new(self, record: Record) -> bool:
        if earlier := self.places.get(record.key):
            text = (
                f"The key {record.key!r} stands in {earlier.shown}, line {earlier.line}, too."
            )
            self.note([record.place.problem(("key",), text)])
            return False
        line = record.place.line_of(("key",))
        self.places[record.key] = replace(record.place, line=line, lines={})
        return True

    def check_together(self) -> None:
        """Check what needs all records: types of translations, references, addresses."""
        named = {key for key, _types in self.references}
        self.remember({*self.places, *named, *self.without_type.values()})
        for key, source in self.without_type.items():
            self.check_without_type(key, source)
        self.remember({key for key, _types in self.references} - named)
        self.note(problems_together(self.plan, self.places, self.references.values()))

    def check_without_type(self, key: str, source: str) -> None:
        known = self.plan.known(source)
        if known is None:
            text = f"There is no record with the key {source!r}."
            self.note([self.places[key].problem(("translationOf",), text)])
            return
        for record in read_again(self.places[key]):
            findings = Findings()
            if record.key == key and (spot := check_identity(record, findings)):
                self.check(record, spot, TYPES[known.type])
            self.note_findings(findings)

    def remember(self, keys: Iterable[str]) -> None:
        wanted = sorted(keys)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            for record in ImportedRecord.objects.filter(key__in=chunk):
                self.plan.remembered[record.key] = record
            self.plan.remembered |= found_by_key(set(chunk) - set(self.plan.remembered))

    def note(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if len(self.problems) < MOST_KEPT:
                self.problems.append(problem)

    def note_findings(self, findings: Findings) -> None:
        self.note(findings.problems)
        for reference in findings.references:
            self.references.setdefault((reference.key, reference.types), reference)
