import datetime as dt

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import Translation

from congress.models import CongressEditionPage, HostCityPage, PartnerPage, PersonPage
from home.models import HomePage
from lpbsite.content.models import ImportedRecord
from lpbsite.core.models import Topic
from news.models import NewsIndexPage, NewsItemPage
from tests.content.importing import english, import_records, news, problems_of
from tests.factories import english as english_locale
from tests.factories import site_tree


def texts(page):
    return [str(block.value) for block in page.specific.body]


def counts(report):
    return dict(report.counts)


class ShortFormTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def test_line_of_the_contract_becomes_a_live_news_item(self):
        report = import_records(
            {
                "key": "n001",
                "type": "news",
                "lang": "nl",
                "slug": "n001",
                "title": "Titel",
                "intro": "Inleiding",
                "body": "Eerste <b>alinea</b>.\n\nTweede.",
                "date": "2016-03-01",
                "topics": ["Wonen", "zorg & welzijn"],
                "live": True,
            }
        )
        page = NewsItemPage.objects.get()
        assert counts(report) == {"made": 1}
        assert (page.title, page.slug, page.intro, page.live) == (
            "Titel",
            "n001",
            "Inleiding",
            True,
        )
        assert page.publication_date == dt.date(2016, 3, 1)
        assert page.get_parent().specific == self.tree.news
        assert texts(page) == ["<p>Eerste &lt;b&gt;alinea&lt;/b&gt;.</p>", "<p>Tweede.</p>"]
        assert [topic.name for topic in page.localized_topics()] == ["Wonen", "zorg & welzijn"]

    def test_english_line_becomes_a_managed_translation(self):
        report = import_records(news(), english())
        dutch = NewsItemPage.objects.get(locale__language_code="nl")
        page = dutch.get_translation(english_locale())
        assert counts(report) == {"made": 2}
        assert (page.title, page.slug, page.intro, page.live) == (
            "Title e001",
            "e001",
            "An introduction.",
            True,
        )
        assert texts(page) == ["<p>First paragraph.</p>", "<p>Second paragraph.</p>"]
        assert page.publication_date == dutch.publication_date
        assert page.get_parent().specific == self.tree.english("news")
        translation = Translation.objects.get(source__object_id=dutch.translation_key)
        assert translation.enabled
        assert translation.get_progress()[0] == translation.get_progress()[1]

    def test_new_topic_is_made_in_both_languages_and_once(self):
        import_records(news(topics=["Wonen"]), news("n002", topics=["wonen", "Wonen"]))
        topics = Topic.objects.order_by("locale_id").values_list(
            "name", "slug", "locale__language_code", "live"
        )
        assert sorted(topics) == [
            ("Wonen", "wonen", "en", True),
            ("Wonen", "wonen", "nl", True),
        ]
        assert [page.topic_rows.count() for page in NewsItemPage.objects.all()] == [1, 1]

    def test_only_key_type_language_and_title_are_needed(self):
        types = [
            "news",
            "edition",
            "host_city",
            "partner",
            "person",
            "contribution",
            "page",
            "programme_item",
        ]
        records = [
            {"key": f"k-{name}", "type": name, "lang": "nl", "title": f"Een {name}"}
            for name in types
        ]
        assert counts(import_records(*records)) == {"made": 8}
        pages = Page.objects.filter(title__startswith="Een ").order_by("title")
        assert [(page.title, page.get_parent().title, page.live) for page in pages] == [
            ("Een contribution", "Publicaties", True),
            ("Een edition", "Congressen", True),
            ("Een host_city", "Gaststeden", True),
            ("Een news", "Nieuws", True),
            ("Een page", "Werken in de wijk", True),
            ("Een partner", "Partners", True),
            ("Een person", "Mensen", True),
            ("Een programme_item", "Programma", True),
        ]
        assert HostCityPage.objects.get().province == ""
        assert PartnerPage.objects.get().kind == "municipality"
        edition = CongressEditionPage.objects.get()
        assert (edition.start_date, edition.date_precision) == (
            dt.date(dt.date.today().year, 1, 1),
            "year",
        )

    def test_english_line_without_original_is_an_english_original(self):
        import_records(news("e1", lang="en", topics=["housing"]))
        page = NewsItemPage.objects.get()
        assert page.locale == english_locale()
        assert page.get_parent().specific == self.tree.english("news")
        assert not Translation.objects.filter(source__object_id=page.translation_key).exists()
        # Topics are always the Dutch ones.
        assert [row.topic.locale.language_code for row in page.topic_rows.all()] == ["nl"]

    def test_draft_private_and_scheduled_pages_are_what_they_say(self):
        later = dt.datetime(2099, 1, 1, tzinfo=dt.UTC).isoformat()
        earlier = dt.datetime(2001, 1, 1, tzinfo=dt.UTC).isoformat()
        import_records(
            news("draft", live=False),
            news("private", private=True),
            news("scheduled", goLiveAt=later),
            news("over", expireAt=earlier),
            news("open", expireAt=later),
        )
        visible = Page.objects.live().public().type(NewsItemPage).values_list("slug", flat=True)
        assert list(visible) == ["open"]
        assert Page.objects.get(slug="private").live
        assert Page.objects.get(slug="draft").has_unpublished_changes
        revision = Page.objects.get(slug="scheduled").latest_revision
        assert revision.approved_go_live_at.year == 2099

    def test_english_goes_live_with_its_original_unless_it_says_otherwise(self):
        later = dt.datetime(2099, 1, 1, tzinfo=dt.UTC).isoformat()
        dutch = {
            "draft": {"live": False},
            "private": {"private": True},
            "apart": {"private": True},
            "scheduled": {"goLiveAt": later},
            "open": {},
            "held": {},
            "hidden": {},
        }
        own = {
            "apart": {"body": "One only"},
            "held": {"live": False},
            "hidden": {"private": True},
        }
        records = [news(key, **values) for key, values in dutch.items()]
        records += [english(f"e-{key}", of=key, **own.get(key, {})) for key in dutch]
        import_records(*records)
        pages = Page.objects.filter(locale=english_locale(), slug__startswith="e-")
        assert list(pages.live().public().values_list("slug", flat=True)) == ["e-open"]
        assert pages.count() == len(dutch)

    def test_english_paragraphs_in_another_number_keep_every_word_and_their_original(self):
        report = import_records(news(), english(body="One.\n\nTwo.\n\nThree."))
        page = NewsItemPage.objects.get(locale=english_locale())
        assert report.apart == []
        assert page.live
        assert texts(page) == ["<p>One.</p>", "<p>Two.<br/><br/>Three.</p>"]

    def test_english_that_cannot_be_fitted_stands_by_itself(self):
        report = import_records(news(), english(body="One only"))
        page = NewsItemPage.objects.get(locale=english_locale())
        assert report.apart == ["e001"]
        assert page.live
        assert (page.title, texts(page)) == ("Title e001", ["<p>One only</p>"])
        assert not Translation.objects.get(source__object_id=page.translation_key).enabled

    def test_english_with_a_text_missing_is_not_live(self):
        report = import_records(news(), english(intro=""))
        page = NewsItemPage.objects.get(locale=english_locale())
        assert report.unfinished == {"e001": ["intro"]}
        assert not page.live
        total, done = Translation.objects.get(
            source__object_id=page.translation_key
        ).get_progress()
        assert total - done == 1

    def test_dutch_text_never_replaces_english_that_is_live(self):
        import_records(news(), english())
        import_records(news(), english(intro=""))
        page = NewsItemPage.objects.get(locale=english_locale())
        assert (page.live, page.intro) == (True, "An introduction.")

    def test_english_follows_the_dutch_that_is_imported_again(self):
        import_records(news(), english())
        report = import_records(news(date="2017-01-01"), english())
        assert counts(report) == {"updated": 2}
        page = NewsItemPage.objects.get(locale=english_locale())
        assert page.publication_date == dt.date(2017, 1, 1)
        assert page.intro == "An introduction."

    def test_interim_address_leaves_no_redirect(self):
        with self.captureOnCommitCallbacks(execute=True):
            import_records(news(), english())
        assert list(Redirect.objects.all()) == []


