import pytest

pytestmark = pytest.mark.django_db


def problem(client, address):
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/problem+json"
    answer = response.json()
    assert (response.status_code, answer["status"], answer["title"]) == (
        400,
        400,
        "Bad Request",
    )
    return answer["detail"], answer["errors"]


@pytest.mark.parametrize(
    ("query", "name", "reason"),
    [
        ("colour=red", "colour", "There is no parameter of this name here."),
        ("page_size=5", "page_size", "There is no parameter of this name here."),
        ("lang=de", "lang", "Input should be 'nl' or 'en'"),
        ("lang=nl&lang=en", "lang", "Give this parameter once."),
        ("pageSize=0", "pageSize", "Input should be greater than or equal to 1"),
        ("pageSize=101", "pageSize", "Input should be less than or equal to 100"),
        ("page=0", "page", "Input should be greater than or equal to 1"),
        (
            "page=two",
            "page",
            "Input should be a valid integer, unable to parse string as an integer",
        ),
    ],
)
def test_parameter_that_is_wrong_is_named(client, query, name, reason):
    assert problem(client, f"/api/v1/pages?{query}") == (
        f"{name}: {reason}",
        [{"name": name, "reason": reason}],
    )


@pytest.mark.parametrize("number", ["1.0", "1_0", "%2B1", "%201", "1%0A", "１", ""])
def test_number_is_written_in_digits(client, number):
    wrong = "Input should be a valid integer, unable to parse string as an integer"
    for name in ("page", "pageSize", "parent"):
        assert problem(client, f"/api/v1/pages?{name}={number}") == (
            f"{name}: {wrong}",
            [{"name": name, "reason": wrong}],
        )


def test_value_of_a_list_that_is_wrong_is_named(client):
    detail, errors = problem(client, "/api/v1/pages?type=news&type=novel")
    assert [error["name"] for error in errors] == ["type"]
    assert detail.startswith("type: Input should be 'news', 'edition'")


def test_all_faults_are_told_at_once(client):
    _detail, errors = problem(client, "/api/v1/pages?lang=de&pageSize=1000")
    assert [error["name"] for error in errors] == ["lang", "pageSize"]


def test_missing_parameter_is_named(client):
    assert problem(client, "/api/v1/pages/find") == (
        "path: Field required",
        [{"name": "path", "reason": "Field required"}],
    )
