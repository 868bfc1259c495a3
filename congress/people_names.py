"""Surnames, for lists in the order of a Dutch address book: “van Hulst” stands under H."""

import re
import unicodedata

PREFIXES = re.compile(
    r"(aan|af|bij|d'|da|de|del|den|der|des|di|do|du|el|het|'t|in|l'|la|las|le|los|onder|op|over|'s"
    r"|te|ten|ter|tot|uijt|uit|van|vanden|vander|vom|von|voor|zu|zum|zur)",
    re.IGNORECASE,
)


def surname(name: str) -> str:
    """Return the last word of a name, or all that follows its prefixes."""
    words = name.replace("’", "'").split()
    last = len(words) - 1
    for position, word in enumerate(words[:last]):
        if PREFIXES.fullmatch(word):
            rest = position
            while rest < last and PREFIXES.fullmatch(words[rest]):
                rest += 1
            return " ".join(words[rest:])
    return words[last] if words else ""


def surname_order(name: str) -> tuple[str, str]:
    """Return what names are sorted by: the surname, then the whole name, in plain letters."""
    return plain(surname(name)), plain(name)


def initial(name: str) -> str:
    """Return the letter that a name stands under, “#” when it starts with none."""
    letter = plain(surname(name))[:1].upper()
    return letter if letter.isalpha() else "#"


def plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
