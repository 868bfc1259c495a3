"""Views of wagtail-localize that would put untranslated text live, each with the gate in it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from lpbsite.translation.errors import UntranslatedSegments
from lpbsite.translation.localize_forms import (
    GatedSubmitTranslationForm,
    GatedUpdateTranslationsForm,
)
from lpbsite.translation.segments import missing_segments
from lpbsite.translation.storing import store_what_is_no_language


class GatedSubmitPageTranslationView(SubmitPageTranslationView):
    def get_form(self) -> forms.Form:
        form = super().get_form()
        data = form.data if form.is_bound else None
        return GatedSubmitTranslationForm(self.object, data, initial=form.initial)


class GatedUpdateTranslationsView(UpdateTranslationsView):
    """Takes over the changes of the original; publishes what is complete, tells what is not."""

    def get_form(self) -> forms.Form:
        return GatedUpdateTranslationsForm(
            self.request.POST if self.request.method == "POST" else None
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        publish = form.cleaned_data["publish_translations"]
        # The view itself would publish in one transaction, where an error comes too late.
        form.cleaned_data["publish_translations"] = False
        response = super().form_valid(form)
        if publish:
            enabled = self.object.translations.filter(enabled=True)
            for translation in enabled.select_related("target_locale"):
                publish_translation(self.request, translation)
        return response


def publish_translation(request: HttpRequest, translation: Translation) -> None:
    """Publish a translation if it is complete and the user may; else tell why not."""
    instance = translation.get_target_instance()
    policy = policy_registry.get(instance)
    if not policy.user_has_permission_for_instance(request.user, "publish", instance):
        messages.warning(
            request, not_published(instance, _("you do not have permission to publish it."))
        )
    elif refusal := refusal_of(translation, instance):
        messages.warning(request, not_published(instance, refusal))
    else:
        store_what_is_no_language(translation, request.user)
        try:
            translation.save_target(user=request.user, publish=True)
        except ValidationError as error:
            messages.error(request, not_published(instance, " ".join(error.messages)))


def refusal_of(translation: Translation, instance: Any) -> str:
    """Return why a translation cannot go live yet, or nothing."""
    missing = missing_segments(translation)
    return " ".join(UntranslatedSegments(missing, instance).messages) if missing else ""


def not_published(instance: Any, reason: str) -> str:
    return _("“%(title)s” was not published: %(reason)s") % {
        "title": instance,
        "reason": reason,
    }


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer in the place of "convert to alias", which would show Dutch text as English."""
    page = get_object_or_404(Page, pk=page_id)
    messages.error(
        request,
        _("A page cannot show the text of another language as its own. Unpublish it instead."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
