"""What is wrong with what an editor tells search, by field."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lpbsite.core.validation import Errors
from lpbsite.search.analysis import terms_of_text
from lpbsite.search.lines import line_key, lines, repeated
from lpbsite.translation.visibility import visible

if TYPE_CHECKING:
    from lpbsite.search.models import BestBet, SynonymGroup

LANGUAGES = dict(settings.LANGUAGES)
# Every word costs each search that has one of the group.
MAX_LINES = 20
MAX_SYNONYM_LENGTH = 60
MAX_QUERY_LENGTH = 100


def synonym_errors(group: "SynonymGroup") -> Errors:
    """Ask for at least two different words, none of which is in another group; one query.

    Nothing is asked of words whose language is not known: that is an error of its own.
    """
    if group.lang not in LANGUAGES:
        return {}
    entries = lines(group.words)
    problem = line_problem(
        entries, MAX_SYNONYM_LENGTH, lambda line: terms_of_text(line, group.lang)
    )
    if not problem and len(entries) == 1:
        problem = _("Give at least two words that mean the same, each on a line of its own.")
    problem = problem or taken_problem(group, entries)
    return {"words": problem} if problem else {}


def line_problem(
    entries: list[str], max_length: int, words_in: Callable[[str], Collection[str]]
) -> str:
    """Return the first thing that is wrong with the lines themselves, or nothing."""
    if len(entries) > MAX_LINES:
        return ngettext(
            "This is too much: %(max)d line at most.",
            "This is too much: %(max)d lines at most.",
            MAX_LINES,
        ) % {"max": MAX_LINES}
    for entry in entries:
        if len(entry) > max_length:
            return _("“%(line)s…” is too long: %(max)d characters at most.") % {
                "line": entry[:30],
                "max": max_length,
            }
        if not words_in(entry):
            return _("“%(line)s” has no word that search looks for.") % {"line": entry}
    for entry in repeated(entries):
        return _("“%(line)s” is there twice; capitals, accents and marks do not count.") % {
            "line": entry
        }
    return ""


def taken_problem(group: "SynonymGroup", entries: list[str]) -> str:
    """Name the first word that another group of the language has."""
    others = type(group).objects.filter(lang=group.lang).exclude(pk=group.pk)
    taken = {line_key(word): other for other in others for word in lines(other.words)}
    for entry in entries:
        if other := taken.get(line_key(entry)):
            return _("“%(word)s” is already in the group “%(group)s”. Add the words there.") % {
                "word": entry,
                "group": other,
            }
    return ""


def best_bet_errors(bet: "BestBet") -> Errors:
    """Ask for queries with a word in them, and for a page that readers of the language have."""
    if bet.lang not in LANGUAGES:
        return {}
    errors = {}
    if problem := line_problem(lines(bet.queries), MAX_QUERY_LENGTH, line_key):
        errors["queries"] = problem
    if bet.page_id and (problem := page_problem(bet)):
        errors["page"] = problem
    return errors


def page_problem(bet: "BestBet") -> str:
    page = bet.page
    if page.is_root():
        return _("This is no page of the site.")
    if page.locale.language_code == bet.lang:
        return ""
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return _("This page is not in Dutch. Choose the Dutch page.")
    translations = page.get_translations().filter(locale__language_code=bet.lang)
    if visible(translations).exists():
        return ""
    return _("This page has no version in that language that visitors can read.")
