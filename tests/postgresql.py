"""How a private PostgreSQL is made in a temporary folder, for ``tests.servers``."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import psycopg

SUPERUSER = "lpb"
# What is written is thrown away: no need to wait for the disk.
OPTIONS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
)


class CannotMake(Exception):
    """A server program or a user to run it as is missing; the message says which."""


def command(folder: Path, port: int) -> tuple[list[str], dict]:
    """Make the database cluster; return how to start it, and as whom."""
    programs = find_programs()
    user = unprivileged_user(folder)
    data = folder / "data"
    made = subprocess.run(
        [programs / "initdb", "--pgdata", data, "--username", SUPERUSER, "--auth", "trust"]
        + ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
        capture_output=True,
        text=True,
        cwd=folder,
        **user,
    )
    if made.returncode:
        raise CannotMake(f"initdb failed: {made.stderr.strip()[-500:]}.")
    settings = [argument for option in OPTIONS for argument in ("-c", option)]
    start = [programs / "postgres", "-D", data, "-p", port, "-k", folder, *settings]
    return [str(part) for part in start], user


def find_programs() -> Path:
    candidates = [*Path("/usr/lib/postgresql").glob("*/bin")]  # Debian keeps them off the path
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    for folder in sorted(candidates, reverse=True):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise CannotMake("its server programs are not installed.")


def unprivileged_user(folder: Path) -> dict:
    """Return how to become a user that PostgreSQL accepts: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise CannotMake("it refuses to run as root, and there is no user postgres or nobody.")


def answers(address: str) -> bool:
    try:
        psycopg.connect(address, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True
