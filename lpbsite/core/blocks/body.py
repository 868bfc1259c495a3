"""The blocks an editor may put in the text of a page."""

from wagtail import blocks

from .links import LinksBlock
from .media import CaptionedImageBlock, DownloadBlock
from .quote import QuoteBlock
from .text import HeadingBlock, NoticeBlock, ParagraphBlock, QuestionsBlock, SubheadingBlock


class BodyStreamBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    subheading = SubheadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    image = CaptionedImageBlock()
    questions = QuestionsBlock()
    document = DownloadBlock()
    notice = NoticeBlock()
    links = LinksBlock()
