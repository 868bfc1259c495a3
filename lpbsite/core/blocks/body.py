"""The blocks an editor may put in the text of a page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamBlockValidationError

from .links import LinksBlock
from .media import CaptionedImageBlock, DownloadBlock
from .quote import QuoteBlock
from .rendering import BodyRenderingMixin
from .text import HeadingBlock, NoticeBlock, ParagraphBlock, QuestionsBlock, SubheadingBlock


class BodyStreamBlock(BodyRenderingMixin):
    heading = HeadingBlock()
    subheading = SubheadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    questions = QuestionsBlock()
    notice = NoticeBlock()
    image = CaptionedImageBlock()
    document = DownloadBlock()
    links = LinksBlock()

    class Meta:
        template = "blocks/body.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (errors := heading_order_errors(cleaned)):
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def heading_order_errors(value: Any) -> dict[int, ValidationError]:
    """Refuse a subheading above the first heading: readers by ear would miss a level."""
    for position, block in enumerate(value):
        if block.block_type == "heading":
            break
        if block.block_type == "subheading":
            return {
                position: ValidationError(
                    _("Put a heading above the first subheading, or make this a heading.")
                )
            }
    return {}
