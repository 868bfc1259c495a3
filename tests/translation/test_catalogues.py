import shutil
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from lpbsite.translation import catalogues

ROOT = Path(settings.PACKAGE_DIR).parent

RIGHT = polib.POEntry(msgid="News", msgstr="Nieuws")
COUNTED = {"msgid": "%(count)d page", "msgid_plural": "%(count)d pages"}


@pytest.mark.parametrize(
    ("entry", "problems"),
    [
        (polib.POEntry(msgid="News", msgstr="Nieuws"), []),
        (polib.POEntry(msgid="News", msgstr=""), ["not translated: 'News'"]),
        (polib.POEntry(msgid="News", msgstr="Nieuws", flags=["fuzzy"]), ["fuzzy: 'News'"]),
        (polib.POEntry(msgid="News", msgstr="Nieuws", obsolete=True), ["obsolete: 'News'"]),
        (
            polib.POEntry(msgid="by %(name)s", msgstr="door %(name)s", flags=["python-format"]),
            [],
        ),
        (
            polib.POEntry(msgid="by %(name)s", msgstr="door %(naam)s", flags=["python-format"]),
            ["other placeholders: 'by %(name)s'"],
        ),
        (
            polib.POEntry(msgid="by {name}", msgstr="door", flags=["python-brace-format"]),
            ["other placeholders: 'by {name}'"],
        ),
        (polib.POEntry(msgid="100% sure", msgstr="geheel zeker"), []),
        (
            polib.POEntry(
                **COUNTED,
                msgstr_plural={0: "%(count)d pagina", 1: "%(count)d pagina's"},
                flags=["python-format"],
            ),
            [],
        ),
        (
            polib.POEntry(
                msgid="One page",
                msgid_plural="%(count)d pages",
                msgstr_plural={0: "Eén pagina", 1: "%(count)d pagina's"},
                flags=["python-format"],
            ),
            [],
        ),
        (
            polib.POEntry(
                **COUNTED,
                msgstr_plural={0: "%(count)d pagina", 1: "alle pagina's"},
                flags=["python-format"],
            ),
            ["other placeholders: '%(count)d page'"],
        ),
        (
            polib.POEntry(**COUNTED, msgstr_plural={0: "%(count)d pagina", 1: ""}),
            ["not translated: '%(count)d page'"],
        ),
    ],
)
def test_entry_is_judged(entry, problems):
    catalogue = polib.POFile()
    catalogue.append(entry)
    assert list(catalogues.entry_problems(catalogue)) == problems


@pytest.fixture
def catalogue(tmp_path):
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="News", msgstr="Nieuws"))
    catalogue.append(polib.POEntry(msgctxt="address", msgid="search/", msgstr="zoeken/"))
    catalogue.fpath = str(tmp_path / "nl" / "LC_MESSAGES" / "django.po")
    Path(catalogue.fpath).parent.mkdir(parents=True)
    catalogue.save()
    return catalogue


def compiled_problems(catalogue):
    return list(catalogues.compiled_problems(Path(catalogue.fpath), catalogue))


def test_compiled_catalogue_that_is_missing_is_told(catalogue):
    assert compiled_problems(catalogue) == ["not compiled: django.mo is missing"]


def test_compiled_catalogue_that_says_the_same_is_right(catalogue):
    catalogue.save_as_mofile(catalogue.fpath.replace(".po", ".mo"))
    assert compiled_problems(catalogue) == []


def test_compiled_catalogue_that_says_something_else_is_told(catalogue):
    catalogue.save_as_mofile(catalogue.fpath.replace(".po", ".mo"))
    catalogue[0].msgstr = "Berichten"
    assert compiled_problems(catalogue) == ["not compiled: django.mo is older than django.po"]


def test_strings_of_the_source_are_compared_with_the_catalogue(tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("needs the gettext tools")
    root = tmp_path / "checkout"
    shutil.copytree(ROOT, root, ignore=catalogues.NOT_SOURCE)
    path = root / "lpbsite" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    catalogues.collect_strings(root)
    assert list(catalogues.source_problems(root, path)) == []
    template = root / "news" / "templates" / "news" / "left.html"
    template.write_text('{% load i18n %}{% translate "Nobody said this before" %}')
    stale = polib.pofile(str(path))
    stale.append(polib.POEntry(msgid="Nobody says this now", msgstr="Niemand zegt dit"))
    stale.save()
    assert list(catalogues.source_problems(root, path)) == [
        "not in the catalogue: 'Nobody said this before'",
        "no longer used: 'Nobody says this now'",
    ]


def test_command_lists_the_problems_and_fails(catalogue, settings):
    settings.LOCALE_PATHS = [Path(catalogue.fpath).parents[2]]
    settings.PACKAGE_DIR = settings.LOCALE_PATHS[0] / "installed"
    output = StringIO()
    with pytest.raises(CommandError, match="1 problems"):
        call_command("check_messages", stdout=output, stderr=StringIO())
    assert output.getvalue() == "not compiled: django.mo is missing\n"


def test_command_is_content_with_a_right_catalogue(catalogue, settings):
    catalogue.save_as_mofile(catalogue.fpath.replace(".po", ".mo"))
    settings.LOCALE_PATHS = [Path(catalogue.fpath).parents[2]]
    settings.PACKAGE_DIR = settings.LOCALE_PATHS[0] / "installed"
    output = StringIO()
    call_command("check_messages", stdout=output, stderr=StringIO())
    assert output.getvalue() == ""


def test_dutch_of_the_site_is_complete():
    for folder in settings.LOCALE_PATHS:
        for path in Path(folder).glob("*/LC_MESSAGES/*.po"):
            known = polib.pofile(str(path))
            assert list(catalogues.entry_problems(known)) == []
            assert list(catalogues.compiled_problems(path, known)) == []
