"""Topics and cities: the values that stand in addresses, and their names for readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from congress.models import HostCityPage
from lpbsite.core.models import Topic
from lpbsite.translation.visibility import visible


@dataclass(frozen=True)
class Term:
    label: str
    lang: str


Terms = dict[str, Term]


def topic_terms(lang: str) -> Terms:
    """Return the live topics by value, named in ``lang`` where translated; one query."""
    rows = Topic.objects.filter(live=True)
    return in_language(lang, rows.values_list("slug", "name", "locale__language_code"))


def city_terms(lang: str) -> Terms:
    """Return the host cities that visitors may see by value; one query."""
    rows = visible(HostCityPage.objects.all())
    return in_language(lang, rows.values_list("slug", "title", "locale__language_code"))


def in_language(lang: str, rows: Iterable[tuple[str, str, str]]) -> Terms:
    terms: Terms = {}
    for value, label, label_lang in rows:
        if label_lang == lang or value not in terms:
            terms[value] = Term(label, label_lang)
    return terms
