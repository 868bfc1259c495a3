import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.api.lists import ListQuery, list_answer
from lpbsite.api.schemas import ListAnswer
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    site_tree,
)


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


class OrderTests(WagtailPageTestCase):
    def test_titles_are_in_order_whatever_their_capitals(self):
        tree = site_tree()
        edition = CongressEditionPageFactory(parent=tree.editions)
        listed = {
            "programme-items": (ProgrammeItemPageFactory, ProgrammePageFactory(parent=edition)),
            "host-cities": (HostCityPageFactory, tree.host_cities),
            "partners": (PartnerPageFactory, tree.partners),
            "people": (PersonPageFactory, tree.people),
            "contributions": (ContributionPageFactory, tree.contributions),
        }
        for factory, parent in listed.values():
            for number, title in enumerate(("RIGO", "de Raad", "Raad", "raad", "Deventer")):
                parent.refresh_from_db()
                factory(parent=parent, title=title, slug=f"nummer-{number}")
        wanted = ["de Raad", "Deventer", "Raad", "raad", "RIGO"]
        for name in listed:
            assert (name, titles(self.client, name)) == (name, wanted)
        below = titles(self.client, "pages", parent=tree.partners.pk)
        assert below == wanted


def titles(client, name, **query):
    items = client.get(f"/api/v1/{name}", query).json()["items"]
    return [item["title"] for item in items]


def link_of(question):
    request = RequestFactory().get("/api/v1/numbers", question)
    response = HttpResponse()
    list_answer(Numbers, range(45), lambda rows: rows, ListQuery(), request, response)
    return response.headers.get("Link", "")


def test_links_repeat_a_question_as_it_is_shown_and_each_value_once():
    assert link_of({"q": "wijk\x00 " * 3, "topic": ["buurt", "buurt"]}).startswith(
        '</api/v1/numbers?q=wijk+wijk+wijk&topic=buurt&page=1>; rel="first", '
    )
    assert len(link_of({"q": "é" * 55_000})) < 4_000


def test_a_question_of_too_many_values_has_no_links():
    assert link_of({"topic": [f"onderwerp-{number}" for number in range(500)]}) == ""
