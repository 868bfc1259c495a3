"""A quotation: the words as they were said, and our translation beside them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

# What a translator may fill in; the words themselves stay as they were said.
TRANSLATED_PARTS = {"translation": "text", "role": "role"}


class QuoteBlock(blocks.StructBlock):
    """A quotation that keeps its original in every language.

    wagtail-localize asks the translator for ``translation`` (with the original as its source) and for
    ``role``; ``text``, ``language``, ``speaker`` and ``source`` are copied.
    """

    text = blocks.TextBlock(
        label=_("Quotation"), rows=3, help_text=_("Word for word, without quotation marks.")
    )
    language = blocks.ChoiceBlock(
        label=_("Language of the quotation"),
        choices=[("nl", _("Dutch")), ("en", _("English"))],
        default="nl",
    )
    speaker = blocks.CharBlock(label=_("Who said it"), max_length=120)
    role = blocks.CharBlock(label=_("Role of the speaker"), required=False, max_length=200)
    source = blocks.URLBlock(
        label=_("Source"), required=False, help_text=_("Address of the page it was taken from.")
    )
    translation = blocks.TextBlock(
        label=_("Our translation"),
        rows=3,
        required=False,
        help_text=_("Only when the quotation is in another language than the page."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote_block.html"

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Name what wagtail-localize has to translate: the source of our translation is the quotation itself."""
        return [
            StringSegmentValue(part, value[origin])
            for part, origin in TRANSLATED_PARTS.items()
            if value.get(origin)
        ]

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        for segment in segments:
            value[segment.path] = segment.render_text()
        return value
