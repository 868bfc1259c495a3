"""Every address of the contract on the first content answers as the OpenAPI file says."""

import csv
import io

import jsonschema_rs
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content.development import INITIAL
from lpbsite.content.importer import import_content

LISTS = (
    "news",
    "editions",
    "programme-items",
    "host-cities",
    "partners",
    "people",
    "contributions",
)
TABLES = ("editions", "host-cities", "partners", "contributions")
# How many of each the first content has, in each language.
TOTALS = {
    "news": 3,
    "editions": 4,
    "programme-items": 9,
    "host-cities": 4,
    "partners": 16,
    "people": 14,
    "contributions": 5,
}


class FirstContentTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        with cls.captureOnCommitCallbacks(execute=True):
            import_content(INITIAL)

    def setUp(self):
        self.openapi = self.client.get("/api/v1/openapi.json").json()

    def get(self, address):
        response = self.client.get(f"/api/v1{address}")
        assert (response.status_code, response["Content-Type"]) == (
            200,
            "application/json; charset=utf-8",
        ), address
        return response.json()

    def wrong(self, operation, answer):
        """Return what in an answer is not as its operation says."""
        content = self.openapi["paths"][operation]["get"]["responses"]["200"]["content"]
        schema = content["application/json"]["schema"]
        validator = jsonschema_rs.Draft202012Validator(
            {**schema, "components": self.openapi["components"]}
        )
        return [error.message for error in validator.iter_errors(answer)]

    def lists(self):
        return [
            (name, lang, self.get(f"/{name}?lang={lang}&pageSize=100"))
            for name in LISTS
            for lang in ("nl", "en")
        ]

    def test_lists_are_whole_in_both_languages(self):
        found = [(name, lang, answer["total"]) for name, lang, answer in self.lists()]
        assert found == [(name, lang, TOTALS[name]) for name in LISTS for lang in ("nl", "en")]
        assert [self.wrong(f"/{name}", answer) for name, _lang, answer in self.lists()] == [
            [] for _list in found
        ]

    def test_every_item_answers_at_its_own_address_as_it_does_by_number(self):
        for name, lang, answer in self.lists():
            for item in answer["items"]:
                whole = self.get(f"/{name}/{item['slug']}?lang={lang}")
                assert self.wrong(f"/{name}/{{slug}}", whole) == []
                assert {field: whole[field] for field in item} == item
                assert self.get(f"/pages/{item['id']}") == whole
                assert self.get(f"/pages/find?path={item['url']}") == whole

    def test_programmes_have_all_items_of_their_edition(self):
        for lang in ("nl", "en"):
            programmes = {
                edition["slug"]: self.get(f"/editions/{edition['slug']}/programme?lang={lang}")
                for edition in self.get(f"/editions?lang={lang}")["items"]
            }
            assert {slug: answer["total"] for slug, answer in programmes.items()} == {
                "2025": 7,
                "2023": 0,
                "2015": 0,
                "2014": 2,
            }
            for answer in programmes.values():
                assert self.wrong("/editions/{slug}/programme", answer) == []

    def test_other_addresses_answer_in_both_languages(self):
        for lang in ("nl", "en"):
            for address, query in (
                ("/pages", "&pageSize=100"),
                ("/search", "&q=utrecht"),
                ("/suggest", "&q=utr"),
                ("/navigation", ""),
                ("/topics", ""),
            ):
                answer = self.get(f"{address}?lang={lang}{query}")
                assert self.wrong(address, answer) == [], address

    def test_tables_have_a_line_for_each_item(self):
        for name in TABLES:
            for lang in ("nl", "en"):
                response = self.client.get(f"/api/v1/{name}.csv?lang={lang}")
                [head, *lines] = csv.reader(io.StringIO(response.content.decode()))
                items = self.get(f"/{name}?lang={lang}&pageSize=100")["items"]
                assert [line[0] for line in lines] == [str(item["id"]) for item in items]
                assert set(head) <= set(items[0])
