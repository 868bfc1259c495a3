"""Forms of wagtail-localize in which an editor is told what the gate does."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitTranslationForm
from wagtail_localize.views.update_translations import UpdateTranslationsForm


class GatedSubmitTranslationForm(SubmitTranslationForm):
    """Refuses a page below one that is not translated.

    wagtail-localize would make that one an alias, with its Dutch text at an English address.
    """

    def __init__(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(instance, *args, **kwargs)
        self.parent = instance.get_parent() if isinstance(instance, Page) else None

    def clean(self) -> dict[str, Any]:
        cleaned_data: dict[str, Any] = super().clean()
        for locale in cleaned_data.get("locales", ()):
            parent = self.parent
            if parent and not parent.is_root() and not parent.has_translation(locale):
                message = _("First translate the page above this one, “%(title)s”.")
                self.add_error("locales", message % {"title": parent.title})
        return cleaned_data


class GatedUpdateTranslationsForm(UpdateTranslationsForm):
    """Says what publishing does here: nothing that is not translated goes live."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].help_text = _(
            "Publish the translations that are complete after this update. "
            "The others stay as visitors see them now, until they are translated."
        )
