"""Bring the records of a file or folder into the site: all of them, or none."""

from pathlib import Path as File

from django.db import transaction
from django.utils import translation

from lpbsite.content.after_commit import ask_once
from lpbsite.content.entries import Entry
from lpbsite.content.history import changed_since
from lpbsite.content.indexing import indexed_at_the_end
from lpbsite.content.media import StoredFiles
from lpbsite.content.page_history import history_together
from lpbsite.content.plan import Plan, is_for_pages
from lpbsite.content.planner import make_plan
from lpbsite.content.redirects import redirects_of_earlier_pages, without_interim_redirects
from lpbsite.content.report import Report
from lpbsite.content.writer import Writer


class Progress:
    """Told what is done; a command shows it."""

    def read(self) -> None:
        """One more record was read and checked."""

    def start_writing(self, total: int) -> None:
        """All was right; so many records follow."""

    def written(self) -> None:
        """One more record is in the site."""


def import_content(
    path: File,
    *,
    overwrite: bool = False,
    check: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Read content into the site; reading the same again changes nothing.

    Args:
        path: What to read; see docs/content-format.md.
        overwrite: Replace what an editor has changed or deleted since the last import as well.
        check: Do all of it, and then undo it.
        progress: Is told how far it is.

    Raises:
        BrokenContent: Names file, line and field of all that is wrong; nothing was written.
    """
    progress = progress or Progress()
    # Messages of the models' own rules are told in the language of the command.
    with translation.override("en"):
        plan = make_plan(path, progress.read)
        importer = Importer(plan, overwrite=overwrite, progress=progress)
        importer.sort()
        if importer.to_write:
            importer.write_all(undo=check)
    return importer.report


class Importer:
    def __init__(self, plan: Plan, *, overwrite: bool, progress: Progress) -> None:
        self.plan = plan
        self.overwrite = overwrite
        self.progress = progress
        self.report = Report()
        self.to_write: dict[str, Entry] = {}
        # Keys whose page, topic, file or setting is on the site.
        self.existing: set[str] = set()

    def sort(self) -> None:
        """Find out what is new, changed, the same, or an editor's by now."""
        changed = changed_since(
            record for key, record in self.plan.remembered.items() if key in self.plan.entries
        )
        for entry in self.plan.in_order():
            record = self.plan.remembered.get(entry.key)
            edited = changed.get(entry.key)
            if record and edited is not None:
                self.existing.add(entry.key)
            if record and edited is not False and not self.overwrite:
                self.report.counts["left alone"] += 1
            elif (
                record is None
                or edited is not False
                or record.fingerprint != entry.fingerprint
                # The Dutch is written anew, and the English has to follow it.
                or entry.translates in self.to_write
            ):
                self.to_write[entry.key] = entry
            else:
                self.report.counts["unchanged"] += 1

    def write_all(self, *, undo: bool) -> None:
        """Write everything in one transaction; stored files go again when it fails."""
        new = [entry for key, entry in self.to_write.items() if key not in self.existing]
        self.progress.start_writing(len(self.to_write) + len(new))
        files = StoredFiles()
        try:
            with (
                redirects_of_earlier_pages(),
                transaction.atomic(),
                without_interim_redirects(),
                indexed_at_the_end(wanted=not undo),
            ):
                writer = Writer(self.plan, self.to_write, self.existing, files, self.overwrite)
                with history_together():
                    self.write_records(writer, new)
                writer.add_to(self.report)
                ask_once()
                if undo:
                    transaction.set_rollback(True)
        except BaseException:
            files.remove_written()
            raise
        if undo:
            files.remove_written()
        else:
            files.remove_replaced()

    def write_records(self, writer: Writer, new: list[Entry]) -> None:
        for entry in filter(is_for_pages, self.to_write.values()):
            writer.write(entry)
        # Pages are made in the order of the files, which is that of the tree.
        for entry in sorted(new, key=lambda entry: entry.position):
            writer.prepare(entry)
            self.progress.written()
        for entry in self.to_write.values():
            writer.write(entry)
            self.progress.written()
        writer.memory.write()
