"""The addresses of the API; it answers for everything below its prefix, and for no version."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from lpbsite.api.api import api
from lpbsite.api.documentation import documentation
from lpbsite.api.errors import NotFound, of_problem

ROOT = "/api/v1"


def is_ours(request: HttpRequest) -> bool:
    """Tell whether the API answers for the address, if only that there is nothing at it."""
    return request.path_info == ROOT or request.path_info.startswith(f"{ROOT}/")


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    return of_problem(request, NotFound())


urlpatterns = [
    path("api/v1/docs", documentation, name="api_documentation"),
    path("api/v1/", api.urls),
    # So that no language prefix is tried and no slash is added. Version 2 is Wagtail's own.
    re_path(r"^api(?:/(?!v2/).*)?$", nothing_here),
]
