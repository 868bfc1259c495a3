"""The OpenAPI file is what other people's programs rely on: a change of it shows here."""

import json
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db
SNAPSHOT = Path(__file__).with_name("openapi.json")


def openapi(client):
    return client.get("/api/v1/openapi.json").json()


def test_openapi_file_is_the_one_in_the_repository(client):
    written = json.dumps(openapi(client), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("LPB_RENEW_OPENAPI") == "1":
        SNAPSHOT.write_text(written)
    assert json.loads(SNAPSHOT.read_text()) == json.loads(written)


def test_every_operation_and_field_is_described(client):
    schema = openapi(client)
    operations = {
        path: operation
        for path, methods in schema["paths"].items()
        for operation in [methods["get"]]
    }
    undescribed = [
        path
        for path, operation in operations.items()
        if not operation.get("summary")
        or not all(one.get("description") for one in operation.get("parameters", ()))
    ]
    undescribed += [
        f"{name}.{field}"
        for name, shape in schema["components"]["schemas"].items()
        for field, of_field in shape.get("properties", {}).items()
        if not {"description", "$ref", "const"} & set(of_field)
    ]
    assert undescribed == []


def test_version_stands_in_the_address_of_the_server(client):
    schema = openapi(client)
    assert (schema["servers"], schema["info"]["version"]) == ([{"url": "/api/v1"}], "1.0.0")


def test_problems_have_their_media_type(client):
    responses = openapi(client)["paths"]["/pages"]["get"]["responses"]
    assert {status: list(one["content"]) for status, one in responses.items()} == {
        "200": ["application/json"],
        "400": ["application/problem+json"],
        "404": ["application/problem+json"],
        "406": ["application/problem+json"],
        "429": ["application/problem+json"],
    }


def test_blocks_are_told_apart_by_type(client):
    blocks = openapi(client)["components"]["schemas"]["WholePage"]["properties"]["body"][
        "items"
    ]
    assert blocks["discriminator"]["propertyName"] == "type"
    assert sorted(blocks["discriminator"]["mapping"]) == [
        "document",
        "heading",
        "image",
        "links",
        "notice",
        "paragraph",
        "questions",
        "quote",
        "subheading",
    ]


def test_documentation_needs_nothing_from_elsewhere_and_nothing_inline(client):
    response = client.get("/api/v1/docs")
    html = response.content.decode()
    assert response.headers["Content-Language"] == "en"
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert "<script" not in html
    assert "<style" not in html
    assert " style=" not in html
    assert '"http' not in html
    for path in openapi(client)["paths"]:
        assert f"<code>GET /api/v1{path}</code>" in html
