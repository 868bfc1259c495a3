"""Settings of the benchmark: those of the tests, with Wagtail's own engines when asked for."""

import os

from lpbsite.settings.test import *  # noqa: F403
from lpbsite.settings.test import (
    DATA_DIR,
    ELASTICSEARCH_URL,
    SEARCH_INDEX_PREFIX,
    WAGTAILSEARCH_BACKENDS,
)

MEDIA_ROOT = DATA_DIR / "media"  # the words of documents are read when pages are indexed

if os.environ.get("LPB_BENCH_STOCK"):
    if ELASTICSEARCH_URL:
        WAGTAILSEARCH_BACKENDS = {
            "default": {
                "BACKEND": "wagtail.search.backends.elasticsearch9",
                "URLS": [ELASTICSEARCH_URL],
                "INDEX_PREFIX": f"{SEARCH_INDEX_PREFIX}_",
            }
        }
    else:
        WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

if os.environ.get("LPB_BENCH_LOADING"):  # each engine indexes its own copy afterwards
    for backend in WAGTAILSEARCH_BACKENDS.values():
        backend["AUTO_UPDATE"] = False
