"""Routers whose operations are strict about what they are asked."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from ninja import Router
from ninja.decorators import decorate_view
from ninja.operation import Operation

from lpbsite.api.errors import BadParameters, Fault, Problem, ProblemDetails, of_problem

JSON = "application/json"
PROBLEMS = (400, 404, 406, 429)


def offers(*media_types: str) -> Callable[[Any], Any]:
    """Say that an operation answers in these media types too, beside JSON.

    Stands below ``@router.get``. Without it, who accepts no JSON gets 406.
    """

    def mark(view: Any) -> Any:
        view.media_types = (JSON, *media_types)
        return view

    return mark


class ApiRouter(Router):
    """A router whose operations refuse parameters they do not know.

    Names in JSON are lower camel case, and every operation tells its problems in the schema.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"by_alias": True, **options})

    def add_api_operation(
        self, path: str, methods: list[str], view_func: Any, **options: Any
    ) -> None:
        answers = options["response"]
        if not isinstance(answers, dict):
            answers = {200: answers}
        problems = dict.fromkeys(PROBLEMS, ProblemDetails)
        super().add_api_operation(
            path, methods, view_func, **{**options, "response": answers | problems}
        )
        decorate_view(strictness(view_func._ninja_operation))(view_func)


def strictness(operation: Operation) -> Callable[[Any], Any]:
    """Return a decorator that refuses what the operation has no parameter or answer for."""
    known: set[str] = set()
    repeatable: set[str] = set()
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            known |= set(getattr(model, "__ninja_flatten_map__", ()))
            repeatable |= set(getattr(model, "__ninja_collection_fields__", ()))
    media_types = getattr(operation.view_func, "media_types", (JSON,))

    def decorate(run: Any) -> Any:
        @wraps(run)
        def strict(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                refuse_parameters(request, known, repeatable)
                refuse_media_types(request, media_types)
            except Problem as problem:
                return of_problem(request, problem)
            return run(request, *args, **kwargs)

        return strict

    return decorate


def refuse_parameters(request: HttpRequest, known: set[str], repeatable: set[str]) -> None:
    faults = []
    for name, values in request.GET.lists():
        if name not in known:
            faults.append(Fault(name=name, reason="There is no parameter of this name here."))
        elif len(values) > 1 and name not in repeatable:
            faults.append(Fault(name=name, reason="Give this parameter once."))
    if faults:
        raise BadParameters(faults)


def refuse_media_types(request: HttpRequest, offered: tuple[str, ...]) -> None:
    if not request.headers.get("Accept", "").strip():
        return  # nothing named is anything accepted
    if not any(request.accepts(media_type) for media_type in offered):
        detail = f"This address answers in {', '.join(offered)} only."
        raise Problem(HTTPStatus.NOT_ACCEPTABLE, detail)
