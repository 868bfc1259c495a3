"""The pages that editors put first for a query, as searching uses them."""

from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page

from lpbsite.search.kept import Kept, Rows
from lpbsite.search.lines import line_key, lines
from lpbsite.search.models import BestBet
from lpbsite.translation.visibility import mark_visible


@dataclass(frozen=True)
class Bet:
    """Queries by their words, and the page they lead to."""

    lang: str
    queries: frozenset[tuple[str, ...]]
    page: int | None


def searchable(bet: BestBet) -> Bet:
    # A line without a word would be every empty query.
    queries = frozenset(filter(None, map(line_key, lines(bet.queries))))
    return Bet(bet.lang, queries, bet.page_id)


def read_bets() -> Rows[Bet]:
    return {bet.pk: searchable(bet) for bet in BestBet.objects.order_by("sort_order", "pk")}


saved_bets = Kept("unsaved_best_bets", read_bets)


def best_bets(query: str, lang: str) -> list[int]:
    """Return the pages to put first for a query, in the editors' order; visible ones only.

    The whole query must be one of the editor's, but for case, accents and punctuation. A page
    that can be read in ``lang`` is given in ``lang``, else in Dutch. One query when there are
    any, and one more when the bets in memory are older than four seconds.
    """
    asked = line_key(query)
    bets = saved_bets.rows().values()
    pages = [bet.page for bet in bets if bet.page and bet.lang == lang and asked in bet.queries]
    return versions(pages, lang) if pages else []


def versions(pages: list[int], lang: str) -> list[int]:
    """Return the visible version of each page in ``lang``, else in Dutch; one query."""
    keys = Page.objects.filter(pk__in=pages).values("translation_key")
    rows = mark_visible(Page.objects.filter(translation_key__in=keys)).values_list(
        "pk", "translation_key", "locale__language_code", "is_visible"
    )
    key_of = {pk: key for pk, key, _lang, _visible in rows}
    shown = {(key, of_lang): pk for pk, key, of_lang, is_visible in rows if is_visible}
    keys_in_order = [key_of[page] for page in pages if page in key_of]
    found = (
        shown.get((key, lang)) or shown.get((key, settings.LANGUAGE_CODE))
        for key in keys_in_order
    )
    return list(dict.fromkeys(pk for pk in found if pk))
