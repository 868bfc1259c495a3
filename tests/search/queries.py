"""Texts that somebody may type, or a robot send."""

from hypothesis import strategies as st

NASTY = [
    '"',
    "'",
    '""',
    '" OR "',
    "'; DROP TABLE x; --",
    "\x00",
    "wijk\x00gericht",
    "\ud800",
    "\ufffd",
    "%",
    "%s %(x)s {0}",
    "\\",
    "()[]{}<>&|!:*^~-+=",
    "AND",
    "OR",
    "NOT",
    "NEAR(a b)",
    "a AND",
    "NOT a",
    "title:wijk",
    'live:yes "wijk"',
    "published:no",
    "*",
    "wijk*",
    "a" * 5000,
    "wijk " * 2000,
    " ".join(f"woord{number}" for number in range(2000)),
    '"a" ' * 500,
    "\u202eabc\u200f",
    "🙂🏘️",
    "ﬁets ㍿ ½ ²",
    "\u0301\u0301\u0301",
    "अनुच्छेद 第一条 مادة",
    "<script>alert(1)</script>",
    "\r\n\t",
]

# Any characters at all, and texts made of what means something to an engine.
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=80)
SIGNS = st.sampled_from(
    ['"', "'", "(", ")", "*", ":", "^", "-", "+", "|", "&", "\\", "{", "%", "~"]
)
WORDS = st.sampled_from(["wijk", "buurtagenda", "AND", "OR", "NOT", "NEAR", "title", "é", "1"])
ENGINE_TEXT = st.lists(SIGNS | WORDS | st.just(" "), max_size=12).map("".join)
QUERY_TEXTS = ANY_TEXT | ENGINE_TEXT
