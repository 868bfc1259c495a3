"""Search, and suggestions while somebody types; the work is done in ``lpbsite.search``."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from lpbsite.api.lists import LangQuery, ListQuery, add_links
from lpbsite.api.resources.filters import Slug, Year
from lpbsite.api.routing import ApiRouter
from lpbsite.api.schemas import ApiSchema, Lang, PageType
from lpbsite.search import query_log
from lpbsite.search.answer import SearchAnswer
from lpbsite.search.query import search
from lpbsite.search.suggestions import suggest

router = ApiRouter()

QUESTION = Field(
    default="",
    description="What somebody typed; any text is allowed. Blank, nothing is found.",
    examples=["buurtagenda"],
)


class SearchQuery(ListQuery):
    """A question; values of one name are alternatives, names narrow each other."""

    q: str = QUESTION
    lang: Lang = Field(
        default="nl",
        description="Pages in this language come first; others that have no version in it "
        "follow.",
    )
    type: list[PageType] = Field(default=[], description="Only these types of page.")
    year: list[Year] = Field(
        default=[],
        description="Only these years: of publication, of the edition, of the occasion.",
        examples=[["2025"]],
    )
    topic: list[Slug] = Field(
        default=[],
        description="Only these topics, as in `/api/v1/topics`.",
        examples=[["participatie"]],
    )
    city: list[Slug] = Field(
        default=[],
        description="Only these host cities: slugs of their Dutch pages.",
        examples=[["utrecht"]],
    )

    def has_filters(self) -> bool:
        return bool(self.type or self.year or self.topic or self.city)


class SuggestQuery(LangQuery):
    q: str = QUESTION


class Highlights(ApiSchema):
    """HTML: all is escaped but `<mark>` around the words that were asked for."""

    title: str = Field(description="The title.", examples=["De <mark>buurtagenda</mark>"])
    text: str = Field(description="The part of the text that fits best; may be empty.")


class SearchHit(ApiSchema):
    """A page that was found."""

    id: int = Field(description="Number of the page.", examples=[42])
    type: PageType = Field(description="Kind of page.", examples=["news"])
    title: str = Field(description="Title of the page.")
    url: str = Field(description="Address of the page on this site.")
    lang: Lang = Field(description="Language of the page.")
    date: str | None = Field(
        description="When, as precisely as it is known.", examples=["2025-11-13", "2015-11"]
    )
    score: float = Field(description="Higher is better, within this answer only.")
    document_page: int | None = Field(
        description="Page of its document that the words stand on, when it is found by that."
    )
    highlights: Highlights


class FacetValue(ApiSchema):
    """A value that some of the hits have."""

    value: str = Field(description="For the filter.", examples=["2025"])
    label: str = Field(description="For people.", examples=["2025"])
    count: int = Field(description="How many hits there are with it.", examples=[3])


class Facets(ApiSchema):
    """What the hits can be narrowed by."""

    type: list[FacetValue] = Field(description="Kinds of page.")
    year: list[FacetValue] = Field(description="Years.")
    topic: list[FacetValue] = Field(description="Topics.")
    city: list[FacetValue] = Field(description="Host cities.")


class SearchResult(ApiSchema):
    """What was found."""

    query: str = Field(description="The question, without what cannot be shown.")
    lang: Lang = Field(description="The language that was asked in.")
    engine: Literal["elasticsearch", "postgresql", "sqlite"] = Field(
        description="Which engine answered."
    )
    degraded: bool = Field(description="Whether the better engine is away at the moment.")
    total: int = Field(description="How many pages were found, in both languages.")
    page: int = Field(description="Number of this page of the answer, from 1.")
    page_size: int = Field(description="How many a page has at most.")
    suggestion: str | None = Field(description="Another question that may be meant.")
    facets: Facets
    items: list[SearchHit] = Field(description="The best first.")


class Suggestion(ApiSchema):
    """Something that begins as what was typed."""

    text: str = Field(description="What to show.", examples=["Utrecht"])
    url: str = Field(description="Where it leads.", examples=["/nl/gaststeden/utrecht/"])
    type: PageType | Literal["topic"] = Field(description="What it is.")


class SuggestResult(ApiSchema):
    """At most eight suggestions."""

    items: list[Suggestion] = Field(description="The likeliest first.")


@router.get("/search", response=SearchResult, summary="Search the whole site")
def search_pages(
    request: HttpRequest, response: HttpResponse, asked: Query[SearchQuery]
) -> SearchResult:
    """The same search as on the site: inflections, compounds, synonyms, text of PDF files."""
    answer = search(
        asked.q,
        lang=asked.lang,
        types=asked.type,
        years=asked.year,
        topics=asked.topic,
        cities=asked.city,
        page=asked.page,
        page_size=asked.page_size,
    )
    if asked.page == 1 and not asked.has_filters():
        query_log.record(answer)
    add_links(response, request, asked, answer.total)
    return result_of(answer)


@router.get("/suggest", response=SuggestResult, summary="Suggest while somebody types")
def suggest_titles(request: HttpRequest, asked: Query[SuggestQuery]) -> SuggestResult:
    """Pages and topics of which the name begins as what was typed."""
    found = suggest(asked.q, lang=asked.lang)
    return SuggestResult(items=[Suggestion(**vars(one)) for one in found])


def result_of(answer: SearchAnswer) -> SearchResult:
    own: dict[str, Any] = {
        name: getattr(answer, name)
        for name in SearchResult.model_fields
        if name not in {"facets", "items"}
    }
    return SearchResult(
        **own,
        facets=Facets(
            **{
                name: [
                    FacetValue(value=one.value, label=one.label, count=one.count)
                    for one in answer.facets.get(name, ())
                ]
                for name in Facets.model_fields
            }
        ),
        items=[hit(item) for item in answer.items],
    )


def hit(item: Any) -> SearchHit:
    own = {name: getattr(item, name) for name in SearchHit.model_fields if name != "highlights"}
    return SearchHit(
        **own,
        highlights=Highlights(title=item.highlights.title, text=item.highlights.text),
    )
