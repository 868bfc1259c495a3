"""Blocks of links to pages of the site and to other sites."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

web_address = URLValidator(schemes=["http", "https"])


class LinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(
        label=_("Address on another site"),
        required=False,
        validators=[web_address],
        help_text=_("Starts with https://"),
    )
    label = blocks.CharBlock(
        label=_("Text of the link"),
        required=False,
        max_length=120,
        help_text=_(
            "Needed for another site; left empty, a page of this site shows its title."
        ),
    )

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if bool(value["page"]) == bool(value["url"]):
            errors["page"] = ValidationError(
                _("Choose a page or give an address, one of the two.")
            )
        elif value["url"] and not value["label"]:
            errors["label"] = ValidationError(_("Give the text of the link."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value


class LinksBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(LinkBlock(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Links")
        template = "blocks/links_block.html"
