"""Make the groups of the site's roles: ``manage.py make_roles``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lpbsite.content.role_making import NoContent, make_roles


class Command(BaseCommand):
    help = "Make the groups of the roles and the moderation of news, or set them right again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            groups = make_roles()
        except NoContent as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Roles: {', '.join(group.name for group in groups)}.")
