"""To what a page belongs whose own title does not tell it: there are many programmes."""

from wagtail.models import Page

from lpbsite.search.page_types import PAGE, types_by_content_type
from lpbsite.search.stamp import kept_by_stamp
from lpbsite.translation.visibility import visible

ITEM, EDITION = "programme_item", "edition"
# How many steps above a page stands what it belongs to: an item stands in a programme.
STEPS = {PAGE: 1, ITEM: 2}
HOME_DEPTH = 2


@kept_by_stamp
def sections() -> dict[int, str]:
    """Return the title of the edition, or of the page above, by key of the page.

    For programmes, their items, and ordinary pages that do not stand right below the home page;
    in the language of the page. One query while nothing changes, two more when something did.
    """
    types = types_by_content_type()
    told = [key for key, kind in types.items() if kind in {*STEPS, EDITION}]
    pages = visible(Page.objects.filter(content_type_id__in=told, depth__gt=HOME_DEPTH))
    rows = list(pages.values_list("pk", "content_type_id", "path", "title"))
    titles = {path: title for _pk, _content_type, path, title in rows}
    found = {}
    for pk, content_type, path, _title in rows:
        steps = STEPS.get(types[content_type], 0)
        above = path[: -steps * Page.steplen] if steps else ""
        if above in titles:
            found[pk] = titles[above]
    return found
