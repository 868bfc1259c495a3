from pathlib import Path

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.api.models import OpenDataSettings
from lpbsite.content.importer import import_content
from lpbsite.search.models import BestBet, SynonymGroup
from news.models import NewsItemPage
from tests.content.full_site import exported
from tests.content.importing import english, import_records, news, problems_of
from tests.factories import english as english_locale
from tests.factories import site_tree


def synonyms(key, *words, lang="nl"):
    return {"key": key, "type": "synonyms", "lang": lang, "words": list(words)}


def groups():
    return sorted(SynonymGroup.objects.values_list("lang", "words"))


def bets():
    rows = BestBet.objects.order_by("sort_order", "pk")
    return list(rows.values_list("lang", "queries", "page__slug", "sort_order"))


class SettingsTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path):
        self.folder = Path(tmp_path)

    def of_type(self, name):
        return [record for record in exported(self.folder) if record["type"] == name]

    def test_licence_of_the_open_data_goes_out_and_in(self):
        record = {
            "key": "open_data",
            "type": "open_data",
            "licence": "CC BY 4.0",
            "licenceUrl": "https://creativecommons.org/licenses/by/4.0/",
        }
        # Wagtail makes an empty one when somebody looks.
        OpenDataSettings.load()
        assert dict(import_records(record).counts) == {"made": 1}
        assert self.of_type("open_data") == [record]
        assert dict(import_records({"key": "open_data", "type": "open_data"}).counts) == {
            "updated": 1
        }
        assert OpenDataSettings.load().licence_name == ""

    def test_licence_of_an_editor_is_left_alone(self):
        OpenDataSettings.objects.create(licence_name="CC0")
        record = {"key": "open_data", "type": "open_data", "licence": "CC BY 4.0"}
        assert dict(import_records(record).counts) == {"left alone": 1}
        assert dict(import_records(record, overwrite=True).counts) == {"updated": 1}
        assert OpenDataSettings.load().licence_name == "CC BY 4.0"

    def test_redirects_of_one_path_for_all_and_for_the_main_site_stay_apart(self):
        main = Site.objects.get()
        elsewhere = Site.objects.create(hostname="other", root_page=main.root_page)
        for site, target in ((None, "a"), (main, "b"), (elsewhere, "c")):
            Redirect.objects.create(
                old_path="/oud", site=site, redirect_link=f"https://{target}.example.org/"
            )
        first = self.of_type("redirect")
        Redirect.objects.exclude(site=elsewhere).delete()
        import_content(self.folder / "site.jsonl")
        assert self.of_type("redirect") == first
        assert [
            (redirect.site and redirect.site.is_default_site, redirect.redirect_link)
            for redirect in Redirect.objects.order_by("redirect_link")
        ] == [
            (None, "https://a.example.org/"),
            (True, "https://b.example.org/"),
            (False, "https://c.example.org/"),
        ]


class SynonymsTests(WagtailPageTestCase):
    def test_words_go_from_one_group_to_another(self):
        import_records(
            synonyms("a", "gaststad", "gastgemeente"), synonyms("b", "buurt", "wijk")
        )
        report = import_records(
            synonyms("a", "gaststad", "wijk"), synonyms("b", "gastgemeente", "buurt")
        )
        assert dict(report.counts) == {"updated": 2}
        assert groups() == [("nl", "gastgemeente\nbuurt"), ("nl", "gaststad\nwijk")]

    def test_word_in_two_groups_is_told_by_line_and_field(self):
        assert problems_of(
            synonyms("a", "gaststad", "gastgemeente"),
            synonyms("c", "host city", "gaststad", lang="en"),
            synonyms("b", "Gaststad", "congresstad"),
        ) == [
            "content.jsonl, line 3, field words: “Gaststad” is already in the group "
            "“gaststad = gastgemeente”. Add the words there."
        ]
        assert groups() == []

    def test_broken_records_are_told_by_line_and_field(self):
        assert problems_of(
            synonyms("a", "gaststad", "gastgemeente", lang="fr"),
            {"key": "b", "type": "synonyms", "lang": "nl", "words": "buurt"},
            {"key": "c", "type": "best_bet", "lang": "nl", "queries": ["wijk"], "page": "gone"},
            {"key": "d", "type": "open_data", "licence": ["CC0"]},
        ) == [
            "content.jsonl, line 1, field lang: Value 'fr' is not a valid choice.",
            "content.jsonl, line 2, field words: This has to be a list.",
            "content.jsonl, line 4, field licence: This has to be a text.",
            "content.jsonl, line 3, field page: There is no record with the key 'gone'.",
        ]

    def test_group_of_an_earlier_import_is_taken_over_under_another_key(self):
        import_records(synonyms("a", "gaststad", "gastgemeente"))
        assert dict(import_records(synonyms("b", "congresstad", "gaststad")).counts) == {
            "made": 1
        }
        assert groups() == [("nl", "congresstad\ngaststad")]

    def test_group_of_an_editor_is_left_alone(self):
        SynonymGroup.objects.create(lang="nl", words="gaststad\ngastgemeente")
        record = synonyms("b", "congresstad", "gaststad")
        assert dict(import_records(record).counts) == {"left alone": 1}
        assert groups() == [("nl", "gaststad\ngastgemeente")]
        import_records(record, overwrite=True)
        assert groups() == [("nl", "congresstad\ngaststad")]


class BestBetsTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()
        import_records(news("n001"), english("e001"), news("n002"))

    @pytest.fixture(autouse=True)
    def own_folder(self, tmp_path):
        self.folder = Path(tmp_path)

    def bet(self, key, lang, page, *queries, **values):
        return {"key": key, "type": "best_bet", "lang": lang, "page": page} | {
            "queries": list(queries),
            **values,
        }

    def test_bets_come_out_and_in_with_their_order_and_the_language_of_the_page(self):
        records = [
            self.bet("b1", "nl", "n002", "wijk", "wijken", order=0),
            self.bet("b2", "en", "e001", "district", order=1),
            self.bet("b3", "en", "n001", "area", order=2),
        ]
        assert dict(import_records(*records).counts) == {"made": 3}
        assert bets() == [
            ("nl", "wijk\nwijken", "n002", 0),
            ("en", "district", "e001", 1),
            ("en", "area", "n001", 2),
        ]
        assert dict(import_records(*records).counts) == {"unchanged": 3}
        records[1]["queries"] = ["districts"]
        assert dict(import_records(*records).counts) == {"unchanged": 2, "updated": 1}
        assert bets()[1] == ("en", "districts", "e001", 1)

    def test_bet_of_an_editor_is_found_again_by_its_page(self):
        page = NewsItemPage.objects.get(slug="n001").get_translation(english_locale())
        BestBet.objects.create(lang="en", queries="district", page=page, sort_order=3)
        SynonymGroup.objects.create(lang="en", words="district\nneighbourhood")

        exported(self.folder)
        BestBet.objects.update(queries="quarter")
        SynonymGroup.objects.update(words="district\nquarter")
        report = import_content(self.folder / "site.jsonl", overwrite=True)
        assert report.counts["made"] == 0
        assert bets() == [("en", "district", "e001", 3)]
        assert groups() == [("en", "district\nneighbourhood")]

    def test_query_without_a_word_is_told(self):
        assert problems_of(self.bet("b1", "nl", "n001", "wijk", "?!")) == [
            "content.jsonl, line 1, field queries: “?!” has no word that search looks for."
        ]
