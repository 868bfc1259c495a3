"""The menu, the footer and the forms that every page may lead to, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db.models import CharField, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from home.models import FooterRow, MainMenuRow
from lpbsite.translation.visibility import visible

HOME_DEPTH = 2
# The Dutch addresses of the two forms that other pages lead to.
HOST_FORM_SLUG = "gaststad-worden"
CONTACT_FORM_SLUG = "contact"

# The group and the translation key of each row.
Rows = list[tuple[str, UUID]]


@dataclass(frozen=True)
class Link:
    """A link to a page; ``lang`` is given only when that is not the reader's language."""

    title: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class FooterGroup:
    name: str
    label: str
    links: list[Link]


@dataclass
class Navigation:
    home: Link | None = None
    main: list[Link] = field(default_factory=list)
    footer: list[FooterGroup] = field(default_factory=list)
    host_form: Link | None = None
    contact_form: Link | None = None


def site_navigation(language: str) -> Navigation:
    """Return what the header and the footer show; pages that no visitor may see are left out.

    A page without a version in ``language`` is shown in Dutch. Two queries, however many pages.
    """
    rows = navigation_rows()
    pages = visible_pages({key for _group, key in rows}, language)
    links: dict[UUID, Link] = {}
    navigation = Navigation()
    # Pages in the reader's language come last and replace the Dutch ones.
    for page in pages:
        link = links[page.translation_key] = as_link(page, language)
        if page.depth == HOME_DEPTH:
            navigation.home = link
    own_names = {page.slug: links[page.translation_key] for page in pages if is_source(page)}
    navigation.host_form = own_names.get(HOST_FORM_SLUG)
    navigation.contact_form = own_names.get(CONTACT_FORM_SLUG)
    navigation.main = [links[key] for group, key in rows if not group and key in links]
    navigation.footer = footer_groups(rows, links, language)
    return navigation


def footer_groups(rows: Rows, links: dict[UUID, Link], language: str) -> list[FooterGroup]:
    """Return the columns of the footer that show at least one page, in their fixed order."""
    with override(language):
        return [
            FooterGroup(name, str(label), found)
            for name, label in FooterRow.Group.choices
            if (found := [links[key] for group, key in rows if group == name and key in links])
        ]


def navigation_rows() -> Rows:
    """Return (group, translation key) of every row in order, one query.

    The group of the main menu is empty.
    """
    main = MainMenuRow.objects.annotate(column=Value("", output_field=CharField())).values_list(
        "column", "page__translation_key", "sort_order", "pk"
    )
    footer = FooterRow.objects.values_list("group", "page__translation_key", "sort_order", "pk")
    rows = sorted(main.order_by().union(footer.order_by(), all=True), key=place_of_row)
    return [(group, key) for group, key, _order, _pk in rows]


def place_of_row(row: tuple[str, UUID, int | None, int]) -> tuple[int, int]:
    _group, _key, sort_order, pk = row
    return (sort_order or 0, pk)


def visible_pages(keys: Iterable[UUID], language: str) -> list[Page]:
    """Return the pages of the rows, the home pages and the two forms, one query.

    The Dutch ones come first, then those in ``language``.
    """
    forms = Page.objects.filter(
        depth=HOME_DEPTH + 1,
        slug__in=[HOST_FORM_SLUG, CONTACT_FORM_SLUG],
        locale__language_code=settings.LANGUAGE_CODE,
    )
    pages = Page.objects.filter(
        Q(translation_key__in=list(keys))
        | Q(depth=HOME_DEPTH)
        | Q(translation_key__in=forms.values("translation_key")),
        locale__language_code__in=[settings.LANGUAGE_CODE, language],
    ).select_related("locale")
    return sorted(visible(pages), key=lambda page: (not is_source(page), page.path))


def breadcrumb_trail(page: Page) -> list[tuple[str, str | None]]:
    """Return title and address of the pages above this one, home page first.

    No query when the page was found by its address: Wagtail came along the pages above it.
    """
    trail: list[tuple[str, str | None]] = []
    above = page
    while above.depth > HOME_DEPTH:
        above = above.get_parent()
        trail.insert(0, (trail_name(above), above.url))
    return trail


def trail_name(page: Page) -> str:
    # The title of a home page is a slogan.
    return _("Home") if page.depth == HOME_DEPTH else page.title


def is_source(page: Page) -> bool:
    return page.locale.language_code == settings.LANGUAGE_CODE


def as_link(page: Page, language: str) -> Link:
    own = page.locale.language_code
    return Link(page.title, page.url or "", "" if own == language else own)
