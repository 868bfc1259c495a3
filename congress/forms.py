"""Editing forms of the congress."""

from typing import TYPE_CHECKING, Any

from django.apps import apps

from congress.addresses import edition_slug, programme_slug
from lpbsite.core.forms import BasePageForm

if TYPE_CHECKING:
    from congress.models import ProgrammeItemPage


class RuledAddressForm(BasePageForm):
    """Gives a page the address that follows from what it is, when the editor gives none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = self.ruled_slug()
        return super().clean()

    def ruled_slug(self) -> str:
        raise NotImplementedError


class EditionForm(RuledAddressForm):
    def ruled_slug(self) -> str:
        start = self.cleaned_data.get("start_date")
        if start is None:
            return ""
        return edition_slug(
            self.cleaned_data.get("format", ""),
            start,
            self.cleaned_data.get("date_precision", ""),
        )


class ProgrammeForm(RuledAddressForm):
    def ruled_slug(self) -> str:
        return programme_slug(self.parent_page.locale.language_code)


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
