"""The API itself: its name, and the resources it has."""

from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation
from pydantic.alias_generators import to_camel

from lpbsite.api.errors import answer_problems
from lpbsite.api.openapi import complete
from lpbsite.api.resources import (
    contributions,
    editions,
    host_cities,
    navigation,
    news,
    partners,
    people,
    programme_items,
    search,
    topics,
)

# Last: it tells pages of all types that the others registered.
from lpbsite.api.resources import pages, preview  # isort: skip

VERSION = "1.0.0"
DESCRIPTION = """\
All content of the site of LPB, the Dutch network for working in neighbourhoods, in Dutch and
English. Read only, without a key: what a visitor of the site may see is here, nothing else.
"""


class SiteApi(NinjaAPI):
    described: dict[str, Any] | None = None

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation as its function, without the module: ``listNews``."""
        return to_camel(operation.view_func.__name__)

    def get_openapi_schema(self, **options: Any) -> Any:
        """Return the OpenAPI file; it is made once in a process.

        The version stands in the server's address, not in the paths, as the NLGov rules ask.
        """
        if self.described is None:
            self.described = complete(super().get_openapi_schema(path_prefix=""))
        return self.described


api = SiteApi(
    title="LPB",
    version=VERSION,
    description=DESCRIPTION,
    urls_namespace="api",
    servers=[{"url": "/api/v1"}],
    docs_url=None,
)
answer_problems(api)

# One line a resource: its router, and the heading it stands under in the documentation.
api.add_router("", navigation.router, tags=["Site"])
api.add_router("", topics.router, tags=["Site"])
api.add_router("", search.router, tags=["Search"])
api.add_router("", pages.router, tags=["Pages"])
api.add_router("", preview.router, tags=["Pages"])
api.add_router("", news.router, tags=["News"])
api.add_router("", editions.router, tags=["Editions"])
api.add_router("", programme_items.router, tags=["Editions"])
api.add_router("", host_cities.router, tags=["Host cities"])
api.add_router("", partners.router, tags=["Partners"])
api.add_router("", people.router, tags=["People"])
api.add_router("", contributions.router, tags=["Contributions"])
