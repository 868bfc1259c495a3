"""The engines that are measured, and the settings and servers that each of them needs."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from tests import postgresql, servers
from tests.benchmarks.search_loading import SETTINGS, Collection, manage

PREFIX = "lpb-bench"


@dataclass(frozen=True)
class Engine:
    """One line of the table; ``stock`` is Wagtail's own backend."""

    name: str
    server: str = ""
    stock: bool = False


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("sqlite"),
        Engine("postgresql", "postgresql"),
        Engine("elasticsearch", "elasticsearch"),
        Engine("stock-sqlite", stock=True),
        Engine("stock-postgresql", "postgresql", stock=True),
        Engine("stock-elasticsearch", "elasticsearch", stock=True),
    )
}


@contextmanager
def server_session() -> Iterator[None]:
    """Keep the servers that are started until the end."""
    opened = servers.open_session()
    try:
        yield
    finally:
        if opened:
            servers.close_session()


def prepare(engine: Engine, collection: Collection, *, reindex: bool) -> dict[str, str]:
    """Return the environment in which the engine answers; its index is filled.

    Raises:
        servers.Unavailable: The server cannot be had here.
    """
    environment = {"DJANGO_SETTINGS_MODULE": SETTINGS, "ELASTICSEARCH_URL": ""}
    if engine.stock:
        environment["LPB_BENCH_STOCK"] = "1"
    new = False
    if engine.server == "postgresql":
        environment["LPB_DATA_DIR"] = str(collection.folder / engine.name)
        environment["LPB_DATABASE_URL"] = servers.postgres_address(f"bench_{engine.stock:d}")
        fill_postgresql(environment, collection)
        new = True
    else:
        folder, new = collection.copy_for(engine.name)
        environment["LPB_DATA_DIR"] = str(folder)
    if engine.server == "elasticsearch":
        environment["ELASTICSEARCH_URL"] = servers.elasticsearch_address()
        environment["LPB_SEARCH_INDEX_PREFIX"] = f"{PREFIX}{engine.stock:d}"
        environment["LPB_SEARCH_TIMEOUT"] = "10"
        new = True
    manage("migrate", "--verbosity", "0", **environment)
    if new or reindex:
        manage("update_index", "--verbosity", "0", **environment)
    return environment


def fill_postgresql(environment: dict[str, str], collection: Collection) -> None:
    """Make the database of the first content and the corpus; from a dump when there is one."""
    address = environment["LPB_DATABASE_URL"]
    server, _, name = address.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    dump = collection.folder / "postgresql.dump"
    programs = postgresql.find_programs()
    url = address.replace("postgres://", "postgresql://")
    if dump.exists():
        command = [programs / "pg_restore", "--no-owner", "--dbname", url, dump]
        subprocess.run(command, check=True)
        return
    collection.read_into(**environment)
    partial = dump.with_suffix(".partial")
    subprocess.run([programs / "pg_dump", "-Fc", "--file", partial, url], check=True)
    shutil.move(partial, dump)
