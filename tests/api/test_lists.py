import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from lpbsite.api.lists import ListQuery, list_answer
from lpbsite.api.schemas import ListAnswer


class Numbers(ListAnswer[int]):
    """A list for these tests."""


def listed(query, total=45):
    request = RequestFactory().get("/api/v1/numbers", query)
    response = HttpResponse()
    asked = ListQuery(**{name: int(value) for name, value in query.items() if name != "topic"})
    answer = list_answer(Numbers, range(total), lambda rows: rows, asked, request, response)
    return answer.model_dump(by_alias=True), response.headers["Link"]


def test_first_page_has_twenty_items_and_leads_to_the_next():
    assert listed({}) == (
        {"items": list(range(20)), "total": 45, "page": 1, "pageSize": 20},
        '</api/v1/numbers?page=1>; rel="first", '
        '</api/v1/numbers?page=2>; rel="next", '
        '</api/v1/numbers?page=3>; rel="last"',
    )


def test_last_page_leads_back_and_keeps_the_filters():
    answer, link = listed({"topic": "wijk & buurt", "page": "3"})
    assert answer["items"] == [40, 41, 42, 43, 44]
    assert link == (
        '</api/v1/numbers?topic=wijk+%26+buurt&page=1>; rel="first", '
        '</api/v1/numbers?topic=wijk+%26+buurt&page=2>; rel="prev", '
        '</api/v1/numbers?topic=wijk+%26+buurt&page=3>; rel="last"'
    )


@pytest.mark.parametrize("page", [4, 10**40])
def test_past_the_end_is_empty_and_leads_back_to_the_last(page):
    answer, link = listed({"page": str(page)})
    assert answer == {"items": [], "total": 45, "page": page, "pageSize": 20}
    assert link == (
        '</api/v1/numbers?page=1>; rel="first", '
        '</api/v1/numbers?page=3>; rel="prev", '
        '</api/v1/numbers?page=3>; rel="last"'
    )


def test_empty_list_has_one_page():
    assert listed({}, total=0) == (
        {"items": [], "total": 0, "page": 1, "pageSize": 20},
        '</api/v1/numbers?page=1>; rel="first", </api/v1/numbers?page=1>; rel="last"',
    )
