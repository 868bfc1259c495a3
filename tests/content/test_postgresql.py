from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import override_settings
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content.importer import import_content
from tests.content.edited_site import edit_more
from tests.content.full_site import empty_site, exported, make_full_site


def test_importer_does_the_same_on_postgresql(run_tests_with, postgres_url):
    run_tests_with("tests/content/test_importer.py::AgainTests", LPB_DATABASE_URL=postgres_url)


# Files of other tests would stand in the same folder, and take the names.
FOLDER = TemporaryDirectory()


@override_settings(MEDIA_ROOT=Path(FOLDER.name))
class ThereAndBackTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        make_full_site()
        edit_more()

    @pytest.fixture(autouse=True)
    def elsewhere(self, tmp_path, run_tests_with, postgres_url):
        self.folder = tmp_path
        for name in ("first", "postgresql", "back"):
            (tmp_path / name).mkdir()
        self.import_elsewhere = lambda: run_tests_with(
            "tests/content/import_elsewhere.py",
            LPB_DATABASE_URL=postgres_url,
            LPB_TEST_EXPORT=str(tmp_path),
        )

    def lines(self, name):
        return (self.folder / name / "site.jsonl").read_text(encoding="utf-8").splitlines()

    def test_content_goes_to_postgresql_and_back(self):
        exported(self.folder / "first")
        self.import_elsewhere()
        empty_site()
        import_content(self.folder / "postgresql" / "site.jsonl")
        exported(self.folder / "back")
        assert self.lines("back") == self.lines("postgresql")
        assert self.lines("back") == self.lines("first")
