"""Blocks of pictures and documents."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from lpbsite.core.documents import public_documents
from lpbsite.core.validation import DESCRIBE_THE_PICTURE


class CaptionedImageBlock(blocks.StructBlock):
    """A picture; Wagtail's own block asks for an alternative text or that it is decorative."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Image")
        group = _("Pictures, documents and links")
        description = _("A picture with its caption.")
        template = "blocks/image_block.html"
        preview_template = "blocks/previews/image_block.html"

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        image = value["image"]
        # Wagtail lets a description of spaces pass.
        if image and image.contextual_alt_text and not image.contextual_alt_text.strip():
            missing = ValidationError(DESCRIBE_THE_PICTURE)
            raise StructBlockValidationError(
                block_errors={
                    "image": StructBlockValidationError(block_errors={"alt_text": missing})
                }
            )
        return value


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))

    def get_context(
        self, value: Any, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Tell whether anyone may download it; no query inside a body, which asks for all."""
        document = value["document"]
        public = (parent_context or {}).get("public_documents")
        if public is None:
            public = public_documents([document] if document else [])
        return super().get_context(value, parent_context=parent_context) | {
            "is_public": document in public
        }

    class Meta:
        icon = "doc-full"
        label = _("Document to download")
        group = _("Pictures, documents and links")
        description = _("A document of the site, with its size and language.")
        template = "blocks/document_block.html"

    def get_preview_value(self) -> Any:
        """Show the latest document of the site; one query."""
        return self.normalize(
            {"document": get_document_model().objects.order_by("-pk").first()}
        )
