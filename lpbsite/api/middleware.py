"""What holds for every address of the API, whatever stands behind it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from lpbsite.api.api import VERSION
from lpbsite.api.errors import NOT_FOUND, PROBLEM_JSON, problem_response
from lpbsite.api.rate_limit import seconds_to_wait
from lpbsite.api.urls import is_ours, nothing_here

METHODS = "GET, HEAD, OPTIONS"
# What a page of another site may read of an answer, and send with a question.
EXPOSED = "API-Version, ETag, Link, Retry-After"
ALLOWED = "Accept, Accept-Language, Content-Type, If-None-Match"
DAY = 86_400
DETAILS = {
    HTTPStatus.BAD_REQUEST: "This request cannot be read.",
    HTTPStatus.NOT_FOUND: NOT_FOUND,
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something broke on our side; it has been noted.",
}


class ApiMiddleware:
    """Answer HEAD and OPTIONS, hold the rate, and give each answer its headers.

    Stands before everything that makes an answer of an error, so that these are problems too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response
        self.get_compressed = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> Any:
        if not is_ours(request):
            return self.get_response(request)
        if wait := seconds_to_wait(request):
            return with_headers(too_many(wait))
        if request.method != "HEAD":
            return with_headers(as_problem(self.get_compressed(request)))
        # Ninja and the check of ETags know GET alone.
        request.method = "GET"
        response = with_headers(as_problem(self.get_compressed(request)))
        request.method = "HEAD"
        response.content = b""
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer OPTIONS on every address that there is; the browsers' question of CORS too.

        Before the check of forms, which would refuse other methods in its own way.
        """
        if request.method == "GET" or not is_ours(request) or view is nothing_here:
            return None
        if request.method != "OPTIONS":
            return read_only()
        headers = {
            "Allow": METHODS,
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": ALLOWED,
            "Access-Control-Max-Age": str(DAY),
        }
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=headers)


def too_many(wait: int) -> HttpResponse:
    response = problem_response(
        HTTPStatus.TOO_MANY_REQUESTS, f"Too many requests; try again in {wait} seconds."
    )
    response.headers["Retry-After"] = str(wait)
    return response


def read_only() -> HttpResponse:
    response = problem_response(
        HTTPStatus.METHOD_NOT_ALLOWED, f"The API is read only; use one of {METHODS}."
    )
    response.headers["Allow"] = METHODS
    return response


def as_problem(response: Any) -> Any:
    """Return the answer of Django or ninja to an error as a problem; others as they are."""
    detail = DETAILS.get(response.status_code)
    if detail is None or response.headers.get("Content-Type") == PROBLEM_JSON:
        return response
    return problem_response(response.status_code, detail)


def with_headers(response: Any) -> Any:
    response.headers["API-Version"] = VERSION
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = EXPOSED
    # Kept by caches, but asked anew each time: an editor's change is seen at once.
    response.headers.setdefault("Cache-Control", "no-cache")
    patch_vary_headers(response, ["Accept", "Accept-Encoding"])
    return response
