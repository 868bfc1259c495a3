"""The editing forms of this app, and the form that visitors fill in."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.contrib.forms.forms import FormBuilder, WagtailAdminFormPageForm

from lpbsite.core.forms import BasePageForm, refuse_repeated_rows, source_page

MAX_LINE = 255
MAX_TEXT = 5_000
MAX_EMAIL = 254  # the longest address that mail can be sent to

# What a browser may fill in, by words of the question's stored name; the first that fits.
AUTOCOMPLETE = (
    ({"telefoon", "telefoonnummer", "telephone", "phone"}, "tel"),
    ({"gemeente", "organisatie", "municipality", "organisation"}, "organization"),
    ({"naam", "name"}, "name"),
)


class NavigationForm(WagtailAdminModelForm):
    """Keeps the Dutch originals of the pages, and refuses a page that is listed already."""

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        for formset in self.formsets.values():
            for row in formset.forms:
                if row.is_valid() and "page" in row.cleaned_data:
                    row.cleaned_data["page"] = source_page(row.cleaned_data["page"])
                    row.instance.page = row.cleaned_data["page"]
            refuse_repeated_rows(formset, "page")
        return cleaned_data


class FormPageForm(WagtailAdminFormPageForm, BasePageForm):
    """Checks a form page as every page, and that no two questions are stored under one name."""


class TextField(forms.CharField):
    """A text in which a line break counts as one character, as it does in the browser."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class MessageFormBuilder(FormBuilder):
    """Makes the fields that a visitor sees: with limits, and with what helps browsers."""

    def create_singleline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        options["widget"] = forms.TextInput(attrs=autocomplete(field.clean_name))
        return forms.CharField(max_length=MAX_LINE, **options)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return TextField(
            max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 6}), **options
        )

    def create_email_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        options["widget"] = forms.EmailInput(attrs={"autocomplete": "email"})
        return forms.EmailField(max_length=MAX_EMAIL, **options)

    def get_field_options(self, field: Any) -> dict[str, Any]:
        required = {"required": gettext_lazy("Fill this in.")}
        return super().get_field_options(field) | {"error_messages": required}


def autocomplete(clean_name: str) -> dict[str, str]:
    """Return the attribute that lets a browser offer what the visitor often fills in."""
    words = set(re.split(r"[_\W]+", clean_name.lower()))
    for names, token in AUTOCOMPLETE:
        if words & names:
            return {"autocomplete": token}
    return {}
