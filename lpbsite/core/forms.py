"""The editing form of every page."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from lpbsite.translation.forms import TranslationGateFormMixin

if TYPE_CHECKING:
    from lpbsite.core.models import BasePage


class BasePageForm(TranslationGateFormMixin, WagtailAdminPageForm):
    """Tells the page if it is a draft and where it will stand, and checks its rows."""

    instance: "BasePage"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A new page has no place in the tree yet, and its checks may need its parent.
        self.instance.future_parent = self.parent_page

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        for name, value in cleaned_data.items():
            cleaned_data[name] = source_page(value)
        for formset in self.formsets.values():
            for row in formset.forms:
                if row.is_valid():
                    self.point_to_source(row)
        for name, field in self.instance.unique_rows.items():
            if name in self.formsets:
                refuse_repeated_rows(self.formsets[name], field)
        return cleaned_data

    def _post_clean(self) -> None:
        self.instance.is_unfinished = self.is_deferred_validation
        super()._post_clean()

    def point_to_source(self, row: forms.ModelForm) -> None:
        for name, value in row.cleaned_data.items():
            source = source_page(value)
            if source is not value:
                row.cleaned_data[name] = source
                setattr(row.instance, name, source)


def source_page(value: Any) -> Any:
    """Return the Dutch original of a page that was chosen in English; all else as it is.

    References point to the originals in both languages. One query, two for an English page.
    """
    if not isinstance(value, Page) or value.locale.language_code == settings.LANGUAGE_CODE:
        return value
    source = (
        type(value)
        .objects.filter(
            translation_key=value.translation_key,
            locale__language_code=settings.LANGUAGE_CODE,
        )
        .first()
    )
    return source or value


def refuse_repeated_rows(formset: Any, field: str) -> None:
    """Add an error to each row that chooses what a row above it chose already."""
    seen = set()
    for row in formset.forms:
        if not row.is_valid() or formset._should_delete_form(row):
            continue
        value = row.cleaned_data.get(field)
        if value is None:
            continue
        if value in seen:
            row.add_error(field, _("“%(choice)s” is in this list already.") % {"choice": value})
        seen.add(value)
