"""What an import did, in words."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """Counts of records, and what somebody has to look at.

    Attributes:
        unfinished: English records that are not live, with the places that lack a translation.
        apart: English records that could not be set beside the Dutch.
    """

    counts: Counter[str] = field(default_factory=Counter)
    unfinished: dict[str, list[str]] = field(default_factory=dict)
    apart: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def closing_line(self, *, only_checked: bool = False) -> str:
        """Return one sentence with all counts."""
        names = ("made", "updated", "unchanged", "left alone")
        counts = ", ".join(f"{self.counts[name]} {name}" for name in names)
        start = "Checked, nothing written" if only_checked else "Imported"
        return f"{start}: {counts}."

    def notes(self) -> list[str]:
        """Return a sentence for each kind of thing to look at."""
        notes = []
        if self.unfinished:
            key, missing = next(iter(self.unfinished.items()))
            notes.append(
                f"{len(self.unfinished)} English pages lack a translation and are not live; "
                f"the first is {key!r}, which lacks {', '.join(dict.fromkeys(missing))}."
            )
        if self.apart:
            notes.append(
                f"{len(self.apart)} English pages have other blocks than the Dutch and are by "
                f"themselves; the first is {self.apart[0]!r}."
            )
        if self.counts["left alone"]:
            notes.append(
                "What was left alone was changed or deleted here; --overwrite replaces it."
            )
        return notes
