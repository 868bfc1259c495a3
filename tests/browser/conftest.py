"""The whole site as ``make run`` serves it, with LPB's content, for the browser to visit."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
STARTING_SECONDS = 180


@dataclass
class RunningSite:
    url: str
    password: str


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until_served(process, url, log):
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the site stopped while starting:\n{log.read_text()}", pytrace=False)
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.3)
    pytest.fail(
        f"the site did not answer in {STARTING_SECONDS} s:\n{log.read_text()}", pytrace=False
    )


@pytest.fixture(scope="session")
def running_site(chromium_path, tmp_path_factory):
    """The site in a process and data folder of its own; without a browser it need not start."""
    data = tmp_path_factory.mktemp("site")
    log = data / "develop.log"
    url = f"http://127.0.0.1:{free_port()}"
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LPB_", "DJANGO_"))
    }
    environment.pop("ELASTICSEARCH_URL", None)
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "develop", "--port", url.rsplit(":", 1)[1]],
            cwd=ROOT,
            env={**environment, "LPB_DATA_DIR": str(data)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_served(process, f"{url}/nl/", log)
        yield RunningSite(url, (data / "editor-password.txt").read_text().strip())
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def visit(browser, running_site):
    """Return a function that opens a page as a new visitor; its options are playwright's."""
    contexts = []

    def open_page(**options):
        contexts.append(browser.new_context(base_url=running_site.url, **options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
