"""Accounts to try the site with: one a role, with a password made up at the first run."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group

from lpbsite.content.roles import ROLES
from lpbsite.core.models import User

PASSWORD_FILE = "editor-password.txt"  # noqa: S105 (a file name)
# Easy to read out and to type: no 0 and O, no 1 and l.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class NotDevelopment(Exception):
    """These settings are those of a site that others use."""


@dataclass(frozen=True)
class Accounts:
    """The accounts of development in the order of the roles, and the password of them all."""

    names: dict[str, str]
    password: str
    file: Path


def require_development() -> None:
    """Refuse to go on with other settings than those of development.

    Raises:
        NotDevelopment: The settings do not say that they are; production never does.
    """
    if not getattr(settings, "LPB_DEVELOPMENT", False):
        raise NotDevelopment(
            "Accounts with a known password are made with the settings of development only, "
            "and these are others."
        )


def make_development_accounts() -> Accounts:
    """Make an account for each role; those that exist keep their password.

    Raises:
        NotDevelopment: The settings are not those of development.
    """
    require_development()
    file = settings.DATA_DIR / PASSWORD_FILE
    password, is_new = kept_password(file)
    for role in ROLES:
        user, is_made = User.objects.get_or_create(
            username=role.account, defaults={"email": f"{role.account}@example.org"}
        )
        if is_made or is_new:
            user.set_password(password)
            user.save()
        if is_made:
            user.groups.set(Group.objects.filter(name=role.name))
    return Accounts({role.account: role.name for role in ROLES}, password, file)


def kept_password(file: Path) -> tuple[str, bool]:
    """Return the password and whether it was made up just now."""
    if file.is_file() and (password := file.read_text().strip()):
        return password, False
    parts = ["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4)]
    password = "-".join(parts)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(f"{password}\n")
    return password, True
