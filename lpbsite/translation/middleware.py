"""The language of a request, without sending machines to a Dutch address."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware


class SiteLocaleMiddleware(LocaleMiddleware):
    """Django's own, but an unknown address of the API or of a file stays 404.

    Django would redirect it to ``/nl/…``, because Wagtail's catch-all pattern matches any path there.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        path = request.path_info
        if path.startswith("/api/") or "." in path.rsplit("/", 1)[-1]:
            return response
        return super().process_response(request, response)
