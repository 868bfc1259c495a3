"""The district of a programme item: one of the host city of its edition."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import slugify

from congress.models import CongressEditionPage, HostCityDistrict
from lpbsite.content.fields import Field
from lpbsite.content.keys import Keys
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Refused, Writing


@dataclass(frozen=True)
class DistrictOfHostCity(Field):
    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> str | None:
        return slugify(spot.read_text(value)) or None

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        target.district = self.district(value, writing) if value else None

    def export(self, source: Any, keys: Keys) -> str | None:
        district = source.district
        edition = source.source_edition() if district else None
        # One of another city could not be found again.
        is_known = edition is not None and edition.host_city_id == district.page_id
        return str(district.slug) if is_known else None

    def district(self, slug: str, writing: Writing) -> HostCityDistrict:
        parent = writing.parent
        edition = (
            CongressEditionPage.objects.ancestor_of(parent, inclusive=True).first()
            if parent
            else None
        )
        districts = HostCityDistrict.objects.filter(
            page_id=edition.host_city_id if edition else None
        )
        if found := districts.filter(slug=slug).first():
            return found
        known = ", ".join(districts.values_list("slug", flat=True)) or "none"
        raise Refused(
            (self.name,),
            f"The host city of the edition has no district {slug!r}; it has {known}.",
        )
