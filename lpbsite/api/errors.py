"""What the API says when something is wrong: RFC 9457, ``application/problem+json``."""

import json
import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from pydantic import Field

from lpbsite.api.schemas import ApiSchema

PROBLEM_JSON = "application/problem+json"
NOT_FOUND = "There is nothing at this address that a visitor may see."

logger = logging.getLogger(__name__)


class Fault(ApiSchema):
    """A parameter that is wrong."""

    name: str = Field(description="Name of the parameter.", examples=["pageSize"])
    reason: str = Field(
        description="What is wrong with it.",
        examples=["Input should be less than or equal to 100"],
    )


class ProblemDetails(ApiSchema):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="Kind of problem.", examples=["about:blank"])
    title: str = Field(description="The meaning of the status.", examples=["Bad Request"])
    status: int = Field(description="HTTP status.", examples=[400])
    detail: str = Field(
        description="What is wrong with this request.",
        examples=["pageSize: Input should be less than or equal to 100"],
    )
    errors: list[Fault] = Field(default=[], description="The parameters that are wrong.")


class Problem(Exception):
    """Stops a request; the answer is a problem."""

    def __init__(self, status: int, detail: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.faults = list(faults)


class BadParameters(Problem):
    """400: some parameters have an unknown name or a value that is not allowed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        faults = list(faults)
        detail = "; ".join(f"{fault.name}: {fault.reason}" for fault in faults)
        super().__init__(HTTPStatus.BAD_REQUEST, detail, faults)


class NotFound(Problem):
    """404: there is no such thing, or nobody may see it."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.NOT_FOUND, NOT_FOUND)


def problem_response(status: int, detail: str, faults: Iterable[Fault] = ()) -> HttpResponse:
    """Return an answer that tells what is wrong; ``errors`` only where parameters are."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    if errors := [fault.model_dump(by_alias=True) for fault in faults]:
        body["errors"] = errors
    return HttpResponse(
        json.dumps(body),
        content_type=PROBLEM_JSON,
        status=status,
        headers={"Cache-Control": "no-store"},
    )


def answer_problems(api: NinjaAPI) -> None:
    """Have ``api`` answer every error as a problem; never with a trace, not even in DEBUG."""
    api.add_exception_handler(Problem, of_problem)
    api.add_exception_handler(ValidationError, of_validation)
    api.add_exception_handler(Http404, of_missing)
    api.add_exception_handler(Exception, of_failure)


def of_problem(request: HttpRequest, problem: Any) -> HttpResponse:
    return problem_response(problem.status, problem.detail, problem.faults)


def of_validation(request: HttpRequest, error: Any) -> HttpResponse:
    faults = [Fault(name=name_of(found["loc"]), reason=found["msg"]) for found in error.errors]
    return of_problem(request, BadParameters(faults))


def name_of(place: tuple[str | int, ...]) -> str:
    """Return the parameter's name; the place of a value in a list is not told."""
    return [str(part) for part in place if isinstance(part, str)][-1]


def of_missing(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_response(HTTPStatus.NOT_FOUND, NOT_FOUND)


def of_failure(request: HttpRequest, error: Any) -> HttpResponse:
    logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem_response(
        HTTPStatus.INTERNAL_SERVER_ERROR, "Something broke on our side; it has been noted."
    )
