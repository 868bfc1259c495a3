"""Ask the API what its OpenAPI file allows and what it forbids, and hold it to its word.

A few cases of each operation; LPB_API_CASES sets how many: LPB_API_CASES=200 makes some 5,000.
"""

import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, settings

from tests.translation.filled_pages import filled_pages

CASES = int(os.environ.get("LPB_API_CASES", "5"))

pytestmark = pytest.mark.django_db
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
operations = {one.label: one for one in (found.ok() for found in schema.get_all_operations())}


@pytest.fixture(scope="module", autouse=True)
def content(django_db_setup, django_db_blocker):
    # As Django's own test client does: the end of a request may not end the transaction.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), transaction.atomic():
        filled_pages()
        yield
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


# Not ``schema.parametrize``: its tests are all called alike, and xdist then runs only one.
@pytest.mark.parametrize("operation", operations)
def test_api_keeps_its_word(operation):
    @given(case=operations[operation].as_strategy())
    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case):
        # Compression is the middleware's, and no matter of the operations.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()
