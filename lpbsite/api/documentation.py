"""The documentation page: the OpenAPI file for people to read."""

from collections import defaultdict
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from lpbsite.api.api import api

Schema = dict[str, Any]


def documentation(request: HttpRequest) -> HttpResponse:
    """Show what the API has; in English, as all that is written about it (decision 0010)."""
    schema = api.get_openapi_schema()
    context = {
        "info": schema["info"],
        "groups": groups(schema["paths"], schema["servers"][0]["url"]),
        "shapes": shapes(schema["components"]["schemas"]),
    }
    with translation.override("en"):
        response = render(request, "api/documentation.html", context)
    response.headers["Content-Language"] = "en"
    return response


def groups(paths: Schema, root: str) -> dict[str, list[Schema]]:
    """Return the operations by their heading, each with its address, parameters and answer."""
    found: dict[str, list[Schema]] = defaultdict(list)
    for path, methods in paths.items():
        operation = methods["get"]
        found[operation["tags"][0]].append(
            {
                "path": f"{root}{path}",
                "summary": operation["summary"],
                "description": operation.get("description", ""),
                "parameters": [parameter(one) for one in operation.get("parameters", ())],
                "answers": kinds(content_schema(operation["responses"])),
            }
        )
    return dict(found)


def content_schema(responses: dict[int, Schema]) -> Schema:
    content = responses[HTTPStatus.OK]["content"]
    return dict(content.get("application/json", {"schema": {"type": "string"}})["schema"])


def parameter(found: Schema) -> Schema:
    schema = found["schema"]
    return {
        "name": found["name"],
        "required": found["required"],
        "description": found.get("description", ""),
        "kinds": kinds(schema),
        "values": ", ".join(values(schema)),
        "default": schema.get("default") or "",
    }


def shapes(schemas: Schema) -> list[Schema]:
    """Return the objects of answers by name, each with its fields."""
    return [
        {
            "name": name,
            "description": schema.get("description", ""),
            "values": ", ".join(values(schema)),
            "fields": [
                {
                    "name": field,
                    "description": of_field.get("description", ""),
                    "kinds": kinds(of_field),
                    "values": ", ".join(values(of_field)),
                }
                for field, of_field in schema.get("properties", {}).items()
            ],
        }
        for name, schema in sorted(schemas.items())
    ]


def values(schema: Schema) -> list[str]:
    """Return the values that are allowed, when they are counted out."""
    if "const" in schema:
        return [str(schema["const"])]
    return [str(value) for value in schema.get("enum", schema.get("items", {}).get("enum", ()))]


def kinds(schema: Schema) -> list[Schema]:
    """Return what a value may be: the names of objects, of which the page has one each."""
    for alternatives in ("anyOf", "oneOf", "allOf"):
        if alternatives in schema:
            return [kind for one in schema[alternatives] for kind in kinds(one)]
    if "$ref" in schema:
        return [{"name": schema["$ref"].rsplit("/", 1)[-1], "is_object": True}]
    if schema.get("type") == "array":
        return [{**kind, "is_list": True} for kind in kinds(schema["items"])]
    return [{"name": schema.get("format") or schema.get("type", "string")}]
