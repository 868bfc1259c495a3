"""Images and documents as this site keeps them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from lpbsite.core.uploads import check_document


class Image(AbstractImage):
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, and under which licence. Shown below it."),
    )

    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="site_images")

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        default_related_name = (
            "site_images"  # image_set is taken by Wagtail's own, unused model
        )


class Rendition(AbstractRendition):
    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class Document(AbstractDocument):
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("nl", _("Dutch")), ("en", _("English"))],
        default="nl",
        help_text=_("The language the document is written in."),
    )

    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="site_documents")

    admin_form_fields = (*WagtailDocument.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        default_related_name = "site_documents"

    def clean(self) -> None:
        """Check extension and content of a new file; one already kept is not read again.

        Raises:
            ValidationError: On the field ``file``.
        """
        if not self.file or self.file._committed:
            return
        super().clean()
        try:
            check_document(self.file, self.file.name)
        except ValidationError as error:
            raise ValidationError({"file": error}) from None
