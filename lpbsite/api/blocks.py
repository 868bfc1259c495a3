"""The text of a page, block by block: a schema for each kind, told apart by ``type``."""

from typing import Annotated, Literal

from pydantic import Field

from lpbsite.api.schemas import ApiSchema, Document, Image, Lang, Reference


class BaseBlock(ApiSchema):
    id: str = Field(description="Id of the block; it stays when others come or go.")


class HeadingBlock(BaseBlock):
    """A heading above a part of the text."""

    type: Literal["heading"]
    text: str = Field(description="The words of the heading.")
    anchor: str = Field(description="Its id on the page of the site.", examples=["h-wijken"])


class SubheadingBlock(BaseBlock):
    """A heading within a part that has a heading."""

    type: Literal["subheading"]
    text: str = Field(description="The words of the subheading.")
    anchor: str = Field(description="Its id on the page of the site.")


class ParagraphBlock(BaseBlock):
    """Paragraphs and lists."""

    type: Literal["paragraph"]
    html: str = Field(
        description="HTML of p, ul, ol, li, b, i, br, span[lang] and a. A link to a page of "
        "this site has its id in data-page-id; a link to what no visitor may see has no href.",
        examples=['<p>See <a href="/en/about-lpb/" data-page-id="7">about us</a>.</p>'],
    )


class QuoteBlock(BaseBlock):
    """What somebody said."""

    type: Literal["quote"]
    text: str = Field(description="The words, in the language of the page where we have them.")
    lang: Lang = Field(description="Language of these words.")
    original: str | None = Field(description="As it was said, when the words are translated.")
    original_lang: Lang | None = Field(description="Language of the original.")
    speaker: str = Field(description="Who said it.")
    role: str = Field(description="Role of the speaker; may be empty.")
    source: str = Field(description="Address of where it was taken from; may be empty.")


class QuestionsBlock(BaseBlock):
    """Numbered questions."""

    type: Literal["questions"]
    questions: list[str] = Field(description="The questions, in order.")


class NoticeBlock(BaseBlock):
    """Something a reader has to know."""

    type: Literal["notice"]
    title: str = Field(description="Title; may be empty.")
    text: str = Field(description="Plain text.")


class ImageBlock(BaseBlock):
    """A picture."""

    type: Literal["image"]
    image: Image
    caption: str = Field(description="Text below it; may be empty.")
    credit: str = Field(description="Who made it, under which licence; may be empty.")


class DocumentBlock(BaseBlock):
    """A document to download."""

    type: Literal["document"]
    document: Document


class Link(ApiSchema):
    """A link in a block of links."""

    title: str = Field(description="Text of the link.")
    url: str = Field(description="Where it leads.")
    page: Reference | None = Field(description="The page, when it is one of this site.")


class LinksBlock(BaseBlock):
    """Links to read on."""

    type: Literal["links"]
    links: list[Link] = Field(description="The links, in order.")


Block = Annotated[
    HeadingBlock
    | SubheadingBlock
    | ParagraphBlock
    | QuoteBlock
    | QuestionsBlock
    | NoticeBlock
    | ImageBlock
    | DocumentBlock
    | LinksBlock,
    Field(discriminator="type"),
]
