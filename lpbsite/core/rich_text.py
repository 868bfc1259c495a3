"""The rich-text features an editor has, one list for every field and block."""

# lang-nl and lang-en mark a phrase in the other language (translation/rich_text_language.py).
RICH_TEXT_FEATURES = [
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "document-link",
    "lang-nl",
    "lang-en",
]
