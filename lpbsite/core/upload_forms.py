"""Forms of images and documents; named in the settings, because Wagtail makes the forms."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from lpbsite.core.uploads import harmless_name, visible


class HarmlessNamesMixin:
    """Gives uploaded files a short, plain name and keeps odd characters out of titles."""

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
            file.name = harmless_name(file.name)
        return file


class DocumentForm(HarmlessNamesMixin, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            # Uploading many at once asks for nothing but the files.
            self.fields["language"].required = False

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or settings.LANGUAGE_CODE

    class Meta(BaseDocumentForm.Meta):
        pass


class ImageForm(HarmlessNamesMixin, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].help_text = _(
                "What is to be seen, for people who do not see it. Pages take it over as a "
                "suggestion and can say it in their own words."
            )
        if "title" in self.fields:
            self.fields["title"].help_text = _(
                "To find the image again; visitors do not see it."
            )

    class Meta(BaseImageForm.Meta):
        pass
