"""Bring a development site up to date: database, content, roles, accounts, as far as needed."""

import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from lpbsite.content.accounts import Accounts, make_development_accounts
from lpbsite.content.importer import import_content
from lpbsite.content.progress import shown_progress
from lpbsite.content.role_making import make_roles, roles_are_made

INITIAL = Path(__file__).resolve().parent / "initial"

Say = Callable[[str], None]


def bring_up_to_date(port: int, say: Say) -> Accounts:
    """Do what a first run needs; a later run does only what is missing.

    Raises:
        BrokenContent: The first content has a mistake.
        NotDevelopment: The settings are not those of development.
    """
    migrate(say)
    load_content(say)
    use_port(port)
    if not roles_are_made():
        say("Making the roles ...")
        make_roles()
    return make_development_accounts()


def migrate(say: Say) -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Preparing the database ({len(plan)} steps, once) ...")
        call_command("migrate", verbosity=1 if sys.stdout.isatty() else 0, interactive=False)


def load_content(say: Say) -> None:
    say("Reading the content ...")
    with shown_progress(sys.stderr, quiet=False) as progress:
        report = import_content(INITIAL, progress=progress)
    for note in report.notes():
        say(note)
    say(report.closing_line())
    if report.counts["made"] and settings.ELASTICSEARCH_URL:
        say("Filling the search index ...")
        call_command("update_index", verbosity=0)


def use_port(port: int) -> None:
    """Let the site write its own addresses with the port that it is served on."""
    Site.objects.filter(hostname="localhost", is_default_site=True).exclude(port=port).update(
        port=port
    )
    Site.clear_site_root_paths_cache()
