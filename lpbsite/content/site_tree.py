"""The home page and the lists of both languages: found, or made when content needs them."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from lpbsite.content.record_types import TYPES

# Of pages that nobody has written: title and address, by language.
TITLES = {
    "home": {
        "nl": ("Buurt- en wijkgericht werken", "home"),
        "en": ("Neighbourhood working", "home-en"),
    },
    "news_index": {"nl": ("Nieuws", "nieuws"), "en": ("News", "news")},
    "edition_index": {"nl": ("Congressen", "congressen"), "en": ("Congresses", "congresses")},
    "host_city_index": {
        "nl": ("Gaststeden", "gaststeden"),
        "en": ("Host cities", "host-cities"),
    },
    "partner_index": {"nl": ("Partners", "partners"), "en": ("Partners", "partners")},
    "person_index": {"nl": ("Mensen", "mensen"), "en": ("People", "people")},
    "contribution_index": {
        "nl": ("Publicaties", "publicaties"),
        "en": ("Publications", "publications"),
    },
    "programme": {"nl": ("Programma", "programma"), "en": ("Programme", "programme")},
}
SITE_NAME = "Landelijk Platform Buurt- en wijkgericht werken (LPB)"


def locales() -> dict[str, Locale]:
    """Return the locales of the site's languages, made when they are missing."""
    return {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    }


def find_index(type_name: str, locale: Locale) -> Page | None:
    """Return the home page or a list of a language, if the site has it."""
    model: Any = TYPES[type_name].model
    found: Page | None = model.objects.filter(locale=locale).order_by("path").first()
    return found


def make_room() -> None:
    """Free the address of the home page, which Wagtail's welcome page has at first."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site and is_welcome_page(site.root_page):
        Page.objects.filter(pk=site.root_page_id).update(slug="welcome-to-wagtail")


def set_up_site(home: Page) -> None:
    """Make a home page the front of the site, and remove Wagtail's welcome page."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    welcome = site.root_page if site else None
    if site is None:
        site = Site(is_default_site=True)
    elif not is_welcome_page(welcome):
        return
    site.hostname = address.hostname or "localhost"
    site.port, site.root_page, site.site_name = port, home, SITE_NAME
    site.save()
    if welcome:
        Page.objects.get(pk=welcome.pk).delete()


def is_welcome_page(page: Page | None) -> bool:
    """Tell whether a page is the one that Wagtail makes in an empty database."""
    return (
        page is not None
        and page.specific_class is Page
        and page.depth == 2
        and not page.numchild
    )
