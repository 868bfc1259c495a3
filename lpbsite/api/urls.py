"""The addresses of the API; everything below its prefix is answered by it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from lpbsite.api.api import api
from lpbsite.api.errors import NotFound, of_problem


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    return of_problem(request, NotFound())


urlpatterns = [
    path("api/v1/", api.urls),
    # So that no language prefix is tried and no slash is added.
    re_path(r"^api/v1(/.*)?$", nothing_here),
]
