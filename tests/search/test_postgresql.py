"""The questions put to PostgreSQL; the ordinary run puts them to SQLite."""


def test_postgresql_answers_the_same_questions(run_tests_with, postgres_url):
    run_tests_with("tests/search/questions", LPB_DATABASE_URL=postgres_url)
