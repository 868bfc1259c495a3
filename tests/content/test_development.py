import io
import socket
import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Page, Site
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content import development
from lpbsite.content.accounts import NotDevelopment, make_development_accounts
from lpbsite.content.role_making import make_roles
from lpbsite.content.roles import ROLES
from lpbsite.core.models import User
from tests.factories import site_tree

ACCOUNTS = {
    "editor": "Editors",
    "news-editor": "News editors",
    "translator": "Translators",
    "moderator": "Moderators",
    "administrator": "Site administrators",
}


@pytest.fixture
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def roles(db):
    site_tree()
    make_roles()


def test_each_role_has_an_account_with_one_password(data_dir, roles):
    accounts = make_development_accounts()
    assert accounts.names == ACCOUNTS
    assert next(iter(accounts.names)) == "editor"
    for name, group in ACCOUNTS.items():
        user = User.objects.get(username=name)
        assert user.check_password(accounts.password)
        assert [found.name for found in user.groups.all()] == [group]
        assert not user.is_superuser


def test_password_is_kept_for_the_owner_alone_and_stays(data_dir, roles):
    first = make_development_accounts()
    assert first.file.read_text().strip() == first.password
    assert stat.S_IMODE(first.file.stat().st_mode) == 0o600
    assert len(first.password) >= 16
    editor = User.objects.get(username="editor")
    assert make_development_accounts().password == first.password
    assert User.objects.get(username="editor").password == editor.password


def test_lost_password_is_made_up_anew(data_dir, roles):
    first = make_development_accounts()
    first.file.unlink()
    second = make_development_accounts()
    assert second.password != first.password
    assert User.objects.get(username="editor").check_password(second.password)


def test_account_keeps_what_an_administrator_gave_it(data_dir, roles):
    make_development_accounts()
    editor = User.objects.get(username="editor")
    editor.groups.set(Group.objects.filter(name="Moderators"))
    make_development_accounts()
    assert [group.name for group in editor.groups.all()] == ["Moderators"]


def test_production_gets_no_account(data_dir, roles, settings):
    del settings.LPB_DEVELOPMENT
    with pytest.raises(NotDevelopment):
        make_development_accounts()
    with pytest.raises(CommandError, match="settings of development only"):
        call_command("develop", no_server=True)
    assert not User.objects.filter(username__in=ACCOUNTS).exists()
    assert list(data_dir.iterdir()) == []


def test_production_settings_do_not_say_that_they_are_development():
    folder = Path(development.__file__).parent.parent / "settings"
    saying = [
        file.name for file in folder.glob("*.py") if "LPB_DEVELOPMENT" in file.read_text()
    ]
    assert sorted(saying) == ["dev.py", "test.py"]


def test_port_in_use_is_told_in_one_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError) as refused:
            call_command("develop", port=port)
    assert str(refused.value) == (
        f"Port {port} is in use by another program; choose another one with --port."
    )


def test_port_that_is_none_is_told():
    with pytest.raises(CommandError, match="a number from 1 to 65535, not 70000"):
        call_command("develop", port=70000)


class DevelopTests(WagtailPageTestCase):
    def test_first_run_prepares_all_and_the_second_changes_nothing(self):
        # The command writes this setting; afterwards it is what it was.
        kept = self.settings(WAGTAILADMIN_BASE_URL="")
        with kept, pytest.MonkeyPatch.context() as patch:
            patch.setenv("LPB_BASE_URL", "http://localhost:8123")
            first, second = io.StringIO(), io.StringIO()
            call_command("develop", port=8123, no_server=True, stdout=first)
            before = list(Page.objects.values_list("pk", "latest_revision"))
            call_command("develop", port=8123, no_server=True, stdout=second)
        assert list(Page.objects.values_list("pk", "latest_revision")) == before
        assert Site.objects.get().port == 8123
        assert Group.objects.filter(name__in=[role.name for role in ROLES]).count() == len(
            ROLES
        )
        password = make_development_accounts().password
        for output in (first.getvalue(), second.getvalue()):
            assert "http://127.0.0.1:8123/nl/\n" in output
            assert (
                "Sign in at http://127.0.0.1:8123/admin/ as editor "
                f"with password {password}\n" in output
            )
        assert "Imported: 0 made, 0 updated, " in second.getvalue()
        assert "Making the roles" not in second.getvalue()
