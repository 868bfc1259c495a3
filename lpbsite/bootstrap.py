"""Make the virtual environment that ``make run`` and ``make test`` work in.

Runs before anything is installed: standard library only, and written so that Python 3.6 can
still read it and say in one sentence what is missing: ``python3 -I lpbsite/bootstrap.py run``.
"""

import argparse
import hashlib
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
# Holds the digests of the locks that are installed; UNFINISHED while one is being installed.
STAMP = ENVIRONMENT / "lpbsite-installed"
UNFINISHED = "unfinished\n"
# The development lock has everything of the other one: after `test`, `run` installs nothing.
LOCKS = {"run": ["requirements.txt"], "test": ["requirements.txt", "requirements-dev.txt"]}
# What pip says when the package index does not answer.
NO_NETWORK = re.compile(
    "connection|timed out|timeout|name resolution|max retries|proxyerror", re.IGNORECASE
)


class Refused(Exception):
    """The environment cannot be made; the message is the one sentence that the user reads."""


def main() -> int:
    try:
        require_version(sys.version_info[:2])
        options = read_arguments()
        if options.port is not None:
            require_free_port(options.port)
        prepare(options.goal)
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 130
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("goal", choices=sorted(LOCKS))
    parser.add_argument("--port", help="port that has to be free")
    return parser.parse_args()


def require_version(found: tuple) -> None:
    if found < OLDEST:
        raise Refused(
            "The LPB site needs Python {}.{} or newer and this is Python {}.{}; name a newer "
            "one, as in: make run PYTHON=/usr/bin/python3.12".format(*(OLDEST + found))
        )


def require_free_port(text: str) -> None:
    port = int(text) if re.match("[0-9]{1,5}$", text) else 0
    if not 1 <= port <= 65535:
        raise Refused(f"PORT has to be a number from 1 to 65535, not {text!r}.")
    try:
        bind(port)
    except PermissionError:
        raise Refused(
            f"Port {port} is kept for the system; choose another one: "
            f"make run PORT={free_port()}"
        ) from None
    except OSError:
        raise Refused(
            f"Port {port} is in use by another program; choose another one: "
            f"make run PORT={free_port()}"
        ) from None


def bind(port: int) -> int:
    with socket.socket() as probe:
        # As Django's server does: a port whose last connections still close counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return int(probe.getsockname()[1])


def free_port() -> int:
    for port in range(8000, 8100):
        try:
            return bind(port)
        except OSError:
            continue
    return bind(0)


def prepare(goal: str) -> None:
    """Bring the environment up to the lock; leaves one that is up to date alone."""
    wanted = [hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in LOCKS[goal]]
    stamp = STAMP.read_text() if STAMP.is_file() else ""
    if PYTHON.exists() and set(wanted) <= set(stamp.split()):
        return
    if stamp == UNFINISHED or not starts_pip():
        make_environment()
        stamp = ""
    install(LOCKS[goal][-1], wanted, stamp)


def starts_pip() -> bool:
    if not PYTHON.exists():
        return False
    command = [str(PYTHON), "-I", "-m", "pip", "--version"]
    silence = subprocess.DEVNULL
    return subprocess.call(command, stdout=silence, stderr=silence) == 0  # noqa: S603 (own command)


def make_environment() -> None:
    try:
        import ensurepip  # noqa: F401 (Debian's python3 has venv without it)
        import venv
    except ImportError:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        raise Refused(
            f"This Python cannot make virtual environments; install the package {package}, "
            f"as in: apt-get install {package}"
        ) from None
    say(f"Making the virtual environment {ENVIRONMENT.name} ...")
    try:
        venv.create(str(ENVIRONMENT), clear=True, symlinks=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused(f"{ENVIRONMENT} could not be made: {error}.") from None


def install(lock: str, wanted: list, before: str) -> None:
    say(f"Installing the packages of {lock} (once, about a minute) ...")
    STAMP.write_text(UNFINISHED)
    command = [str(PYTHON), "-I", "-m", "pip", "--disable-pip-version-check", "install"]
    # The lock names every package, so that there is nothing to resolve; Python compiles what it
    # loads at the first start, which is less than everything.
    command += ["--no-input", "--no-deps", "--no-compile", "--require-hashes", "-r", lock]
    # Only its messages are taken: the progress bar needs the terminal itself.
    with subprocess.Popen(  # noqa: S603 (own command)
        command, cwd=str(ROOT), stderr=subprocess.PIPE, universal_newlines=True
    ) as pip:
        messages = read_messages(pip.stderr or ())
    if pip.returncode:
        # pip undoes what it began when it fails by itself: what was there before still is.
        STAMP.write_text(before)
        raise Refused(reason_of_failure(lock, messages))
    STAMP.write_text("\n".join(wanted) + "\n")


def read_messages(lines: Iterable) -> str:
    messages = ""
    for line in lines:
        messages += line
        if "WARNING: Retrying" in line:
            say("The package index does not answer; trying again ...")
    return messages


def reason_of_failure(lock: str, messages: str) -> str:
    if shutil.disk_usage(str(ROOT)).free < 300_000_000:
        return f"The disk of {ROOT} is full: the packages need about 300 MB."
    if NO_NETWORK.search(messages):
        return (
            "No network: the package index does not answer, and installing the packages needs "
            "it; connect and run the command again."
        )
    return f"{messages}\npip could not install the packages of {lock}; see its messages above."


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
