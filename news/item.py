"""What stands beside a news item: its authors, what it belongs to, and other news."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from congress.links import Link, link_to
from congress.models import PersonRole
from lpbsite.core.date_badges import date_badge
from lpbsite.core.models import Topic
from lpbsite.core.terms import Term
from lpbsite.translation.localized import localize_pages

if TYPE_CHECKING:
    from news.models import NewsItemPage

MORE_NEWS = 3
WORDS_A_MINUTE = 220


@dataclass(frozen=True)
class Author:
    """A person; the role is left out when it is not in the reader's language."""

    link: Link
    role: str


@dataclass(frozen=True)
class Related:
    """A page that the item belongs to; ``title_lang`` only where it is not the reader's."""

    label: str
    link: Link
    title_lang: str


def item_context(page: "NewsItemPage", topics: Iterable[Topic]) -> dict[str, Any]:
    """Return what the template of an item needs; at most ten queries."""
    people = [row.person for row in page.author_rows.select_related("person")]
    related = {
        _("Edition"): page.edition,
        _("Host city"): page.host_city,
        _("Partner"): page.partner,
        _("Publication"): page.contribution,
    }
    shown = localize_pages([*people, *related.values()], page.locale)
    index = page.get_parent()
    index_url = index.url if index else ""
    return {
        "badge": date_badge(page.publication_date),
        "authors": authors(people, shown, page),
        "related": [
            related_link(label, target, shown[target.translation_key], page)
            for label, target in related.items()
            if target and target.translation_key in shown
        ],
        "reading_minutes": reading_minutes(page),
        "index_url": index_url,
        "topic_tags": topic_tags(page, topics, index_url),
        "more_news": more_news(page),
    }


def authors(
    people: Iterable[Page], shown: dict[UUID, Page], page: "NewsItemPage"
) -> list[Author]:
    """Return the authors a visitor may see, in order; one query, for what they do."""
    pages = [
        shown[person.translation_key] for person in people if person.translation_key in shown
    ]
    roles = PersonRole.objects.filter(page__in=[person.pk for person in pages])
    by_person: dict[int, str] = {}
    # In the editor's order, but first what somebody still is.
    for role in sorted(roles.order_by("sort_order"), key=lambda role: role.to_year is not None):
        by_person.setdefault(role.page_id, role.role)
    return [
        Author(
            link_to(person, page.locale),
            by_person.get(person.pk, "") if person.locale_id == page.locale_id else "",
        )
        for person in pages
    ]


def related_link(label: str, target: Page, shown: Page, page: "NewsItemPage") -> Related:
    link = link_to(shown, page.locale)
    title_lang = getattr(target, "content_language", "") or link.lang
    return Related(label, link, "" if title_lang == page.locale.language_code else title_lang)


def topic_tags(
    page: "NewsItemPage", topics: Iterable[Topic], index_url: str
) -> list[tuple[str, str]]:
    """Return the topics, each with the address of the news about it."""
    lang = page.locale.language_code
    tags = []
    for topic in topics:
        own = topic.locale_id == page.locale_id
        term = Term(topic.name, lang if own else settings.LANGUAGE_CODE)
        tags.append((term.label_in(lang), f"{index_url}?topic={topic.slug}"))
    return tags


def reading_minutes(page: "NewsItemPage") -> int:
    texts = page.body.stream_block.get_searchable_content(page.body)
    words = sum(len(str(text).split()) for text in texts)
    return round(words / WORDS_A_MINUTE)


def more_news(page: "NewsItemPage") -> list["NewsItemPage"]:
    """Return the newest other items in the same language; one query."""
    items = type(page).objects.filter(locale_id=page.locale_id).exclude(pk=page.pk)
    return list(items.newest()[:MORE_NEWS])
