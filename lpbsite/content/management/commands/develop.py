"""Serve the site for development: ``manage.py develop --port 8000``."""

import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from lpbsite.content.accounts import Accounts, NotDevelopment, require_development
from lpbsite.content.development import bring_up_to_date
from lpbsite.content.problems import BrokenContent

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Prepare database, content, roles and accounts as far as needed, and serve the site."
    # The database may not be there yet; what needs checking is checked by the tests.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port to serve on (8000)")
        parser.add_argument(
            "--no-server", action="store_true", help="prepare everything, serve nothing"
        )

    def handle(self, *args: Any, port: int, no_server: bool, **options: Any) -> None:
        if not no_server:
            require_free_port(port)
        # The reloader of LPB_DEBUG runs the command a second time.
        is_reloaded = os.environ.get("RUN_MAIN") == "true"
        try:
            require_development()
            use_base_url(port)
            if not is_reloaded:
                self.tell(bring_up_to_date(port, self.stdout.write), port)
        except (NotDevelopment, BrokenContent) as error:
            raise CommandError(str(error)) from None
        if not no_server:
            serve(port)

    def tell(self, accounts: Accounts, port: int) -> None:
        """Print where the site is, and how to sign in."""
        site = f"http://{HOST}:{port}"
        editor, *others = accounts.names
        self.stdout.write(
            f"\nThe site, in Dutch    {site}/nl/\n"
            f"The site, in English  {site}/en/\n"
            f"Search                {site}/nl/zoeken/\n"
            f"Admin                 {site}/admin/\n\n"
            f"Sign in at {site}/admin/ as {editor} with password {accounts.password}\n"
            f"Other roles, same password: {', '.join(others)}\n"
            f"The password is kept in {accounts.file}\n"
        )


def require_free_port(port: int) -> None:
    if not 1 <= port <= 65535:
        raise CommandError(f"The port has to be a number from 1 to 65535, not {port}.")
    if os.environ.get("RUN_MAIN") == "true":
        return
    with socket.socket() as probe:
        # As Django's server does: a port whose last connections still close counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            reason = "is in use by another program" if error.errno == 98 else "cannot be used"
            raise CommandError(
                f"Port {port} {reason}; choose another one with --port."
            ) from None


def use_base_url(port: int) -> None:
    """Let mails and links name the port of this run, in this process and in the reloader's."""
    base_url = os.environ.setdefault("LPB_BASE_URL", f"http://localhost:{port}")
    settings.WAGTAILADMIN_BASE_URL = base_url


def serve(port: int) -> None:
    options: dict[str, Any] = {"use_reloader": settings.DEBUG, "skip_checks": True}
    call_command("runserver", f"{HOST}:{port}", **options)
