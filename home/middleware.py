"""Lets visitors send the public forms without the cookie that Django's check needs."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from home.form_guard import comes_from_this_site

PAGE_VIEW = "wagtail_serve"


class PublicFormMiddleware:
    """Excuses a post to a page from the CSRF token when it comes from a page of this site.

    Stands before Django's CSRF middleware. Only pages are excused, never the admin, the login
    of private pages or another view; of all pages only the form page reads what is sent, and
    it does nothing in a visitor's name. A post from elsewhere goes on to Django's check, which
    refuses it. See docs/decisions/0003-forms-without-cookies.md.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        match = request.resolver_match
        is_page = match is not None and match.view_name == PAGE_VIEW
        if request.method == "POST" and is_page and comes_from_this_site(request):
            # Wagtail serves all pages by one view: to exempt that view would excuse any sender.
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
