"""The command that makes content to measure search with."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content.corpus.records import number_written_by_hand, records


def make(path, **options):
    out = StringIO()
    call_command("make_corpus", path, stdout=out, **options)
    return out.getvalue()


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path):
    files = [tmp_path / name for name in ("a.jsonl", "b.jsonl", "c.jsonl")]
    said = [
        make(file, size=600, seed=seed) for file, seed in zip(files, (1, 1, 2), strict=True)
    ]
    first, again, other = (file.read_bytes() for file in files)
    assert said == [f"600 pages in {file}\n" for file in files]
    assert first == again
    assert first != other


def test_without_a_size_there_is_all_that_was_written_by_hand(tmp_path):
    file = tmp_path / "a.jsonl"
    make(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == number_written_by_hand() >= 400
    assert [line for line in lines if '"key": "v0' in line] == []


def test_without_a_file_it_is_written_to_standard_output(tmp_path):
    file = tmp_path / "a.jsonl"
    make(file, size=450)
    out = StringIO()
    call_command("make_corpus", "--size", "450", stdout=out)
    assert out.getvalue() == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", ["0", "20001", "-1"])
def test_a_size_that_cannot_be_is_refused(tmp_path, size):
    with pytest.raises(CommandError, match="from 1 to 20000"):
        call_command("make_corpus", str(tmp_path / "a.jsonl"), "--size", size)


def test_a_larger_collection_begins_with_the_smaller_one():
    assert list(records(450, 3)) == list(records(900, 3))[:450]


def test_a_large_collection_repeats_no_key_no_title_and_no_text():
    made = list(records(20_000, 1))
    dutch = [record for record in made if record["lang"] == "nl"]
    assert len(made) == 20_000
    for name in ("key", "slug"):
        given = [(record["type"], record[name]) for record in made if name in record]
        assert len(set(given)) == len(given), name
    assert len({record["body"] for record in dutch}) > 0.95 * len(dutch)


def test_a_third_has_an_english_version():
    languages = Counter(record["lang"] for record in records(number_written_by_hand(), 1))
    assert 0.25 < languages["en"] / languages["nl"] < 0.5


class TestImporting(WagtailPageTestCase):
    def test_import_content_finds_nothing_wrong(self):
        # The whole takes a minute; a part of each kind tells as much.
        made = list(records(number_written_by_hand(), 1))
        chosen = {record["key"] for record in made if "translationOf" not in record}
        by_type = {
            kind: [r for r in made if r["key"] in chosen and r["type"] == kind][:3]
            for kind in {record["type"] for record in made}
        }
        keys = {record["key"] for group in by_type.values() for record in group}
        part = [r for r in made if r["key"] in keys or r.get("translationOf") in keys]
        file = self.folder / "part.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in part))
        out = StringIO()
        call_command("import_content", file, "--check", "--quiet", stdout=out)
        counts = f"{len(part)} made, 0 updated, 0 unchanged, 0 left alone."
        assert out.getvalue() == f"Checked, nothing written: {counts}\n"

    @pytest.fixture(autouse=True)
    def own_folder(self, tmp_path):
        self.folder = tmp_path
