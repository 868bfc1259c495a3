"""Contributions as lists show them: by whom and when, the title marked with its language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import prefetch_related_objects
from django.db.models.query import Prefetch
from wagtail.models import Locale

from congress.links import Contributor, contributor, links_to
from lpbsite.core.dates import date_period

if TYPE_CHECKING:
    from congress.models import ContributionPage


@dataclass(frozen=True)
class ContributionLine:
    """A contribution in a list; ``title_lang`` is given only when it is not the reader's."""

    contribution: "ContributionPage"
    title_lang: str
    authors: list[Contributor]
    when: str


def contribution_lines(
    contributions: Iterable["ContributionPage"], locale: Locale
) -> list[ContributionLine]:
    """Return the contributions in their order, with the authors a visitor may see.

    Two queries beside that for the contributions, whatever their number.
    """
    pages = list(contributions)
    author = apps.get_model("congress.ContributionAuthor")
    rows = author.objects.select_related("person", "partner")
    prefetch_related_objects(pages, Prefetch("author_rows", rows))
    named = [row for page in pages for row in page.author_rows.all()]
    links = links_to((one for row in named for one in (row.person, row.partner)), locale)
    return [
        ContributionLine(
            contribution=page,
            title_lang=title_lang(page, locale),
            authors=[
                one
                for one in (contributor(row, links) for row in page.author_rows.all())
                if one.person or one.partner
            ],
            when=contribution_period(page),
        )
        for page in pages
    ]


def title_lang(page: "ContributionPage", locale: Locale) -> str:
    """Return the language of the title, when it is another than the reader's."""
    same = page.content_language == locale.language_code
    return "" if same else page.content_language


def contribution_period(page: "ContributionPage") -> str:
    """Return the date in words, as precise as it is known; empty when it is not."""
    return date_period(page.date, None, page.date_precision) if page.date else ""
