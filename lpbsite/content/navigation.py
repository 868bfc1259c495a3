"""Write the menu and the footer."""

from typing import Any

from home.models import FooterRow, MainMenuRow, NavigationSettings
from lpbsite.content.writing import Writing


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
