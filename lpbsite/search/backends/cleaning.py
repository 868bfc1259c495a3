"""Make a query out of whatever a visitor, an editor or a program typed.

This stands in the backends, so that the search page, the admin, its choosers and Wagtail's API
have it alike.
"""

from modelsearch.query import (
    MATCH_ALL,
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from lpbsite.search.analysis import LEMMA_MARKS, word_terms, words

# Nobody asks a longer question, and every word costs time.
MAX_QUERY_WORDS = 32


def query_words(text: str) -> list[str]:
    """Return the first words of a query, each once."""
    return list(dict.fromkeys(words(text)))[:MAX_QUERY_WORDS]


def clean_query(query: str | SearchQuery) -> str | SearchQuery | None:
    """Return the query in terms that any engine takes, or ``None`` when it has no word."""
    if isinstance(query, str):
        return any_form(query, And)
    if isinstance(query, PlainText | Fuzzy):
        return any_form(query.query_string, Or if query.operator == "or" else And)
    if isinstance(query, Phrase):
        # Terms of other kinds stand between the words of a text, so neighbours cannot be told.
        return any_form(query.query_string, And)
    if isinstance(query, Boost):
        inner = clean_query(query.subquery)
        return Boost(inner, query.boost) if inner else None
    if isinstance(query, Not):
        inner = clean_query(query.subquery)
        return Not(inner) if inner else MATCH_ALL
    if isinstance(query, And | Or):
        return clean_combination(query)
    return query


def any_form(text: str, combination: type[And] | type[Or]) -> SearchQuery | None:
    """Return a query for all, or any, of the words of a text, in whatever form they stand."""
    asked = query_words(text)
    telling = [word for word in asked if all(word_terms(word, lang) for lang in LEMMA_MARKS)]
    parts = [Or([PlainText(term) for term in forms(word)]) for word in telling or asked]
    return combination(parts) if len(parts) > 1 else (parts or [None])[0]


def forms(word: str) -> list[str]:
    """Return the terms by which a word is found in either language, itself first."""
    terms = [found for lang in LEMMA_MARKS if (found := word_terms(word, lang))]
    keys = [key for found in terms for key in (found.lemma, *found.stems)]
    return list(dict.fromkeys((word, *keys)))


def clean_combination(query: And | Or) -> str | SearchQuery | None:
    """Return what is left of a combination; engines cannot have "everything" as a part."""
    cleaned = [clean_query(part) for part in query.subqueries[:MAX_QUERY_WORDS]]
    kept = [part for part in cleaned if part is not None]
    limits = [part for part in kept if not isinstance(part, MatchAll)]
    if isinstance(query, Or) and len(limits) < len(kept):
        return MATCH_ALL
    if len(limits) > 1:
        return type(query)(limits)
    return (limits or kept or [None])[0]


def flat_query(query: str | SearchQuery) -> SearchQuery | None:
    """Return all words of a query as one plain text: completing a word knows nothing else."""
    if isinstance(query, MatchAll):
        return query
    text = " ".join(query_words(" ".join(texts_of(query))))
    return PlainText(text, operator="and") if text else None


def texts_of(query: str | SearchQuery) -> list[str]:
    if isinstance(query, str):
        return [query]
    if isinstance(query, PlainText | Fuzzy | Phrase):
        return [query.query_string]
    if isinstance(query, Boost):
        return texts_of(query.subquery)
    if isinstance(query, And | Or):
        return [text for part in query.subqueries for text in texts_of(part)]
    return []  # what is not wanted completes nothing
