"""What the home page shows, derived from the other pages."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.images import get_image_model
from wagtail.models import Page

from congress.choices import DatePrecision, EditionFormat
from congress.contexts.editions import expected, eyebrow
from congress.links import Link, links_to
from congress.models import (
    CongressEditionPage,
    CongressIndexPage,
    ContributionIndexPage,
    HostCityIndexPage,
)
from congress.street import House, edition_period, open_house
from congress.visible import visible
from lpbsite.core.date_badges import DateBadge, date_badge, year_badge
from lpbsite.core.dates import date_period
from lpbsite.translation.localized import localize_page
from news.models import NewsIndexPage, NewsItemPage

if TYPE_CHECKING:
    from home.models import HomePage

NEWS_SHOWN = 4
# As many as stand side by side on a desk, with room for their names.
HOUSES_SHOWN = 5

# Among so many coming meetings there is a congress.
COMING_LOOKED_AT = 20

# The lists below the home page, by the name that the template knows them by.
SECTIONS: dict[str, type[Page]] = {
    "news_index": NewsIndexPage,
    "editions_index": CongressIndexPage,
    "cities_index": HostCityIndexPage,
    "contributions_index": ContributionIndexPage,
}


@dataclass(frozen=True)
class ShownEdition:
    """An edition as the home page shows it, with its city and programme if there are any."""

    page: CongressEditionPage
    eyebrow: str
    period: str
    badge: DateBadge
    facts: list[tuple[str, str, str | None]]
    city: Link | None = None
    programme_url: str = ""


def front_page_context(home: "HomePage", today: dt.date) -> dict[str, Any]:
    """Return the editions, news and ways in; the number of queries does not grow with them.

    ``edition`` is what an editor chose, else the next one; with neither it is None and
    ``last_edition`` is the last congress.
    """
    editions = visible("congress.CongressEditionPage", home.locale).select_related("host_city")
    coming = list(editions.upcoming(today).defer("body", "sub_themes")[:COMING_LOOKED_AT])
    past = editions.past(today).filter(format=EditionFormat.CONGRESS)
    congresses = list(past.defer("body", "sub_themes")[:HOUSES_SHOWN])
    edition = chosen_edition(home) or next(iter(coming), None)
    cities = links_to(
        [one.host_city for one in [*coming, *congresses, edition] if one], home.locale
    )
    last = congresses[0] if congresses and not edition else None
    return {
        "edition": shown_edition(edition, home, cities, today) if edition else None,
        "last_edition": shown_edition(last, home, cities, today) if last else None,
        "houses": houses(coming, congresses, cities, today),
        "news": latest_news(home),
        **sections(home),
    }


def chosen_edition(home: "HomePage") -> CongressEditionPage | None:
    """Return the edition that an editor chose, when visitors can read it in this language."""
    edition = localize_page(home.featured_edition, home.locale, CongressEditionPage)
    return edition if edition and edition.locale_id == home.locale_id else None


def shown_edition(
    edition: CongressEditionPage, home: "HomePage", cities: dict[Any, Link], today: dt.date
) -> ShownEdition:
    """Return an edition with its programme's address; one query."""
    city = city_of(edition, cities)
    programme = visible("congress.ProgrammePage", home.locale).child_of(edition).first()
    return ShownEdition(
        page=edition,
        eyebrow=eyebrow(edition, city) if edition.is_over(today) else countdown(edition, today),
        period=edition_period(edition),
        badge=date_badge(edition.start_date, edition.end_date, edition.date_precision),
        facts=facts(edition, city),
        city=city,
        programme_url=programme.url if programme else "",
    )


def city_of(edition: CongressEditionPage, cities: dict[Any, Link]) -> Link | None:
    return cities.get(edition.host_city.translation_key) if edition.host_city else None


def facts(edition: CongressEditionPage, city: Link | None) -> list[tuple[str, str, str | None]]:
    """Return when, where and who, as far as is known."""
    when = date_period(
        edition.start_date, edition.end_date, edition.date_precision, weekdays=True
    )
    found: list[tuple[str, str, str | None]] = [(_("When"), when, None)]
    if city:
        found.append((_("Where"), city.title, city.url))
    participants = edition.participation or expected(edition.expected_participants)
    if participants:
        found.append((_("Who"), participants, None))
    return found


def countdown(edition: CongressEditionPage, today: dt.date) -> str:
    """Return in words when an edition begins; days are counted only when its days are known."""
    is_congress = edition.format == EditionFormat.CONGRESS
    if edition.date_precision != DatePrecision.DAY:
        text = (
            _("The next congress is in %(when)s")
            if is_congress
            else _("The next meeting is in %(when)s")
        )
        return text % {"when": edition_period(edition)}
    days = (edition.start_date - today).days
    if days < 0:
        return _("The congress is going on now") if is_congress else _("Going on now")
    if days == 0:
        return _("The congress begins today") if is_congress else _("The next meeting is today")
    if is_congress:
        text = ngettext(
            "The next congress begins tomorrow",
            "The next congress begins in %(days)s days",
            days,
        )
    else:
        text = ngettext(
            "The next meeting is tomorrow", "The next meeting is in %(days)s days", days
        )
    return text % {"days": days}


def houses(
    coming: list[CongressEditionPage],
    congresses: list[CongressEditionPage],
    cities: dict[Any, Link],
    today: dt.date,
) -> list[House]:
    """Return the street of the last congresses and the coming one, oldest first.

    The last house is open when the next congress has no host yet.
    """
    next_congress = [one for one in coming if one.format == EditionFormat.CONGRESS][:1]
    hosted = [one for one in next_congress if one.host_city_id]
    street = [house(one, cities) for one in [*reversed(congresses), *hosted]]
    waiting = open_house([*coming, *congresses], today)
    return [*street, *([waiting] if waiting else [])][-HOUSES_SHOWN:]


def house(edition: CongressEditionPage, cities: dict[Any, Link]) -> House:
    """Return an edition as the house of its host city, or of itself without one."""
    city = city_of(edition, cities) or Link(edition.title, edition.url)
    return House(
        badge=year_badge(edition.year),
        name=city.title,
        url=city.url,
        lang=city.lang,
        meta=edition.theme or edition.participation,
    )


def latest_news(home: "HomePage") -> list[NewsItemPage]:
    """Return the latest news with its pictures; three queries."""
    renditions = get_image_model().get_rendition_model().objects.all()
    items = visible("news.NewsItemPage", home.locale).select_related("image")
    return list(
        items.defer("body")
        .prefetch_related(
            Prefetch("image__renditions", queryset=renditions, to_attr="prefetched_renditions")
        )
        .order_by("-publication_date", "-pk")[:NEWS_SHOWN]
    )


def sections(home: "HomePage") -> dict[str, Page | None]:
    """Return the visible lists below the home page, each by its name; one query."""
    pages = visible("wagtailcore.Page", home.locale).child_of(home).type(*SECTIONS.values())
    by_type = {page.cached_content_type.model_class(): page for page in pages}
    return {name: by_type.get(page_type) for name, page_type in SECTIONS.items()}
