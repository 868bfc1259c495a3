"""Publishing many pages at once: what is unfinished stops it, and the editor reads why."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


def refuse_unfinished(
    request: HttpRequest, action_type: str, pages: list[Page], action: Any
) -> HttpResponse | None:
    """Send the editor back when a page is not fit for publishing; otherwise let it go on."""
    if action_type != "publish":
        return None
    unfinished = [
        (page, error)
        for page in pages_to_publish(pages, action.cleaned_form.cleaned_data)
        if (error := reason_against(page))
    ]
    for page, error in unfinished:
        messages.error(
            request,
            _("“%(title)s” is not ready: %(reason)s") % {"title": page.title, "reason": error},
            buttons=[
                messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
            ],
        )
    return redirect(action.next_url) if unfinished else None


def pages_to_publish(pages: list[Page], choices: dict[str, Any]) -> Iterator[Page]:
    for page in pages:
        yield page
        if choices.get("include_descendants"):
            yield from page.get_descendants().not_live()


def reason_against(page: Page) -> str:
    """Return the first thing that is wrong with the latest version of a page, or nothing."""
    version = page.get_latest_revision_as_object()
    version.live = True
    try:
        version.full_clean()
    except ValidationError as error:
        return error.messages[0]
    return ""
