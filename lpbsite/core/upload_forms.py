"""Forms of images and documents; named in the settings, because Wagtail makes the forms."""

import warnings
from math import inf
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image as Picture
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from lpbsite.core.uploads import harmless_name, visible


class HarmlessNamesMixin:
    """Gives uploaded files a short, plain name and keeps odd characters out of titles."""

    # Of the form that it is mixed into.
    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].max_length = None  # the name is shortened, not refused

    def clean_title(self) -> str:
        title = visible(self.cleaned_data["title"]).strip()
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            file.name = harmless_name(file.name or "")
        return file


class DocumentForm(HarmlessNamesMixin, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            # Uploading many at once asks for nothing but the files.
            self.fields["language"].required = False
        # Kept by search, which stands above.
        text = getattr(self.instance, "searched_text", None)
        if text and "file" in self.fields:
            self.fields["file"].help_text = text.get_note_display()

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or self.instance.language

    class Meta(BaseDocumentForm.Meta):
        pass


class CheckedImageField(WagtailImageField):
    """Looks at the size that a file announces before anything of it is unpacked."""

    def to_python(self, data: Any) -> Any:
        if data not in self.empty_values:
            self.check_announced_size(data)
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError, EOFError):
            # Cut off or broken further on; Wagtail expects that only at the start.
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from None

    def check_announced_size(self, file: UploadedFile) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Picture.DecompressionBombWarning)
                picture = Picture.open(file)
                pixels: float = picture.width * picture.height * getattr(picture, "n_frames", 1)
        except Picture.DecompressionBombError:
            pixels = inf
        except (OSError, SyntaxError, ValueError, EOFError):
            return  # no picture that is known: the next check says so
        finally:
            file.seek(0)
        if pixels > self.max_image_pixels:
            raise ValidationError(
                self.error_messages["file_too_many_pixels"]
                % {"num_pixels": pixels, "max_pixels_count": self.max_image_pixels},
                code="file_too_many_pixels",
            )


class ImageForm(HarmlessNamesMixin, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = checked(self.fields["file"])
        if "description" in self.fields:
            self.fields["description"].help_text = _(
                "What the image shows, for people who do not see it. Pages take it over as a "
                "suggestion and can say it in their own words."
            )
        if "title" in self.fields:
            self.fields["title"].help_text = _(
                "To find the image again; visitors do not see it."
            )

    class Meta(BaseImageForm.Meta):
        pass


def checked(field: WagtailImageField) -> CheckedImageField:
    return CheckedImageField(label=field.label, required=field.required, widget=field.widget)
