"""What the ordinary run asks of SQLite, asked of PostgreSQL."""


def test_postgresql_answers_the_same_questions(run_tests_with, postgres_url):
    run_tests_with(
        "tests/search/questions",
        "tests/search/postgresql_indexes.py",
        LPB_DATABASE_URL=postgres_url,
    )


def test_queries_are_counted_in_postgresql(run_tests_with, postgres_url):
    run_tests_with("tests/search/test_query_log.py", LPB_DATABASE_URL=postgres_url)


def test_the_index_follows_and_is_mended_in_postgresql(run_tests_with, postgres_url):
    run_tests_with(
        "tests/search/test_drift.py::DriftTests",
        "tests/search/test_reindexing.py",
        LPB_DATABASE_URL=postgres_url,
    )
