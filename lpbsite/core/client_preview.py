"""One more way to preview a page: in another front end, which asks the API for it."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from lpbsite.core.models.previews import keep_preview

CLIENT_MODE = "client"


class ClientPreviewMixin(Page):
    """Adds the mode behind the page's own, where ``LPB_PREVIEW_CLIENT_URL`` names a client."""

    class Meta:
        abstract = True

    @property
    def preview_modes(self) -> list[Any]:
        return [*super().preview_modes, *client_modes()]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        if mode_name == CLIENT_MODE and settings.LPB_PREVIEW_CLIENT_URL:
            return client_frame(request, keep_preview(self))
        return super().serve_preview(request, mode_name)


def client_modes() -> list[Any]:
    return [(CLIENT_MODE, _("Other front end"))] if settings.LPB_PREVIEW_CLIENT_URL else []


def client_frame(request: HttpRequest, token: str) -> HttpResponse:
    """Return a page with the client in a frame: scripts of the admin look into the page."""
    client = urlsplit(settings.LPB_PREVIEW_CLIENT_URL)
    query = "&".join(filter(None, [client.query, urlencode({"token": token})]))
    address = client._replace(query=query).geturl()
    response = render(request, "core/client_preview.html", {"address": address})
    response._csp_update = {"frame-src": [f"{client.scheme}://{client.netloc}"]}  # type: ignore[attr-defined]
    return response
