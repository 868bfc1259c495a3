"""Values that stand in addresses, and their names for readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html

from lpbsite.core.models import Topic


@dataclass(frozen=True)
class Term:
    """A name, and the language it is in."""

    label: str
    lang: str

    def label_in(self, lang: str) -> str:
        """Return the label for a reader of ``lang``, marked when it is in another language."""
        if self.lang == lang:
            return self.label
        return format_html('<span lang="{}">{}</span>', self.lang, self.label)


Terms = dict[str, Term]


def terms_in(lang: str, rows: Iterable[tuple[str, str, str]]) -> Terms:
    """Return terms by value from rows of value, label and language; in ``lang`` if possible."""
    terms: Terms = {}
    for value, label, label_lang in rows:
        if label_lang == lang or value not in terms:
            terms[value] = Term(label, label_lang)
    return terms


def topic_terms(lang: str) -> Terms:
    """Return the live topics by value, in the order of their names; one query."""
    topics = Topic.objects.filter(live=True).values_list(
        "slug", "name", "locale__language_code"
    )
    found = terms_in(lang, topics)
    return dict(sorted(found.items(), key=lambda pair: pair[1].label.casefold()))
