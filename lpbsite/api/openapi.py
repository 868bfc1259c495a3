"""The OpenAPI file: what ninja makes of the operations, and what it cannot know."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from lpbsite.api.errors import PROBLEM_JSON

INFO = {
    "contact": {
        "name": "Landelijk Platform Buurt- en wijkgericht werken (LPB)",
        "url": "/en/contact/",
    }
}
HEADERS: dict[str, Any] = {
    "API-Version": {
        "description": "Version of the API.",
        "schema": {"type": "string"},
        "example": "1.0.0",
    },
    "ETag": {
        "description": "Send it as If-None-Match; while nothing changed the answer is 304.",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "Addresses of the first, previous, next and last page (RFC 8288).",
        "schema": {"type": "string"},
    },
    "Retry-After": {
        "description": "Seconds to wait.",
        "schema": {"type": "integer"},
        "example": 30,
    },
}
PARTS_OF_ADDRESSES = {
    "id": "Number of the page, as in `id`.",
    "slug": "Last part of the address of the page, as in `slug`.",
}
MEANINGS = {
    HTTPStatus.BAD_REQUEST: "A parameter is unknown, or its value is not allowed.",
    HTTPStatus.NOT_FOUND: "There is nothing here that a visitor may see.",
    HTTPStatus.NOT_ACCEPTABLE: "The answer does not come in a media type that is accepted.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests from one address.",
}


def complete(schema: dict[str, Any]) -> dict[str, Any]:
    """Add to the OpenAPI file the headers, and that problems have a media type of their own."""
    schema["info"] |= INFO
    schema["components"]["headers"] = HEADERS
    leave_out_queries(schema["components"]["schemas"])
    for operation in operations(schema):
        for parameter in operation.get("parameters", ()):
            describe_parameter(parameter)
        is_list = any(found["name"] == "pageSize" for found in operation.get("parameters", ()))
        for status, response in operation["responses"].items():
            if int(status) == HTTPStatus.OK:
                describe_answer(response, operation["summary"], is_list)
            else:
                describe_problem(response, HTTPStatus(int(status)))
    return schema


def leave_out_queries(schemas: dict[str, Any]) -> None:
    """Leave out what ninja makes of parameters; the operations have them one by one."""
    for name in [name for name in schemas if name.endswith("Query")]:
        del schemas[name]


def operations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (operation for path in schema["paths"].values() for operation in path.values())


def describe_parameter(parameter: dict[str, Any]) -> None:
    parameter.pop("examples", None)  # here they would need names; the schema has them
    if parameter["in"] == "path":
        parameter["description"] = PARTS_OF_ADDRESSES[parameter["name"]]


def describe_answer(response: dict[str, Any], summary: str, is_list: bool) -> None:
    response["description"] = f"{summary}."
    response["headers"] = headers("API-Version", "ETag", *(["Link"] if is_list else []))


def describe_problem(response: dict[str, Any], status: HTTPStatus) -> None:
    response["description"] = MEANINGS[status]
    response["content"] = {PROBLEM_JSON: response["content"].pop("application/json")}
    more = ["Retry-After"] if status == HTTPStatus.TOO_MANY_REQUESTS else []
    response["headers"] = headers("API-Version", *more)


def headers(*names: str) -> dict[str, dict[str, str]]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
