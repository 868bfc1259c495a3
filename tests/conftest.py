"""Fixtures of the real servers and the browser; ``tests/servers.py`` tells how to use them."""

import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from elasticsearch import Elasticsearch
from hypothesis import settings as hypothesis_settings

from tests import servers

# playwright runs an event loop in the test's thread, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# How long an example takes is the machine's affair; timings are in tests/benchmarks.
hypothesis_settings.register_profile("site", deadline=None)
hypothesis_settings.load_profile("site")

ROOT = Path(__file__).resolve().parent.parent
# Sandbox: CI runs as root. The others keep the browser from calling its maker.
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config):
    config.opened_servers = servers.open_session()


def pytest_unconfigure(config):
    if config.opened_servers:
        servers.close_session()


@pytest.fixture(autouse=True)
def dutch_first():
    """Start each test in Dutch: a request leaves its language behind in the thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def nothing_kept():
    """Forget what searching keeps of the test before, whose end no stamp or clock tells."""
    from lpbsite.search.best_bets import saved_bets
    from lpbsite.search.stamp import kept_by_stamp
    from lpbsite.search.synonyms import saved_groups

    for kept in (saved_groups, saved_bets, *kept_by_stamp.everything):
        kept.forget()


def had_or_skipped(find, *arguments):
    try:
        return find(*arguments)
    except servers.Unavailable as lack:
        if os.environ.get("LPB_REQUIRE_SERVICES") == "1":
            pytest.fail(f"{lack} (LPB_REQUIRE_SERVICES=1)", pytrace=False)
        pytest.skip(str(lack))


@pytest.fixture(scope="session")
def elasticsearch_url():
    return had_or_skipped(servers.elasticsearch_address)


@pytest.fixture
def search_index_prefix(elasticsearch_url):
    prefix = f"lpb-test-{uuid.uuid4().hex[:12]}"
    yield prefix
    with Elasticsearch(elasticsearch_url) as client:
        for index in client.indices.get(index=f"{prefix}*", expand_wildcards="all"):
            client.indices.delete(index=index)


@pytest.fixture(scope="session")
def postgres_url(worker_id):
    return had_or_skipped(servers.postgres_address, f"lpb_{worker_id}")


@pytest.fixture(scope="session")
def run_tests_with():
    def run(*paths, **environment):
        command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider"]
        # What xdist tells its workers would make this run one of them.
        inherited = {name: value for name, value in os.environ.items() if "XDIST" not in name}
        if "LPB_DATABASE_URL" in environment:  # this worker's own; to migrate takes 15 seconds
            command.append("--reuse-db")
        ran = subprocess.run(
            [*command, "-q", "--no-header", "--tb=short", *paths],
            cwd=ROOT,
            env={**inherited, **environment},
            capture_output=True,
            text=True,
        )
        if ran.returncode:
            pytest.fail(f"with {environment}:\n{ran.stdout}{ran.stderr}", pytrace=False)

    return run


@pytest.fixture(scope="session")
def chromium_path():
    return had_or_skipped(servers.chromium)


@pytest.fixture(scope="session")
def browser(chromium_path):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=CHROMIUM_OPTIONS
        )
        yield browser
        browser.close()
