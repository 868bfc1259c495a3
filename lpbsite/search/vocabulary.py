"""What there is to filter by."""

from dataclasses import dataclass

from congress.models import HostCityPage
from lpbsite.core.terms import Terms, terms_in, topic_terms
from lpbsite.search.stamp import kept_by_stamp
from lpbsite.translation.visibility import visible


@dataclass(frozen=True)
class Vocabulary:
    """Names by value."""

    topics: Terms
    cities: Terms


@kept_by_stamp
def vocabulary(lang: str) -> Vocabulary:
    """Return topics and cities that visitors may see, in ``lang`` if possible.

    One query while nothing changes, two more when something changed.
    """
    # Not in the order of the tree, for which a database may read all pages.
    pages = visible(HostCityPage.objects.order_by("title"))
    cities = pages.values_list("slug", "title", "locale__language_code")
    return Vocabulary(topics=topic_terms(lang), cities=terms_in(lang, cities))
