"""Settings of search as production has them, for one test."""

from contextlib import contextmanager

from django.test import override_settings

from lpbsite.search.backends.elasticsearch import breakers

EMBEDDED = {"BACKEND": "lpbsite.search.backends.database"}


def embedded_only():
    return override_settings(WAGTAILSEARCH_BACKENDS={"default": EMBEDDED})


@contextmanager
def elasticsearch_at(address, prefix="", timeout=1):
    """Use Elasticsearch at an address; every breaker is closed before and after."""
    default = {
        "BACKEND": "lpbsite.search.backends.elasticsearch",
        "URLS": [address],
        "INDEX_PREFIX": prefix,
        "TIMEOUT": timeout,
        "OPTIONS": {"max_retries": 0},
    }
    backends = {"default": default, "embedded": EMBEDDED}
    breakers.clear()
    try:
        with override_settings(WAGTAILSEARCH_BACKENDS=backends):
            yield
    finally:
        breakers.clear()


@contextmanager
def engine(failure):
    """Use Elasticsearch at a server that fails so."""
    with failure() as address, elasticsearch_at(address):
        yield
