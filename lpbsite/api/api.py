"""The API itself: its name, and the resources it has."""

from ninja import NinjaAPI

from lpbsite.api.errors import answer_problems

VERSION = "1.0.0"
DESCRIPTION = """\
All content of the site of LPB, the Dutch network for working in neighbourhoods, in Dutch and
English. Read only, without a key: what a visitor of the site may see is here, nothing else.
"""

api = NinjaAPI(
    title="LPB",
    version=VERSION,
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
)
answer_problems(api)

# One line a resource: its router, and the tag it stands under in the documentation.
# api.add_router("", resources.news.router, tags=["News"])
