"""What only PostgreSQL minds is asked of it too."""

PROGRAMME_ITEMS = "tests/api/resources/test_programme_items.py::ProgrammeItemTests"


def test_programme_items_are_the_same_on_postgresql(run_tests_with, postgres_url):
    run_tests_with(PROGRAMME_ITEMS, LPB_DATABASE_URL=postgres_url)
