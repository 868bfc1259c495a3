"""The real servers that tests talk to: Elasticsearch, PostgreSQL and a browser.

A test asks for a fixture of ``conftest.py`` and never for this module:

- ``elasticsearch_url``: address of a running Elasticsearch 9; with it ``search_index_prefix``,
  which no other worker uses and whose indices are removed after the test;
- ``postgres_url``: address of a PostgreSQL database of this worker's own; Django's test runner
  makes ``test_<name>`` beside it;
- ``run_tests_with``: runs tests once more in another process, with other settings from the
  environment. So one set of questions is put to every engine, through the real settings::

      def test_postgresql_answers_the_same_questions(run_tests_with, postgres_url):
          run_tests_with("tests/search/test_questions.py", LPB_DATABASE_URL=postgres_url)

      def test_elasticsearch_answers_the_same_questions(
          run_tests_with, elasticsearch_url, search_index_prefix
      ):
          run_tests_with(
              "tests/search/test_questions.py",
              ELASTICSEARCH_URL=elasticsearch_url,
              LPB_SEARCH_INDEX_PREFIX=search_index_prefix,
          )

- ``browser``, ``chromium_path``: the machine's own Chromium, under playwright.

What is not there makes a test skip with the reason, or fail when LPB_REQUIRE_SERVICES=1, as CI
has it. ELASTICSEARCH_URL, LPB_TEST_POSTGRES_URL and LPB_CHROMIUM name what runs already; else
the first test that needs a server starts it, all workers of the session share it, and the end
of the session ends it. A session that was killed is cleaned up by the next one.
"""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgresql
from tests.elasticsearch_node import node

# Names the folder of this session's servers: data, logs, addresses. Workers inherit it.
SESSION = "LPB_TEST_SERVERS"
PREFIX = "lpb-test-servers-"
STARTING_SECONDS = 120


class Unavailable(Exception):
    """A server cannot be had here; the message is the reason."""


def elasticsearch_address() -> str:
    if given := os.environ.get("ELASTICSEARCH_URL"):
        return given
    return shared("elasticsearch", start_elasticsearch)


def postgres_address(database: str) -> str:
    server = os.environ.get("LPB_TEST_POSTGRES_URL") or shared("postgresql", start_postgresql)
    return f"{server.rsplit('/', 1)[0]}/{database}"


def chromium() -> str:
    if given := os.environ.get("LPB_CHROMIUM"):
        return given
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise Unavailable("No Chromium: install it, or name it in LPB_CHROMIUM.")


def open_session() -> bool:
    """Make the folder of this session's servers; False when there is one, as in a worker."""
    if SESSION in os.environ:
        return False
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = int(folder.name.removeprefix(PREFIX).split("-")[0])
        if folder.stat().st_uid == os.getuid() and not shown_process(owner):
            end_servers(folder)
    os.environ[SESSION] = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")
    return True


def close_session() -> None:
    end_servers(Path(os.environ.pop(SESSION)))


def shared(name: str, start: Callable[[Path], tuple[str, int, int]]) -> str:
    """Return the address of a server that the first caller of the session starts."""
    session = Path(os.environ[SESSION])
    state = session / f"{name}.json"
    with locked(session / f"{name}.lock"):
        if not state.exists():
            folder = session / name
            folder.mkdir()
            # PostgreSQL runs as another user than root, and has to reach its folder.
            session.chmod(0o711)
            try:
                address, process, end_signal = start(folder)
                state.write_text(json.dumps([address, process, end_signal]))
            except Unavailable as lack:
                state.write_text(json.dumps([str(lack)]))
    found = json.loads(state.read_text())
    if len(found) == 1:
        raise Unavailable(found[0])
    return found[0]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def start_elasticsearch(folder: Path) -> tuple[str, int, int]:
    port = free_port()
    try:
        command = node.command(folder / "data", port)
    except node.CannotBuild as lack:
        raise Unavailable(
            f"No Elasticsearch: {lack} Or name a running one in ELASTICSEARCH_URL."
        ) from lack
    address = f"http://127.0.0.1:{port}"
    process = start(command, folder, lambda: http_answers(address))
    return address, process, signal.SIGTERM


def http_answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_cluster/health", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def start_postgresql(folder: Path) -> tuple[str, int, int]:
    port = free_port()
    try:
        command, user = postgresql.command(folder, port)
    except postgresql.CannotMake as lack:
        raise Unavailable(
            f"No PostgreSQL: {lack} Or name a running one in LPB_TEST_POSTGRES_URL."
        ) from lack
    address = f"postgres://{postgresql.SUPERUSER}@127.0.0.1:{port}/postgres"
    process = start(command, folder, lambda: postgresql.answers(address), **user)
    return address, process, signal.SIGINT  # its quick shutdown; SIGTERM waits for clients


def start(command: list[str], folder: Path, answers: Callable[[], bool], **user) -> int:
    log = folder / "log.txt"
    with log.open("w") as output:
        # A session of its own: Ctrl-C reaches pytest alone, which ends its servers in order.
        process = subprocess.Popen(
            command, stdout=output, stderr=output, start_new_session=True, **user
        )
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if answers():
            return process.pid
        time.sleep(0.2)
    process.kill()
    raise Unavailable(f"{Path(command[0]).name} did not start: {log.read_text()[-2000:]}")


def end_servers(session: Path) -> None:
    for state in session.glob("*.json"):
        found = json.loads(state.read_text())
        # By its arguments: the number of a server that ended may be another program's by now.
        if len(found) > 1 and str(session) in shown_process(found[1]):
            os.kill(found[1], found[2])
            wait_for_end(found[1])
    shutil.rmtree(session, ignore_errors=True)


def wait_for_end(process: int) -> None:
    until = time.monotonic() + 20
    while shown_process(process):
        if time.monotonic() > until:
            os.kill(process, signal.SIGKILL)
            return
        time.sleep(0.1)


def shown_process(process: int) -> str:
    """Return state and arguments of a process; nothing when it has ended."""
    command = ["ps", "-ww", "-o", "stat=,args=", "-p", str(process)]
    shown = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    return "" if shown.startswith("Z") else shown


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
