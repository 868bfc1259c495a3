"""Print the text of a PDF: a program of its own, because a file from outside may do anything.

A hostile or broken file can take memory and time without end, and pypdf cannot be stopped from
within. Each page is a line of JSON, ``{"text": …}``; the last line has a note, ``{"note": …}``.
Run by path, so that nothing of the site is loaded: ``python -I pdf_reader.py FILE``.
"""

import json
import re
import resource
import sys

MAX_PAGES = 500
MAX_CHARACTERS = 150_000
MAX_MEMORY = 1024**3
# A word that is broken off at the end of a line.
BROKEN_OFF = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-zà-ÿ])")
# What a database may not be able to keep: NUL and halves of a surrogate pair.
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def main(path: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    # Anything may be wrong with the file, and anything is told alike: by a note.
    try:
        note = print_pages(path)
    except MemoryError:
        note = "too_large"
    except Exception:  # noqa: BLE001 - a file from outside
        note = "broken"
    tell(note=note)


def print_pages(path: str) -> str:
    from pypdf import PdfReader

    reader = PdfReader(path)
    # A file that is only protected from changes opens without a password.
    if reader.is_encrypted and not reader.decrypt(""):
        return "encrypted"
    left = MAX_CHARACTERS
    for number, page in enumerate(reader.pages):
        if number == MAX_PAGES or not left:
            return "long"
        text = clean(page.extract_text())
        tell(text=text[:left])
        left = max(left - len(text), 0)
    return "no_text" if left == MAX_CHARACTERS else ""


def clean(text: str) -> str:
    return UNWRITABLE.sub("", BROKEN_OFF.sub("", text)).strip()


def tell(**line: str) -> None:
    sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
