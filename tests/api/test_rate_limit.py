import pytest
from django.core.cache import cache
from django.test import override_settings

pytestmark = pytest.mark.django_db
TOPICS = "/api/v1/topics"


@pytest.fixture(autouse=True)
def fresh_count():
    cache.clear()
    yield
    cache.clear()


@override_settings(LPB_API_RATE_LIMIT=2)
def test_third_request_of_a_minute_has_to_wait(client, time_machine):
    time_machine.move_to("2026-11-22T12:00:15Z", tick=False)
    assert [client.get(TOPICS).status_code for _ in range(2)] == [200, 200]
    refused = client.get(TOPICS)
    assert refused.headers["Retry-After"] == "45"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert refused.json() == {
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "Too many requests; try again in 45 seconds.",
    }
    assert client.get(TOPICS, REMOTE_ADDR="192.0.2.7").status_code == 200
    time_machine.move_to("2026-11-22T12:01:00Z", tick=False)
    assert client.get(TOPICS).status_code == 200


@override_settings(LPB_API_RATE_LIMIT=1)
def test_limit_is_for_the_api_alone(client):
    assert client.get(TOPICS).status_code == 200
    assert client.get(TOPICS).status_code == 429
    assert client.get("/robots.txt").status_code == 200


@override_settings(LPB_API_RATE_LIMIT=0)
def test_no_limit(client):
    assert [client.get(TOPICS).status_code for _ in range(5)] == [200] * 5


@override_settings(LPB_API_RATE_LIMIT=1)
def test_address_that_a_client_writes_itself_does_not_count(client):
    first = client.get(TOPICS, headers={"X-Forwarded-For": "192.0.2.1"})
    second = client.get(TOPICS, headers={"X-Forwarded-For": "192.0.2.2"})
    assert [first.status_code, second.status_code] == [200, 429]


@override_settings(LPB_API_RATE_LIMIT=1, LPB_TRUSTED_PROXIES=1)
@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("192.0.2.1", "192.0.2.2", 200),
        ("192.0.2.1", "192.0.2.1", 429),
        ("198.51.100.1, 192.0.2.1", "198.51.100.2, 192.0.2.1", 429),
        ("no address", "nonsense", 429),
        ("2001:db8::1", "2001:DB8:0::1", 429),
    ],
)
def test_address_that_our_proxy_wrote_counts(client, first, second, status):
    assert client.get(TOPICS, headers={"X-Forwarded-For": first}).status_code == 200
    assert client.get(TOPICS, headers={"X-Forwarded-For": second}).status_code == status
