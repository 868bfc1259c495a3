import json
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Collection, Page, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content.importer import import_content
from lpbsite.content.problems import BrokenContent
from lpbsite.core.models import Document, Image
from news.models import NewsItemPage
from tests.content.full_site import by_key, empty_site, exported, make_full_site, page
from tests.content.importing import import_records, news
from tests.content.test_broken_content import PDF
from tests.content.test_media import png
from tests.factories import NewsItemPageFactory, site_tree
from tests.factories import english as english_locale

# A translation that is behind its Dutch: the text it was made of is not kept.
BEHIND = "behind-en"


def visible_pages():
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("url_path")
    return list(pages.values_list("url_path", "title", "locale__language_code"))


class RoundTripTests(WagtailPageTestCase):
    """The full site is exported, imported where it came from, and then into an empty site."""

    @classmethod
    def setUpTestData(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.first, cls.again, cls.second = (Path(folder.name) / name for name in "abc")
        for path in (cls.first, cls.again, cls.second):
            path.mkdir()
        make_full_site()
        cls.seen = visible_pages()
        cls.before = by_key(exported(cls.first))
        file = cls.first / "site.jsonl"
        cls.report = import_content(file, overwrite=True)
        cls.overwritten = by_key(exported(cls.again))
        empty_site()
        import_content(file)
        cls.after = by_key(exported(cls.second))

    def test_export_of_the_imported_export_has_the_same_bytes(self):
        first, second = (
            (folder / "site.jsonl").read_text(encoding="utf-8").splitlines()
            for folder in (self.first, self.second)
        )
        pairs = zip(first, second, strict=True)
        assert [json.loads(old)["key"] for old, new in pairs if old != new] == [BEHIND]
        for key, content in (("doc", PDF), ("pic", png())):
            name = self.after[key]["file"]
            assert (self.second / "media" / name).read_bytes() == content

    def test_importing_it_where_it_came_from_changes_nothing(self):
        assert dict(self.report.counts) == {"updated": len(self.before)}
        differing = [key for key in self.before if self.overwritten[key] != self.before[key]]
        assert (differing, list(self.overwritten)) == ([BEHIND], list(self.before))

    def test_what_visitors_see_is_the_same_after_it(self):
        assert visible_pages() == self.seen
        assert [
            (
                restriction.page.slug,
                restriction.restriction_type,
                restriction.password,
                [group.name for group in restriction.groups.all()],
            )
            for restriction in PageViewRestriction.objects.order_by("page__slug")
        ] == [
            ("groups", "groups", "", ["Stuurgroep"]),
            ("password", "password", "geheim", []),
            ("signed-in", "login", "", []),
        ]

    def test_files_stay_in_their_private_collection(self):
        collection = Document.objects.get().collection
        names = [item.name for item in collection.get_ancestors(inclusive=True)][1:]
        assert names == ["Intern", "Verslagen"]
        types = [item.restriction_type for item in collection.view_restrictions.all()]
        assert types == ["login"]
        picture = Image.objects.get()
        assert picture.collection == Collection.get_first_root_node()
        assert (picture.get_focal_point().x, picture.get_focal_point().height) == (10, 6)
        assert sorted(picture.tags.names()) == ["breda", "plein"]

    def test_translator_finds_the_same_texts(self):
        assert [
            (row["field"], row.get("text")) for row in self.after["unfinished-en"]["segments"]
        ] == [
            ("title", "Title unfinished-en"),
            ("slug", "unfinished-en"),
            ("intro", None),
            ("body", "First paragraph."),
            ("body", "Second paragraph."),
        ]
        texts = {row["field"]: row["text"] for row in self.after["pending-en"]["segments"]}
        pending = NewsItemPage.objects.get(slug="pending-en")
        assert texts["intro"] == "Better words, not published yet."
        assert (pending.live, pending.intro) == (True, "An introduction.")

    def test_translation_that_is_behind_stays_live_and_behind(self):
        behind = NewsItemPage.objects.get(slug="behind-en")
        assert (behind.live, behind.intro) == (True, "An introduction.")
        waiting = [row for row in self.after[BEHIND]["segments"] if "text" not in row]
        assert waiting == [{"field": "intro", "source": "Een andere inleiding."}]

    def test_draft_of_a_live_page_stays_a_draft(self):
        edited = page("edited")
        assert (edited.live, edited.title, edited.has_unpublished_changes) == (
            True,
            "Titel edited",
            True,
        )
        assert edited.get_latest_revision_as_object().title == "Nog niet klaar"
        assert [page(key).live for key in ("draft", "scheduled", "over")] == [False] * 3
        assert page("scheduled").latest_revision.approved_go_live_at.year == 2099


class LinesTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        NewsItemPageFactory(parent=cls.tree.news, title="Nieuw", slug="nieuw")

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path):
        self.path = tmp_path / "site.jsonl"

    def test_file_starts_with_its_version(self):
        out = StringIO()
        call_command("export_content", str(self.path), "--quiet", stdout=out)
        lines = self.path.read_text(encoding="utf-8").splitlines()
        assert json.loads(lines[0]) == {"format": "lpb-content", "version": 1}
        assert out.getvalue() == f"Exported: {len(lines) - 1} records.\n"
        assert [path.name for path in self.path.parent.iterdir()] == ["site.jsonl"]

    def test_editors_page_has_a_key_that_is_the_same_on_every_site(self):
        item = NewsItemPage.objects.get()
        records = exported(self.path.parent)
        record = next(record for record in records if record.get("slug") == "nieuw")
        assert record["key"] == f"news:{item.translation_key}"
        assert record["parent"] == f"news_index:{self.tree.news.translation_key}"

    def test_unknown_version_and_broken_line_are_named(self):
        self.path.write_text(
            '{"format": "lpb-content", "version": 2}\n'
            '{"key": "a", "type": "news", "lang": "nl", "title": "A", '
            '"private": {"groups": 1}}\n'
            '{"key": "b", "type": "news", "lang": "nl", "title": "B", "segments": [1]}\n',
            encoding="utf-8",
        )
        with pytest.raises(BrokenContent) as broken:
            import_content(self.path)
        assert broken.value.lines() == [
            "site.jsonl, line 1, field version: This site reads version 1 of the format.",
            "site.jsonl, line 2, field private.groups: This has to be a list.",
            "site.jsonl, line 3, field segments[1]: "
            "This has to be a mapping of field, source, text.",
        ]

    def test_name_without_jsonl_is_refused(self):
        with pytest.raises(CommandError) as refused:
            call_command("export_content", "site.json")
        assert str(refused.value) == "The name of the file has to end in .jsonl."


class UpdateTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path):
        self.path = Path(tmp_path) / "site.jsonl"

    def test_second_export_updates_what_changed_by_its_key(self):
        import_records(news("n001"), news("n002"))
        lines = [
            {"format": "lpb-content", "version": 1},
            news("n001"),
            news("n002", title="Ander"),
        ]
        self.path.write_text("\n".join(json.dumps(line) for line in lines))
        report = import_content(self.path)
        assert dict(report.counts) == {"updated": 1, "unchanged": 1}
        assert sorted(NewsItemPage.objects.values_list("slug", "title")) == [
            ("n001", "Titel n001"),
            ("n002", "Ander"),
        ]
        assert not NewsItemPage.objects.filter(locale=english_locale()).exists()
