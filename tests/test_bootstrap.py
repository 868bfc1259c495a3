import ast
import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lpbsite import bootstrap

SCRIPT = Path(bootstrap.__file__)


@pytest.fixture
def checkout(tmp_path):
    """A folder with nothing but the script and two locks that name one package."""
    (tmp_path / "lpbsite").mkdir()
    shutil.copy(SCRIPT, tmp_path / "lpbsite")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"none==1 --hash=sha256:{'0' * 64}\n")
    return tmp_path


def run(checkout, *arguments):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9", "PIP_RETRIES": "1", "PIP_FIND_LINKS": ""}
    return subprocess.run(
        [sys.executable, "-I", checkout / "lpbsite" / "bootstrap.py", *arguments],
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
    )


def test_script_is_readable_for_python_3_6():
    ast.parse(SCRIPT.read_text(), feature_version=(3, 6))


def test_old_python_is_refused_with_what_to_do():
    with pytest.raises(
        bootstrap.Refused, match=r"needs Python 3\.11 .* this is Python 3\.10; .*PYTHON="
    ):
        bootstrap.require_version((3, 10))
    bootstrap.require_version((3, 11))
    bootstrap.require_version((3, 14))


@pytest.mark.parametrize("port", ["", "0", "65536", "80a", "-1", "٣", "123456"])
def test_port_that_is_no_port_is_refused(port):
    with pytest.raises(bootstrap.Refused, match="PORT has to be a number from 1 to 65535"):
        bootstrap.require_free_port(port)


def test_port_in_use_is_refused_with_another_that_is_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(
            bootstrap.Refused, match=rf"Port {port} is in use .*PORT="
        ) as refused:
            bootstrap.require_free_port(str(port))
    bootstrap.require_free_port(str(refused.value).rsplit("=", 1)[1])


def test_busy_port_stops_before_anything_is_made(checkout):
    with socket.create_server(("127.0.0.1", 0)) as server:
        stopped = run(checkout, "run", "--port", str(server.getsockname()[1]))
    assert stopped.returncode == 1
    assert stopped.stderr.count("\n") == 1
    assert not (checkout / ".venv").exists()


def test_no_network_is_one_sentence_and_the_next_run_tries_again(checkout):
    for _ in range(2):
        stopped = run(checkout, "run")
        assert stopped.returncode == 1
        assert stopped.stderr.startswith("No network: ")
        assert stopped.stderr.count("\n") == 1
        assert "Installing the packages of requirements.txt" in stopped.stdout


def installed(checkout, *locks):
    environment = checkout / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(sys.executable)
    digests = [hashlib.sha256((checkout / lock).read_bytes()).hexdigest() for lock in locks]
    (environment / "lpbsite-installed").write_text("\n".join(digests))


def test_environment_that_fits_the_lock_is_left_alone(checkout):
    (checkout / "requirements-dev.txt").write_text("# another lock\n")
    installed(checkout, "requirements.txt", "requirements-dev.txt")
    for goal in ("run", "test"):
        ran = run(checkout, goal)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_environment_of_run_does_not_do_for_test(checkout):
    (checkout / "requirements-dev.txt").write_text("# another lock\n")
    installed(checkout, "requirements.txt")
    assert "Installing the packages of requirements-dev.txt" in run(checkout, "test").stdout


def test_environment_that_was_not_finished_is_made_anew(checkout):
    installed(checkout)
    (checkout / ".venv" / "lpbsite-installed").write_text(bootstrap.UNFINISHED)
    (checkout / ".venv" / "left-over").touch()
    assert "Making the virtual environment" in run(checkout, "run").stdout
    assert not (checkout / ".venv" / "left-over").exists()


def test_python_without_venv_names_the_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(bootstrap.Refused, match=r"install the package python3\.\d+-venv"):
        bootstrap.make_environment()
