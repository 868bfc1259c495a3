"""What there is to filter by."""

from dataclasses import dataclass

from congress.models import HostCityPage
from lpbsite.core.terms import Terms, terms_in, topic_terms
from lpbsite.translation.visibility import visible


@dataclass(frozen=True)
class Vocabulary:
    """Names by value."""

    topics: Terms
    cities: Terms


def vocabulary(lang: str) -> Vocabulary:
    """Return topics and cities that visitors may see, in ``lang`` if possible; two queries."""
    cities = visible(HostCityPage.objects.all()).values_list(
        "slug", "title", "locale__language_code"
    )
    return Vocabulary(topics=topic_terms(lang), cities=terms_in(lang, cities))