class EmptySiteTests(WagtailPageTestCase):
    def test_home_and_lists_are_made_when_there_are_none(self):
        import_records(english(), news())
        site = Site.objects.get()
        home = HomePage.objects.get(locale__language_code="nl")
        assert site.root_page_id == home.pk
        assert (site.hostname, site.port) == ("localhost", 8000)
        urls = [
            page.get_url() for page in Page.objects.live().order_by("path") if page.depth > 1
        ]
        assert urls == [
            "/nl/",
            "/nl/nieuws/",
            "/nl/nieuws/n001/",
            "/en/",
            "/en/news/",
            "/en/news/e001/",
        ]

    def test_record_of_a_list_takes_over_the_one_that_was_made(self):
        import_records(news(), english())
        index = {"key": "news-index", "type": "news_index", "lang": "nl", "title": "Nieuws!"}
        report = import_records(index | {"slug": "nieuws"})
        assert counts(report) == {"made": 1}
        assert NewsIndexPage.objects.get(locale__language_code="nl").title == "Nieuws!"


class ReferenceTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def test_records_may_refer_to_each_other_in_any_order(self):
        import_records(
            news(edition="ed", hostCity="city", authors=["person"]),
            {
                "key": "ed",
                "type": "edition",
                "lang": "nl",
                "title": "Congres 2016",
                "hostCity": "city",
                "body": [{"paragraph": '<p>Zie <a data-key="n001">het nieuws</a>.</p>'}],
            },
            {
                "key": "person",
                "type": "person",
                "lang": "nl",
                "title": "Noor",
                "roles": [{"role": "voorzitter", "partner": "partner"}],
            },
            {"key": "partner", "type": "partner", "lang": "nl", "title": "Platform"},
            {"key": "city", "type": "host_city", "lang": "nl", "title": "Breda"},
        )
        item = NewsItemPage.objects.get()
        edition = CongressEditionPage.objects.get()
        assert (item.edition, edition.host_city.title) == (edition, "Breda")
        assert [row.person.title for row in item.author_rows.all()] == ["Noor"]
        assert PersonPage.objects.get().role_rows.get().partner.title == "Platform"
        assert f'<a id="{item.pk}" linktype="page">' in str(edition.body[0].value.source) or (
            f'linktype="page" id="{item.pk}"' in edition.body[0].value.source
        )
        assert [page.live for page in (item, edition, edition.host_city)] == [True] * 3

    def test_item_of_the_programme_knows_the_district_of_the_host_city(self):
        records = [
            {"key": "city", "type": "host_city", "lang": "nl", "title": "Breda"}
            | {"districts": [{"name": "Haagse Beemden"}, {"name": "Noord"}]},
            {"key": "ed", "type": "edition", "lang": "nl", "title": "C", "hostCity": "city"}
            | {"date": "2016-11-09", "endDate": "2016-11-11"},
            {"key": "item", "type": "programme_item", "lang": "nl", "title": "Op bezoek"}
            | {"edition": "ed", "date": "2016-11-10", "district": "haagse-beemden"},
        ]
        assert problems_of(*records[::-1]) == []
        item = Page.objects.get(title="Op bezoek").specific
        assert item.district.name == "Haagse Beemden"
        assert item.day == dt.date(2016, 11, 10)
        wrong = records[2] | {"district": "zuid"}
        assert problems_of(*records[:2], wrong) == [
            "content.jsonl, line 3, field district: The host city of the edition has no "
            "district 'zuid'; it has haagse-beemden, noord."
        ]

    def test_references_to_another_run_are_found_by_key(self):
        import_records({"key": "ed", "type": "edition", "lang": "nl", "title": "Congres 2016"})
        import_records(news(edition="ed"))
        assert NewsItemPage.objects.get().edition.title == "Congres 2016"


class AgainTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def setUp(self):
        import_records(news(), english(), news("n002"))

    def test_reading_the_same_again_changes_nothing(self):
        before = list(Page.objects.values_list("pk", "latest_revision", "last_published_at"))
        report = import_records(news(), english(), news("n002"))
        assert counts(report) == {"unchanged": 3}
        after = list(Page.objects.values_list("pk", "latest_revision", "last_published_at"))
        assert after == before

    def test_reading_the_same_again_takes_few_queries(self):
        with self.assertNumQueries(3):
            import_records(news(), english(), news("n002"))

    def test_what_has_changed_in_the_file_is_updated_and_keeps_its_address(self):
        page = NewsItemPage.objects.get(slug="n001")
        report = import_records(news(title="Nieuw", slug=""))
        assert counts(report) == {"updated": 1}
        again = NewsItemPage.objects.get(pk=page.pk)
        assert (again.title, again.slug) == ("Nieuw", "n001")

    def edit(self, slug, **values):
        page = NewsItemPage.objects.get(slug=slug)
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def test_what_an_editor_changed_is_left_alone(self):
        self.edit("n001", title="Van de redactie")
        report = import_records(news(title="Uit het bestand"), news("n002"))
        assert counts(report) == {"left alone": 1, "unchanged": 1}
        assert NewsItemPage.objects.get(slug="n001").title == "Van de redactie"

    def test_overwrite_replaces_what_an_editor_changed(self):
        self.edit("n001", title="Van de redactie")
        report = import_records(news(), news("n002"), overwrite=True)
        assert counts(report) == {"updated": 1, "unchanged": 1}
        assert NewsItemPage.objects.get(slug="n001").title == "Titel n001"

    def test_what_an_editor_deleted_stays_away_unless_overwritten(self):
        NewsItemPage.objects.get(slug="n002").delete()
        assert counts(import_records(news("n002"))) == {"left alone": 1}
        assert counts(import_records(news("n002"), overwrite=True)) == {"made": 1}
        assert NewsItemPage.objects.get(slug="n002").live

    def test_what_an_editor_took_away_from_visitors_is_left_alone(self):
        NewsItemPage.objects.get(slug="n002").unpublish()
        assert counts(import_records(news("n002", title="Ander"))) == {"left alone": 1}
        assert not NewsItemPage.objects.get(slug="n002").live

    def test_check_writes_nothing(self):
        before = list(Page.objects.values_list("pk", "title"))
        report = import_records(news(title="Ander"), news("n003"), check=True)
        assert counts(report) == {"updated": 1, "made": 1}
        assert list(Page.objects.values_list("pk", "title")) == before
        assert not ImportedRecord.objects.filter(key="n003").exists()
