"""The words of a text, as every engine indexes them and every query asks for them.

Engines split and fold text each in their own way: PostgreSQL takes "buurt/wijk" for a file
name, Elasticsearch keeps "lpb.nl" whole, only SQLite finds "financiën" by "financien". So texts
and queries are split here, once, and an engine gets plain words with spaces between them.
"""

import re
import unicodedata

# Longer is no word; engines have limits of their own, above this one.
MAX_WORD_LENGTH = 60
# Not part of a word: combining marks (accents) and format characters (soft hyphens, marks of
# writing direction).
LEFT_OUT = {"Mn", "Cf"}

WORD = re.compile(r"[^\W_]+")
ASCII_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """Return the words of a text in order: lower case, no accents, at most 60 characters.

    Takes any text: what is no letter or digit parts words. Words of words are the same words.
    """
    found = ASCII_WORD.findall(text.lower()) if text.isascii() else WORD.findall(folded(text))
    return [word[:MAX_WORD_LENGTH] for word in found]


def folded(text: str) -> str:
    # Twice: decomposing makes capitals (™ is TM), and lower case makes letters to decompose.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in plain if unicodedata.category(char) not in LEFT_OUT)
