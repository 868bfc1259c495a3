"""The lists that pages derive from each other: what a visitor may see, in the page's language.

Page types are named as strings: those of this app refer to each other in circles, and news
stands above it.
"""

from typing import Any

from django.apps import apps
from wagtail.models import Locale

from lpbsite.translation import visibility

NEWS_SHOWN = 5


def visible(page_type: str, locale: Locale) -> Any:
    """Return the pages of a type that a visitor may see in a language, as a queryset."""
    return visibility.visible(apps.get_model(page_type).objects.filter(locale=locale))


def news_about(locale: Locale, **reference: Any) -> list[Any]:
    """Return the latest news items with this reference, newest first; one query.

    For example ``news_about(locale, edition__translation_key=key)``.
    """
    items = visible("news.NewsItemPage", locale).filter(**reference)
    return list(items.order_by("-publication_date", "-pk")[:NEWS_SHOWN])
