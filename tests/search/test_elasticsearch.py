"""The questions put to Elasticsearch; the ordinary run puts them to SQLite."""


def test_elasticsearch_answers_the_same_questions(
    run_tests_with, elasticsearch_url, search_index_prefix
):
    run_tests_with(
        "tests/search/questions",
        ELASTICSEARCH_URL=elasticsearch_url,
        LPB_SEARCH_INDEX_PREFIX=search_index_prefix,
        # A busy machine is no reason for the embedded engine to answer instead.
        LPB_SEARCH_TIMEOUT="60",
    )
