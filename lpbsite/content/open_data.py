"""Write under which licence the open data may be used."""

from typing import Any

from lpbsite.api.models import OpenDataSettings


def write_open_data(values: dict[str, Any]) -> OpenDataSettings:
    """Replace the licence.

    Raises:
        ValidationError: It has an address and no name.
    """
    settings = OpenDataSettings.load()
    settings.licence_name = values.get("licence") or ""
    settings.licence_url = values.get("licenceUrl") or ""
    settings.full_clean()
    settings.save()
    return settings
