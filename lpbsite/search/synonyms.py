"""The synonyms that editors keep, as searching uses them."""

from lpbsite.search.kept import Kept, Rows
from lpbsite.search.lines import lines
from lpbsite.search.models import SynonymGroup

# The language, and the words or phrases that mean the same in it.
Group = tuple[str, tuple[str, ...]]


def searchable(group: SynonymGroup) -> Group:
    return group.lang, tuple(lines(group.words))


def read_groups() -> Rows[Group]:
    return {group.pk: searchable(group) for group in SynonymGroup.objects.order_by("pk")}


saved_groups = Kept("unsaved_synonyms", read_groups)


def editors_synonyms(lang: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words and phrases that mean the same, as editors wrote them.

    Two words or more in each. A word is in one group, unless two editors saved at the same
    moment. At most four seconds old; one query when older, else none.
    """
    groups = saved_groups.rows().values()
    return tuple(words for of_lang, words in groups if of_lang == lang and len(words) > 1)
