"""Write the menu and the footer."""

from typing import Any

from home.models import FooterRow, MainMenuRow, NavigationSettings
from lpbsite.content.exported_values import without_empty
from lpbsite.content.keys import Keys
from lpbsite.content.writing import Writing


def export_navigation(settings: NavigationSettings, keys: Keys) -> dict[str, Any]:
    """Return the pages of the menu and the footer by their keys."""
    main = [keys.of("page", row.page_id) for row in settings.main_rows.all()]
    footer: dict[str, list[str]] = {}
    for row in settings.footer_rows.all():
        if key := keys.of("page", row.page_id):
            footer.setdefault(row.group, []).append(key)
    return without_empty({"main": [key for key in main if key], "footer": footer})


def write_navigation(values: dict[str, Any], writing: Writing) -> NavigationSettings:
    """Replace the pages of the menu and the footer."""
    settings = NavigationSettings.load()
    settings.main_rows = [
        MainMenuRow(page_id=writing.pk(key), sort_order=order)
        for order, key in enumerate(values.get("main") or ())
    ]
    settings.footer_rows = [
        FooterRow(group=group, page_id=writing.pk(key), sort_order=order)
        for order, (group, key) in enumerate(
            (group, key) for group, keys in values.get("footer") or () for key in keys
        )
    ]
    settings.save()
    return settings
