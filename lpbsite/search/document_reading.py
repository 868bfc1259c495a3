"""The text of PDF documents: read once for each file, searched with the pages that offer it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django_tasks import task

from lpbsite.core.models import Document
from lpbsite.search import pdf_reader
from lpbsite.search.models import DocumentText
from lpbsite.search.reindexing import index_pages, pages_with_documents

MAX_BYTES = 50 * 1024 * 1024
# Who waits at most so long: nobody in production; in development whoever saves a document.
MAX_SECONDS = 10

Note = DocumentText.Note


def unread_documents() -> QuerySet[Document]:
    """Return the PDF documents whose file, as it is now, was not read yet."""
    pdfs = Document.objects.filter(file__iendswith=".pdf").order_by("pk")
    current = Concat(Cast("file", CharField()), Value(" "), "file_hash")
    return pdfs.annotate(current=current).exclude(searched_text__source=F("current"))


@task()
def read_document_task(pk: int) -> None:
    """Read a document that has a new file, and index the pages that offer it."""
    document = Document.objects.filter(pk=pk).first()
    if document is None:
        return
    read_document(document)
    index_pages(pages_with_documents([pk]))


def read_document(document: Document) -> None:
    """Keep the text of a document's file, or a note why there is none; never an error.

    Nothing is done when this file was read before. Other files than PDF have no text here.
    """
    source = DocumentText.source_of(document)
    known = DocumentText.objects.filter(document=document).first()
    if known and known.source == source:
        return
    if not document.file.name.lower().endswith(".pdf"):
        DocumentText.objects.filter(document=document).delete()
        return
    pages, note = text_of_file(document)
    DocumentText.objects.update_or_create(
        document=document, defaults={"source": source, "pages": pages, "note": note}
    )


def text_of_file(document: Document) -> tuple[list[str], str]:
    try:
        if document.file.size > MAX_BYTES:
            return [], Note.TOO_LARGE
        with document.file.open("rb") as file, NamedTemporaryFile(suffix=".pdf") as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            return read_pdf(Path(copy.name))
    except OSError:
        return [], Note.BROKEN  # the file is not there


def read_pdf(path: Path) -> tuple[list[str], str]:
    """Return the text of each page of a PDF, and a note when it is not all of it.

    Takes at most ``MAX_SECONDS``, and memory in a process of its own; never fails.
    """
    command = [sys.executable, "-I", str(Path(pdf_reader.__file__)), str(path)]
    try:
        told = subprocess.run(  # noqa: S603 - a program of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MAX_SECONDS,
            check=False,
        ).stdout
        unfinished = Note.BROKEN
    except subprocess.TimeoutExpired as stopped:
        told, unfinished = stopped.output or b"", Note.TOO_SLOW
    lines = [json.loads(line) for line in told.splitlines(keepends=True) if line[-1:] == b"\n"]
    pages = [line["text"] for line in lines if "text" in line]
    finished = bool(lines) and "note" in lines[-1]
    return pages, lines[-1]["note"] if finished else unfinished
