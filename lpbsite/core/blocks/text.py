"""Blocks of plain and rich text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from lpbsite.core.rich_text import RICH_TEXT_FEATURES


class HeadingBlock(blocks.CharBlock):
    """A heading of the page's own level 2; never empty, because a required block is not."""

    class Meta:
        icon = "h2"
        label = _("Heading")
        template = "blocks/heading_block.html"


class SubheadingBlock(blocks.CharBlock):
    class Meta:
        icon = "h3"
        label = _("Subheading")
        template = "blocks/subheading_block.html"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph_block.html"


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("Text"), rows=3)

    class Meta:
        icon = "warning"
        label = _("Notice")
        help_text = _("Something a reader has to know, set apart from the text.")
        template = "blocks/notice_block.html"


class QuestionsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.CharBlock(label=_("Question"), max_length=400), **kwargs)

    class Meta:
        icon = "help"
        label = _("Numbered questions")
        template = "blocks/questions_block.html"
