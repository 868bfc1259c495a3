"""Editing forms of the congress."""

from typing import TYPE_CHECKING, Any

from django.apps import apps

from lpbsite.core.forms import BasePageForm

if TYPE_CHECKING:
    from congress.models import ProgrammeItemPage


class ProgrammeItemForm(BasePageForm):
    """Offers only the districts of the city that hosts the edition."""

    instance: "ProgrammeItemPage"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = self.instance.source_edition()
        district = apps.get_model("congress.HostCityDistrict")
        self.fields["district"].queryset = district.objects.filter(
            page_id=edition.host_city_id if edition else None
        ).order_by("sort_order")
