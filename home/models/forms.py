"""Forms that anyone may send."""

from typing import Any

from django.conf import settings
from django.db import models
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin, FormSubmission
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from home.form_guard import (
    STAMP_FIELD,
    TRAP_FIELD,
    UnreadableMessage,
    doubts,
    new_stamp,
    posted_data,
)
from home.forms import FormPageForm, MessageFormBuilder
from home.revalidation import with_etag
from home.tasks import mail_message
from lpbsite.core.client_preview import client_modes
from lpbsite.core.models import BasePage
from lpbsite.core.rich_text import RICH_TEXT_FEATURES
from lpbsite.core.validation import validate_rich_text_links

SENT = "sent"


class FormPage(FormMixin, BasePage):
    """A form whose messages are stored, and mailed where the environment names an address."""

    thank_you = RichTextField(
        _("text after sending"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        validators=[validate_rich_text_links],
    )
    submit_label = models.CharField(
        _("text of the button"), max_length=60, blank=True, help_text=_("Left empty: “Send”.")
    )

    content_panels = [
        *Page.content_panels,
        *BasePage.text_panels,
        InlinePanel(
            "form_fields",
            heading=_("Questions"),
            label=_("question"),
            help_text=_("The answers of both languages are kept with the Dutch page."),
        ),
        FieldPanel("submit_label"),
        FieldPanel("thank_you"),
        FormSubmissionsPanel(),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/form_page.html"
    landing_page_template = "home/form_page_landing.html"
    base_form_class = FormPageForm
    form_builder = MessageFormBuilder

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    @property
    def preview_modes(self) -> list[Any]:
        return [*FormMixin.preview_modes, *client_modes()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "stamp": new_stamp(self),
            "stamp_field": STAMP_FIELD,
            "trap_field": TRAP_FIELD,
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            return self.receive(request)
        if SENT in request.GET:
            return self.render_landing_page(request)
        return self.render_form(request, self.get_form())

    def receive(self, request: HttpRequest) -> HttpResponse:
        """Store the message and lead on to the thanks, or show the form with what is wrong."""
        try:
            data = posted_data(request)
        except UnreadableMessage:
            # Nothing of it can be kept.
            return self.render_form(request, self.get_form(), is_unreadable=True, status=413)
        form = self.get_form(data)
        for doubt in doubts(data, self):
            form.add_error(None, doubt)
        if not form.is_valid():
            return self.render_form(request, form)
        self.process_form_submission(form)
        return HttpResponseRedirect(f"{self.get_url(request)}?{SENT}=1")

    def render_form(
        self,
        request: HttpRequest,
        form: Form,
        *,
        is_unreadable: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        context = self.get_context(request) | {"form": form, "is_unreadable": is_unreadable}
        response = render(request, self.get_template(request), context, status=status)
        return with_etag(response, context["stamp"]) if request.method != "POST" else response

    def process_form_submission(self, form: Form) -> FormSubmission:
        """Store the message with the Dutch page, for both languages, and mail it."""
        answers = {name: form.cleaned_data[name] for name in form.fields}
        submission = self.get_submission_class().objects.create(
            page=self.source_page(), form_data=answers
        )
        # Outside a transaction: a slow mail server must not keep other writers waiting.
        if settings.LPB_FORM_RECIPIENT:
            mail_message.enqueue(submission.pk)
        return submission

    def source_page(self) -> "FormPage":
        """Return the Dutch page; one query."""
        return FormPage.objects.get(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )


class FormField(TranslatableMixin, AbstractFormField):
    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")

    override_translatable_fields = [
        # The name under which answers are stored, one for both languages.
        SynchronizedField("clean_name", overridable=False),
        SynchronizedField("field_type", overridable=False),
        SynchronizedField("required", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("question")
