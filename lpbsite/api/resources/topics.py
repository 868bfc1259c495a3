"""The topics that pages are about."""

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from lpbsite.api.lists import LangQuery
from lpbsite.api.routing import ApiRouter
from lpbsite.api.schemas import ApiSchema
from lpbsite.core.terms import topic_terms

router = ApiRouter()


class TopicTerm(ApiSchema):
    """A topic."""

    value: str = Field(description="For filters; the same in both languages.")
    label: str = Field(description="For people, in the language asked for where it is there.")


class TopicTerms(ApiSchema):
    """All topics, by name."""

    items: list[TopicTerm] = Field(description="The topics.")


@router.get("/topics", response=TopicTerms, summary="All topics")
def list_topics(request: HttpRequest, asked: Query[LangQuery]) -> TopicTerms:
    """The values of the filter `topic`, with their names; all of them at once."""
    terms = topic_terms(asked.lang)
    items = [TopicTerm(value=value, label=term.label) for value, term in terms.items()]
    return TopicTerms(items=items)
