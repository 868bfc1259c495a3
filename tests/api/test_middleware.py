import gzip

from django.db import OperationalError, connection
from django.test import Client, override_settings
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import StandardPageFactory, site_tree

PAGES = "/api/v1/pages"
METHODS = "GET, HEAD, OPTIONS"


def break_down(execute, sql, params, many, context):
    if "core_topic" in sql:
        raise OperationalError("disk of host db-7 is full")
    return execute(sql, params, many, context)


class HeaderTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def test_answer_may_be_read_by_pages_of_other_sites_and_kept(self):
        response = self.client.get(PAGES)
        names = (
            "Content-Type",
            "API-Version",
            "Access-Control-Allow-Origin",
            "Access-Control-Expose-Headers",
            "Cache-Control",
            "Vary",
        )
        assert {name: response.headers.get(name) for name in names} == {
            "Content-Type": "application/json; charset=utf-8",
            "API-Version": "1.0.0",
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "API-Version, ETag, Link, Retry-After",
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding, Accept",
        }
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert not response.cookies

    def test_repeat_is_304_until_something_is_published(self):
        etag = self.client.get(PAGES).headers["ETag"]
        repeat = self.client.get(PAGES, headers={"If-None-Match": etag})
        assert (repeat.status_code, repeat.content) == (304, b"")
        assert repeat.headers["API-Version"] == "1.0.0"
        StandardPageFactory(parent=self.tree.home, title="Nieuw")
        changed = self.client.get(PAGES, headers={"If-None-Match": etag})
        assert changed.status_code == 200
        assert changed.headers["ETag"] != etag

    def test_etag_says_nothing_of_drafts(self):
        etag = self.client.get(PAGES).headers["ETag"]
        StandardPageFactory(parent=self.tree.home, title="Concept", live=False)
        assert self.client.get(PAGES).headers["ETag"] == etag

    def test_head_is_get_without_a_body(self):
        for address in (PAGES, "/api/v1/pages/1", "/api/v1/openapi.json", "/api/v1/no"):
            got, head = self.client.get(address), self.client.head(address)
            assert head.content == b""
            assert (head.status_code, head.headers) == (got.status_code, got.headers)

    def test_head_knows_etags(self):
        etag = self.client.get(PAGES).headers["ETag"]
        assert self.client.head(PAGES, headers={"If-None-Match": etag}).status_code == 304

    def test_options_tell_the_methods_of_every_address_there_is(self):
        for address in (PAGES, "/api/v1/search", "/api/v1/openapi.json", "/api/v1/docs"):
            response = self.client.options(
                address,
                headers={
                    "Origin": "https://example.org",
                    "Access-Control-Request-Method": "GET",
                },
            )
            assert (response.status_code, response.content) == (204, b"")
            assert response.headers["Allow"] == METHODS
            assert response.headers["Access-Control-Allow-Methods"] == METHODS
            assert response.headers["Access-Control-Allow-Origin"] == "*"
            assert response.headers["Access-Control-Max-Age"] == "86400"
        assert self.client.options("/api/v1/no").status_code == 404

    def test_other_methods_are_a_problem(self):
        strict = Client(enforce_csrf_checks=True)
        for address in (PAGES, "/api/v1/openapi.json", "/api/v1/docs"):
            for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
                response = strict.generic(method, address)
                assert response.headers["Allow"] == METHODS
                assert response.json() == {
                    "type": "about:blank",
                    "title": "Method Not Allowed",
                    "status": 405,
                    "detail": f"The API is read only; use one of {METHODS}.",
                }

    def test_answer_is_compressed_for_who_asks(self):
        plain = self.client.get(PAGES)
        packed = self.client.get(PAGES, headers={"Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
        repeat = self.client.get(
            PAGES,
            headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]},
        )
        assert repeat.status_code == 304

    def test_media_type_that_there_is_not_is_a_problem(self):
        response = self.client.get(PAGES, headers={"Accept": "application/xml"})
        assert response.json() == {
            "type": "about:blank",
            "title": "Not Acceptable",
            "status": 406,
            "detail": "This address answers in application/json only.",
        }
        assert self.client.get(PAGES, headers={"Accept": ""}).status_code == 200
        browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        assert self.client.get(PAGES, headers=browser).status_code == 200


class ProblemTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def test_unknown_address_is_a_problem_and_leads_nowhere(self):
        for address in ("", "/", "/nothing", "/pages/", "/pages/find/", "/nl/", "/a.html"):
            response = self.client.get(f"/api/v1{address}")
            assert (address, response.status_code) == (address, 404)
            assert response.headers["Content-Type"] == "application/problem+json"
            assert response.headers["Access-Control-Allow-Origin"] == "*"
            assert response.headers["Cache-Control"] == "no-store"

    def test_version_that_there_is_not_is_a_problem(self):
        for address in ("/api", "/api/", "/api/v3/pages", "/api/v2", "/api/v11/pages"):
            response = self.client.get(address)
            assert (address, response.status_code) == (address, 404)
            assert response.headers["Content-Type"] == "application/problem+json"

    @override_settings(DEBUG=True)
    def test_failure_is_a_problem_without_a_trace(self):
        with self.assertLogs("lpbsite.api", "ERROR"), connection.execute_wrapper(break_down):
            response = self.client.get("/api/v1/topics")
        assert response.json() == {
            "type": "about:blank",
            "title": "Internal Server Error",
            "status": 500,
            "detail": "Something broke on our side; it has been noted.",
        }

    @override_settings(ALLOWED_HOSTS=["lpb.example"])
    def test_request_that_django_refuses_is_a_problem(self):
        response = self.client.get(PAGES, headers={"Host": "evil.example"})
        assert response.json() == {
            "type": "about:blank",
            "title": "Bad Request",
            "status": 400,
            "detail": "This request cannot be read.",
        }
