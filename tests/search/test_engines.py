"""The questions put to the engines of production; the ordinary run puts them to SQLite."""

QUESTIONS = "tests/search/questions"


def test_postgresql_answers_the_same_questions(run_tests_with, postgres_url):
    run_tests_with(QUESTIONS, LPB_DATABASE_URL=postgres_url)


def test_elasticsearch_answers_the_same_questions(
    run_tests_with, elasticsearch_url, search_index_prefix
):
    run_tests_with(
        QUESTIONS,
        ELASTICSEARCH_URL=elasticsearch_url,
        LPB_SEARCH_INDEX_PREFIX=search_index_prefix,
        # A busy machine is no reason for the embedded engine to answer instead.
        LPB_SEARCH_TIMEOUT="60",
    )
