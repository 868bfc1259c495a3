"""What an editor previews: the one exception to "no draft"."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from lpbsite.api.errors import NotFound
from lpbsite.api.resources.pages import AnyPage
from lpbsite.api.routing import ApiRouter
from lpbsite.api.schemas import ApiSchema
from lpbsite.api.whole import tell
from lpbsite.core.models.previews import NoPreview, previewed_page

router = ApiRouter()


class TokenQuery(ApiSchema):
    token: str = Field(
        description="As the site gave it to the front end that it opened.",
        examples=["12:1vMQkL:Zk3GmYbq0e3n0QhcdH0Z1vJtSxk1m0oV9zq3c0T8f5g"],
    )


@router.get("/preview", response=AnyPage, summary="A page that an editor previews")
def get_preview(request: HttpRequest, response: HttpResponse, asked: Query[TokenQuery]) -> Any:
    """A page as an editor has it, not saved yet; in the shape of `/pages/{id}`.

    The token shows it for one hour. A new page has the number 0.
    """
    try:
        page = previewed_page(asked.token)
    except NoPreview:
        raise NotFound from None
    page.pk = page.pk or 0
    for name in ("first_published_at", "last_published_at"):
        moment = getattr(page, name)  # kept in the editor's time zone
        setattr(page, name, moment and moment.astimezone(dt.UTC))
    response.headers["Cache-Control"] = "private, no-store"
    return tell(page)
