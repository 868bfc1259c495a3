"""The page that says which open data there is, and under which licence."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lpbsite.api.models import OpenDataSettings
from lpbsite.api.urls import ROOT


@dataclass(frozen=True)
class DataSet:
    """A list of the API that is there as a table too."""

    title: str
    text: str
    json_url: str
    csv_url: str


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Show the data sets in the language of the address, and where all else is described."""
    context = {
        "data_sets": data_sets(get_language()),
        "licence": OpenDataSettings.objects.exclude(licence_name="").first(),
        "documentation_url": f"{ROOT}/docs",
        "openapi_url": f"{ROOT}/openapi.json",
        "breadcrumbs": [(_("Home"), f"/{get_language()}/"), (_("Open data"), None)],
    }
    return render(request, "api/open_data.html", context)


def data_sets(lang: str) -> list[DataSet]:
    described = {
        "editions": (
            _("Congresses and meetings"),
            _("When and where they are, and the theme and the questions of each."),
        ),
        "host-cities": (
            _("Host cities"),
            _("Where they are, since when they work in districts, and what they hosted."),
        ),
        "partners": (
            _("Partners"),
            _("Municipalities, knowledge institutes and other organisations of the network."),
        ),
        "contributions": (
            _("Publications"),
            _("What people and partners wrote for the network, and where to download it."),
        ),
    }
    return [
        DataSet(
            title,
            text,
            json_url=f"{ROOT}/{name}?lang={lang}",
            csv_url=f"{ROOT}/{name}.csv?lang={lang}",
        )
        for name, (title, text) in described.items()
    ]
