"""Blocks of plain and rich text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from lpbsite.core.rich_text import RICH_TEXT_FEATURES
from lpbsite.core.validation import validate_rich_text_links, validate_visible_text


class HeadingTextBlock(blocks.CharBlock):
    """A line above a part of the text; never empty, because readers by ear would hear it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=150, validators=[validate_visible_text], **kwargs)


class HeadingBlock(HeadingTextBlock):
    class Meta:
        icon = "h2"
        label = _("Heading")
        group = _("Text")
        description = _("A heading above a part of the text.")
        template = "blocks/heading_block.html"
        preview_value = _("Who knows the neighbourhood?")


class SubheadingBlock(HeadingTextBlock):
    class Meta:
        icon = "h3"
        label = _("Subheading")
        group = _("Text")
        description = _("A smaller heading, within a part that has a heading.")
        template = "blocks/subheading_block.html"
        preview_value = _("Ask the residents")


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            features=RICH_TEXT_FEATURES, validators=[validate_rich_text_links], **kwargs
        )

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs and lists, with links and words in bold or italics.")
        template = "blocks/paragraph_block.html"
        preview_value = _(
            "<p>Residents of the neighbourhood know <b>best</b> what it needs. "
            "That is why they sit at the table from the first day.</p>"
        )


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("Text"), rows=3)

    class Meta:
        icon = "warning"
        label = _("Notice")
        group = _("Text")
        description = _("Something a reader has to know, set apart from the text.")
        template = "blocks/notice_block.html"
        preview_value = {
            "title": _("Registration has closed"),
            "text": _("There are no places left. You can follow the lectures online."),
        }


class QuestionsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.CharBlock(label=_("Question"), max_length=400), **kwargs)

    class Meta:
        icon = "help"
        label = _("Numbered questions")
        group = _("Text")
        description = _("Questions that a meeting or a text is about.")
        template = "blocks/questions_block.html"
        min_num = 1
        preview_value = [
            _("Who speaks for the neighbourhood?"),
            _("What may a resident expect of the municipality?"),
        ]
