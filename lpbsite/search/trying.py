"""What a query gives now, for the editor who works on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from lpbsite.search.answer import SearchAnswer, SearchItem
from lpbsite.search.best_bets import best_bets, saved_bets
from lpbsite.search.page_types import TYPE_LABELS
from lpbsite.search.query import search
from lpbsite.search.synonyms import saved_groups

RESULTS_SHOWN = 10
MAX_QUERY_LENGTH = 200
# Any of these is reason enough to look at what a query gives.
PERMISSIONS = (
    "site_search.add_synonymgroup",
    "site_search.change_synonymgroup",
    "site_search.add_bestbet",
    "site_search.change_bestbet",
    "site_search.view_dailyquery",
)


@dataclass(frozen=True)
class TriedItem:
    """A page that was found, its type in words, and whether editors put it first."""

    item: SearchItem
    kind: str
    is_best_bet: bool


@dataclass(frozen=True)
class Tried:
    """The top of an answer."""

    answer: SearchAnswer
    language: str
    items: Sequence[TriedItem]


def tried(query: str, lang: str) -> Tried:
    """Ask a query as a visitor would; nothing is counted."""
    answer = search(query, lang=lang, page_size=RESULTS_SHOWN)
    first = set(best_bets(query, lang))
    return Tried(
        answer,
        str(dict(settings.LANGUAGES)[lang]),
        [
            TriedItem(item, str(TYPE_LABELS[item.type]), item.id in first)
            for item in answer.items
        ],
    )


class TryQueryView(WagtailAdminTemplateMixin, TemplateView):
    """Show what a query gives in each language, with what editors saved a moment ago."""

    template_name = "search/admin/try_query.html"
    page_title = _("Try a query")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not any(request.user.has_perm(name) for name in PERMISSIONS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.get("q", "")[:MAX_QUERY_LENGTH].strip()
        saved_groups.forget()
        saved_bets.forget()
        return super().get_context_data(**kwargs) | {
            "query": query,
            "answers": [tried(query, lang) for lang, _name in settings.LANGUAGES]
            if query
            else [],
            "search_url": self.request.path,
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]
