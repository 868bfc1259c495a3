"""Write what editors tell search: words that mean the same, and pages that come first."""

from typing import Any

from django.core.exceptions import ValidationError

from lpbsite.content.entries import Entry
from lpbsite.content.history import is_editors
from lpbsite.content.objects import SiteObjects
from lpbsite.content.plan import Plan
from lpbsite.content.writing import Refused
from lpbsite.search.lines import line_key, lines
from lpbsite.search.models import BestBet, SynonymGroup
from lpbsite.search.validation import best_bet_errors


class SynonymGroups:
    """Writes groups of synonyms; a word stands in one group of its language.

    Args:
        plan: All records, and what the site remembers of them.
        to_write: Those that are new or have changed.
        overwrite: What an editor has written is replaced.
    """

    def __init__(self, plan: Plan, to_write: dict[str, Entry], overwrite: bool) -> None:
        self.overwrite = overwrite
        known = {
            key: record.object_id
            for key, record in plan.remembered.items()
            if record.type == "synonyms" and key in plan.entries
        }
        self.described = set(known.values())
        self.waiting = [pk for key, pk in known.items() if key in to_write]

    def write(self, group: SynonymGroup | None, values: dict[str, Any]) -> SynonymGroup | None:
        """Write a group; one with a word of it, that no other record is about, is taken over.

        Returns:
            The group; ``None`` when an editor has written the one with these words.

        Raises:
            ValidationError: Two groups have the same word, or the words are not right.
        """
        self.free_words()
        if group is None:
            group = self.with_word_of(values)
            if group and not self.overwrite and is_editors(group):
                return None
        group = group or SynonymGroup()
        group.lang, group.words = values["lang"], values["words"]
        group.full_clean()
        group.save()
        self.described.add(group.pk)
        return group

    def free_words(self) -> None:
        """Let words go from one group to another, whichever is written first."""
        if self.waiting:
            SynonymGroup.objects.filter(pk__in=self.waiting).update(words="")
            self.waiting = []

    def with_word_of(self, values: dict[str, Any]) -> SynonymGroup | None:
        wanted = {line_key(word) for word in lines(values["words"])}
        others = SynonymGroup.objects.filter(lang=values["lang"]).exclude(pk__in=self.described)
        for group in others.order_by("pk"):
            if wanted & {line_key(word) for word in lines(group.words)}:
                return group
        return None


def write_best_bet(
    bet: BestBet | None, values: dict[str, Any], objects: SiteObjects
) -> BestBet:
    """Write a best bet; whether visitors can see its page is not asked: that may change.

    Raises:
        Refused: Its page was deleted on the site.
        ValidationError: A query has no word, or there are too many.
    """
    page = objects.item(values["page"])
    if page is None:
        raise Refused(("page",), f"{values['page']!r} was deleted on the site.")
    bet = bet or BestBet()
    bet.lang, bet.queries, bet.page = values["lang"], values["queries"], page
    bet.sort_order = values.get("order")
    if problem := best_bet_errors(bet).get("queries"):
        raise ValidationError({"queries": problem})
    bet.save()
    return bet
