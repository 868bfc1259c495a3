"""Who may see a page or a collection: all, who is signed in, a group, who knows a password."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import BaseViewRestriction

from lpbsite.content.exported_values import as_text
from lpbsite.content.fields import Field
from lpbsite.content.keys import Keys
from lpbsite.content.spots import Spot

LOGIN = BaseViewRestriction.LOGIN


@dataclass(frozen=True)
class Privacy(Field):
    """``true`` (who is signed in), ``{password: …}`` or ``{groups: [names]}``."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> Any:
        if isinstance(value, bool):
            return value
        values = spot.read_mapping(value, {"password", "groups"})
        if set(values) == {"password"} and spot.at("password").read_text(values["password"]):
            return values
        if set(values) == {"groups"}:
            own = spot.at("groups")
            names = own.read_list(values["groups"])
            return {
                "groups": [own.at(place).read_text(name) for place, name in enumerate(names)]
            }
        spot.refuse("This has to be true, false, a password or groups.")
        return True

    def export(self, source: Any, keys: Keys) -> Any:
        restriction = source.view_restrictions.order_by("pk").first()
        if restriction is None:
            return None
        if restriction.restriction_type == BaseViewRestriction.PASSWORD:
            return {"password": as_text(restriction.password)}
        if restriction.restriction_type == BaseViewRestriction.GROUPS:
            names = restriction.groups.order_by("name").values_list("name", flat=True)
            return {"groups": list(names)}
        return True


def set_privacy(item: Any, private: Any, *, exact: bool = False) -> None:
    """Restrict who sees a page or collection.

    Args:
        item: The page or collection.
        private: As ``Privacy`` reads it. ``False`` opens what was for those who are signed in;
            other restrictions are an editor's. Groups that are not there are made; they may
            do nothing.
        exact: ``True`` takes the place of a password or groups.
    """
    restrictions = item.view_restrictions
    if private is False:
        restrictions.filter(restriction_type=LOGIN).delete()
        return
    if private is True and not exact and restrictions.exists():
        return
    own = restrictions.first() or restrictions.model(**{restrictions.field.name: item})
    values = {} if private is True else private
    own.restriction_type = next(
        (name for name in ("password", "groups") if name in values), LOGIN
    )
    own.password = values.get("password", "")
    own.save()
    own.groups.set(
        Group.objects.get_or_create(name=name)[0] for name in values.get("groups", ())
    )
