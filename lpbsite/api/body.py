"""Make the typed blocks of a page's text; what they refer to is looked up once for all."""

from collections.abc import Iterable, Iterator
from typing import Any

from lpbsite.api import blocks
from lpbsite.api.documents import as_document
from lpbsite.api.pictures import as_image, pictures_by_id
from lpbsite.api.references import as_reference
from lpbsite.api.rich_text import Targets
from lpbsite.core.blocks.quote import quote_as_read
from lpbsite.core.blocks.rendering import free_anchor

# Blocks of which the stored value is read.
STORED = {"links", "document", "image"}


class BodyReader:
    """Reads one body.

    Of links, documents and pictures the stored ids are read: the values of the blocks would ask
    the database for each kind of thing once more. Three queries at most, however many blocks;
    more for a picture that no page showed yet.

    Args:
        body: The value of the ``body`` of a page.
        lang: The language of the page.
        document_ids: Documents that the page has beside its body; ``documents`` has them too.
    """

    def __init__(self, body: Any, lang: str, document_ids: Iterable[int | None] = ()) -> None:
        self.lang = lang
        self.body = body
        self.stored = list(body.raw_data)
        self.anchors: set[str] = set()
        self.targets = Targets(
            lang,
            texts=[child.value.source for child in self.children("paragraph")],
            page_ids=[link["page"] for link in self.stored_links() if link.get("page")],
            document_ids=[*filter(None, document_ids), *self.stored_documents()],
        )
        self.documents = self.targets.documents
        self.pictures = pictures_by_id(
            key
            for block in self.stored
            if block["type"] == "image" and (key := stored_picture(block["value"]).get("image"))
        )

    def children(self, kind: str) -> Iterator[Any]:
        """Return the blocks of one kind; the others are not read."""
        return (
            self.body[place] for place, block in enumerate(self.stored) if block["type"] == kind
        )

    def stored_links(self) -> Iterator[dict[str, Any]]:
        return (
            link
            for block in self.stored
            if block["type"] == "links"
            for link in stored_items(block["value"])
        )

    def stored_documents(self) -> Iterator[int]:
        return (
            block["value"]["document"]
            for block in self.stored
            if block["type"] == "document" and block["value"].get("document")
        )

    def shown(self) -> list[blocks.Block]:
        """Return the blocks; those that show nothing to a visitor are left out."""
        return [block for block in self.read() if block is not None]

    def read(self) -> Iterator[Any]:
        for place, block in enumerate(self.stored):
            make = getattr(self, f"_{block['type']}")
            value = block["value"] if block["type"] in STORED else self.body[place].value
            yield make(str(block.get("id") or ""), value)

    def _heading(self, key: str, text: str) -> blocks.HeadingBlock:
        anchor = self._anchor(text)
        return blocks.HeadingBlock(type="heading", id=key, text=text, anchor=anchor)

    def _subheading(self, key: str, text: str) -> blocks.SubheadingBlock:
        anchor = self._anchor(text)
        return blocks.SubheadingBlock(type="subheading", id=key, text=text, anchor=anchor)

    def _anchor(self, text: str) -> str:
        anchor = free_anchor(text, self.anchors)
        self.anchors.add(anchor)
        return anchor

    def _paragraph(self, key: str, text: Any) -> blocks.ParagraphBlock:
        html = self.targets.html(text.source)
        return blocks.ParagraphBlock(type="paragraph", id=key, html=html)

    def _quote(self, key: str, value: Any) -> blocks.QuoteBlock:
        return blocks.QuoteBlock(type="quote", id=key, **quote_fields(value, self.lang))

    def _questions(self, key: str, questions: Any) -> blocks.QuestionsBlock:
        return blocks.QuestionsBlock(type="questions", id=key, questions=list(questions))

    def _notice(self, key: str, value: Any) -> blocks.NoticeBlock:
        return blocks.NoticeBlock(
            type="notice", id=key, title=value["title"], text=value["text"]
        )

    def _image(self, key: str, value: Any) -> blocks.ImageBlock | None:
        stored = stored_picture(value)
        image = self.pictures.get(stored.get("image") or 0)
        if image is None:
            return None
        alt = "" if stored.get("decorative") else stored.get("alt_text") or ""
        return blocks.ImageBlock(
            type="image",
            id=key,
            image=as_image(image, alt),
            caption=value.get("caption") or "",
            credit=image.credit,
        )

    def _document(self, key: str, value: Any) -> blocks.DocumentBlock | None:
        document = self.documents.get(value.get("document"))
        if document is None:
            return None
        return blocks.DocumentBlock(type="document", id=key, document=as_document(document))

    def _links(self, key: str, value: Any) -> blocks.LinksBlock | None:
        links = [link for stored in stored_items(value) if (link := self._link(stored))]
        return blocks.LinksBlock(type="links", id=key, links=links) if links else None

    def _link(self, stored: dict[str, Any]) -> blocks.Link | None:
        label = stored.get("label") or ""
        if not stored.get("page"):
            return blocks.Link(title=label, url=stored.get("url") or "", page=None)
        page = self.targets.pages.get(stored["page"])
        if page is None:
            return None
        return blocks.Link(title=label or page.title, url=page.url, page=as_reference(page))


def stored_picture(value: Any) -> dict[str, Any]:
    """Return which picture a stored block has, and its description; empty without one."""
    return value.get("image") or {}


def stored_items(value: Any) -> list[dict[str, Any]]:
    """Return the items of a list block; each stands in an envelope with its id, or bare."""
    return [
        item["value"] if item.get("type") == "item" and "value" in item else item
        for item in value
    ]


def quote_fields(value: Any, lang: str) -> dict[str, Any]:
    """Return the fields of a quotation as it is read in a language."""
    quote = quote_as_read(value, lang)
    return {
        "text": quote.words,
        "lang": quote.lang or lang,
        "original": quote.original or None,
        "original_lang": quote.original_lang or None,
        "speaker": quote.speaker,
        "role": quote.role,
        "source": quote.source,
    }
