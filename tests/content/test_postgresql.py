def test_importer_does_the_same_on_postgresql(run_tests_with, postgres_url):
    run_tests_with("tests/content/test_importer.py::AgainTests", LPB_DATABASE_URL=postgres_url)
