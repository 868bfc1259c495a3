"""Import what another database exported, and export it again; run by ``test_postgresql``."""

import os
from pathlib import Path

import pytest
from django.db import connection

from lpbsite.content.importer import import_content
from tests.content.full_site import empty_site, exported


@pytest.mark.django_db
def test_import_and_export_again():
    folder = Path(os.environ["LPB_TEST_EXPORT"])
    empty_site()
    import_content(folder / "first" / "site.jsonl")
    exported(folder / connection.vendor)
