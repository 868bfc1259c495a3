import json
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, PageViewRestriction, Revision
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import SegmentOverride, StringTranslation, TranslationSource

from lpbsite.api.models import OpenDataSettings
from lpbsite.content.importer import import_content
from lpbsite.content.problems import BrokenContent
from lpbsite.core.models import Document, Image, Topic
from lpbsite.search.models import BestBet, SynonymGroup
from news.models import NewsItemPage
from tests.content.edited_site import behind, edit_more, english_of
from tests.content.full_site import by_key, empty_site, exported, make_full_site, page
from tests.content.importing import import_records, news
from tests.content.test_broken_content import PDF
from tests.content.test_media import png
from tests.factories import NewsItemPageFactory, site_tree
from tests.factories import english as english_locale


def visible_pages():
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("url_path")
    return list(pages.values_list("url_path", "title", "locale__language_code"))


def facts():
    """Return what the database says of pages and topics, beyond what a file tells."""
    status = ("live", "expired", "has_unpublished_changes", "first_published_at")
    pages = Page.objects.filter(depth__gt=1).order_by("url_path")
    names = ("url_path", "locked", "seo_title", "expire_at", "alias_of__slug", *status)
    topics = Topic.objects.order_by("slug", "locale__language_code", "pk")
    approved = Revision.objects.filter(approved_go_live_at__isnull=False)
    sources = TranslationSource.objects.order_by("object_repr", "last_updated_at")
    translations = StringTranslation.objects.order_by("context__path", "data")
    return {
        "pages": list(pages.values_list(*names)),
        "topics": list(topics.values_list("name", "slug", "expire_at", *status[:3])),
        "scheduled": sorted(approved.values_list("object_str", "approved_go_live_at")),
        "taken over": list(
            sources.filter(translations__enabled=True).values_list(
                "object_repr", "last_updated_at"
            )
        ),
        "words": sorted(
            translations.filter(
                translation_of__segments__context_id=F("context_id"),
                translation_of__segments__source__translations__enabled=True,
            ).values_list("data", flat=True)
        ),
        "overrides": SegmentOverride.objects.count(),
        "bets": list(BestBet.objects.values_list("lang", "queries", "page__slug")),
        "synonyms": list(SynonymGroup.objects.order_by("pk").values_list("lang", "words")),
        "licence": list(OpenDataSettings.objects.values_list("licence_name", "licence_url")),
        "redirects": sorted(
            Redirect.objects.values_list("old_path", "site__is_default_site", "is_permanent"),
            key=str,
        ),
    }


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
        edit_more()
        cls.seen, cls.behind = visible_pages(), behind()
        cls.state = facts()
        cls.before = by_key(exported(cls.first))
        file = cls.first / "site.jsonl"
        cls.report = import_content(file, overwrite=True)
        cls.state_overwritten = facts()
        cls.overwritten = by_key(exported(cls.again))
        empty_site()
        import_content(file)
        cls.after = by_key(exported(cls.second))

    def test_export_of_the_imported_export_has_the_same_bytes(self):
        first, second = (
            (folder / "site.jsonl").read_text(encoding="utf-8").splitlines()
            for folder in (self.first, self.second)
        )
        assert [old for old, new in zip(first, second, strict=True) if old != new] == []
        for key, content in (("doc", PDF), ("pic", png())):
            name = self.after[key]["file"]
            assert (self.second / "media" / name).read_bytes() == content

    def test_importing_it_where_it_came_from_changes_nothing(self):
        # One picture was imported just as it is exported.
        assert dict(self.report.counts) == {"updated": len(self.before) - 1, "unchanged": 1}
        assert self.overwritten == self.before
        assert list(self.overwritten) == list(self.before)
        assert self.state_overwritten == self.state

    def test_what_visitors_see_is_the_same_after_it(self):
        assert visible_pages() == self.seen
        assert facts() == self.state
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
        picture = Image.objects.get(title="Plein")
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
        item = NewsItemPage.objects.get(slug="behind-en")
        assert (item.live, item.intro) == (True, "An introduction.")
        record = self.after["behind-en"]
        assert record["original"]["intro"] == "Een inleiding."
        assert record["segments"][2] == {
            "field": "intro",
            "source": "Een inleiding.",
            "text": "An introduction.",
        }
        assert behind() == self.behind == ["behind-en", "common-en", "goes", "waiting-en"]

    def test_translation_that_waits_shows_what_was_published(self):
        item = english_of("waiting")
        assert (item.live, len(item.body), str(item.publication_date)) == (
            True,
            2,
            "2016-03-01",
        )
        assert len(english_of("finished").body) == 2
        assert self.after["finished-en"]["segments"][-1] == {
            "field": "body",
            "source": "Een derde alinea.",
            "text": "A third paragraph.",
        }
        waiting = [row for row in self.after["waiting-en"]["segments"] if "text" not in row]
        assert waiting == [{"field": "body", "source": "Een derde alinea."}]

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
            '"private": {"groups": 1}, "planned": {"date": "soon"}, '
            '"aliasOf": "gone"}\n'
            '{"key": "b", "type": "news", "lang": "nl", "title": "B", "segments": [1], '
            '"original": {"topics": "wonen"}, "takenOverAt": "2026"}\n',
            encoding="utf-8",
        )
        with pytest.raises(BrokenContent) as broken:
            import_content(self.path)
        assert broken.value.lines() == [
            "site.jsonl, line 1, field version: This site reads version 1 of the format.",
            "site.jsonl, line 2, field private.groups: This has to be a list.",
            "site.jsonl, line 2, field planned.date: 'soon' is not a day, as in 2025-11-19.",
            "site.jsonl, line 3, field segments[1]: "
            "This has to be a mapping of field, source, text.",
            "site.jsonl, line 3, field takenOverAt: "
            "'2026' is not a moment, as in 2025-11-19T09:00:00+01:00.",
            "site.jsonl, line 3, field original.topics: This has to be a list.",
            "site.jsonl, line 2, field aliasOf: There is no record with the key 'gone'.",
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
