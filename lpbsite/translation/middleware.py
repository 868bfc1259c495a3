"""The language of a request: that of its address, else what the browser asks for."""

from collections.abc import Callable
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import get_resolver, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages

from lpbsite.translation.errors import UntranslatedSegments
from lpbsite.translation.negotiation import preferred_language


class SiteLocaleMiddleware:
    """Activate the language of a request, and tell it in the answer.

    Unlike Django's own: no cookie is read, an unknown address stays 404 instead of leading to
    ``/nl/…`` (Wagtail's catch-all would match anything there), and only what varies by
    ``Accept-Language`` says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        of_address = translation.get_language_from_path(request.path_info)
        translation.activate(of_address or preferred_language(request))
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        if of_address or is_html:
            response.headers.setdefault("Content-Language", translation.get_language())
        if is_html and not of_address:
            patch_vary_headers(response, ["Accept-Language"])
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Answer for a page that is not translated yet; Wagtail only tells that it is missing.

        The answer is made here rather than raised, so that it looks the same with ``DEBUG``.
        """
        not_translated = getattr(request, "not_translated", None)
        if not_translated is None or not isinstance(exception, Http404):
            return None
        page_not_found: Any = get_resolver().resolve_error_handler(404)
        return page_not_found(request, exception=not_translated)


class TranslationGateMiddleware(MiddlewareMixin):
    """Turn the gate's refusal into a message, whichever view of the admin met it."""

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, UntranslatedSegments):
            return None
        messages.error(request, " ".join(exception.messages))
        back = request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
            back = reverse("wagtailadmin_home")
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # What the script of a modal window expects.
            return JsonResponse({"step": "success", "redirect": back})
        return HttpResponseRedirect(back)
