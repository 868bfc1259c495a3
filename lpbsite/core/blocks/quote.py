"""A quotation: the words as they were said, and our translation beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from lpbsite.translation.texts import is_reading_translation

from .links import WebAddressBlock


@dataclass(frozen=True)
class Quote:
    """A quotation as it is read; ``original`` only when the words are our translation."""

    words: str
    speaker: str
    lang: str = ""
    original: str = ""
    original_lang: str = ""
    role: str = ""
    source: str = ""


def quote_as_read(value: Mapping[str, str], language: str) -> Quote:
    """Return the words in ``language`` where we have them, with the original; else as said."""
    own = {"speaker": value["speaker"], "role": value["role"], "source": value["source"]}
    text, spoken_in = value["text"], value["language"]
    if spoken_in == language:
        return Quote(text, **own)
    if value["translation"]:
        return Quote(value["translation"], original=text, original_lang=spoken_in, **own)
    return Quote(text, lang=spoken_in, **own)


class QuoteBlock(blocks.StructBlock):
    """A quotation that keeps its original in every language.

    wagtail-localize asks the translator for ``translation`` (with the original as its source)
    and for ``role``; ``text``, ``language``, ``speaker`` and ``source`` are copied.
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
    source = WebAddressBlock(
        label=_("Source"),
        required=False,
        help_text=_("Address of the page it was taken from."),
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
        group = _("Text")
        description = _("What somebody said, with who said it.")
        template = "blocks/quote_block.html"
        preview_value = {
            "text": "De buurt is van ons allemaal.",
            "language": "nl",
            "speaker": "Noor Jansen",
            "role": _("resident"),
            "source": "",
            "translation": "The neighbourhood belongs to all of us.",
        }

    def get_context(
        self, value: Any, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        return super().get_context(value, parent_context=parent_context) | {
            "quote": quote_as_read(value, get_language())
        }

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Name what a translator has to translate: our translation stands for the quotation.

        A quotation that was not said in Dutch needs no translation from the Dutch.
        """
        segments = [StringSegmentValue("role", value.get("role") or "")]
        if value["language"] == settings.LANGUAGE_CODE:
            words = value["translation"] if is_reading_translation() else value["text"]
            segments.insert(0, StringSegmentValue("translation", words or ""))
        return segments

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        for segment in segments:
            value[segment.path] = segment.render_text()
        return value
