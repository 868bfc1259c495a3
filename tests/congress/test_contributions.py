import datetime as dt

from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from congress.models import ContributionAuthor, ContributionIndexPage, ContributionPage
from home.models import HomePage
from tests.factories import (
    ContributionPageFactory,
    DocumentFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    TopicFactory,
    add_topics,
    english,
    english_version,
    site_tree,
)
from tests.reading import facts, links, parts, queries, said, texts


class ContributionTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Merlijn van Hulst")
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="Tilburg University")
        cls.gift = ContributionPageFactory(
            parent=cls.tree.contributions,
            title="25 jaar in de buurt",
            date=dt.date(2019, 6, 20),
            occasion="25 jaar LPB",
        )
        ContributionAuthor.objects.create(page=cls.gift, person=cls.person, partner=cls.partner)


class ContributionIndexPageTests(ContributionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.study = ContributionPageFactory(
            parent=cls.tree.contributions,
            title="A study",
            content_language="en",
            date=dt.date(2023, 1, 1),
            date_precision="year",
        )
        cls.undated = ContributionPageFactory(
            parent=cls.tree.contributions, title="Zonder datum"
        )
        cls.democracy, cls.meeting = (
            TopicFactory(name="lokale democratie"),
            TopicFactory(name="ontmoeten"),
        )
        translation = cls.democracy.copy_for_translation(english())
        translation.name = "local democracy"
        translation.save()
        add_topics(cls.gift, cls.democracy, cls.meeting)
        add_topics(cls.study, cls.democracy)

    def titles(self, query="", path="/nl/publicaties/"):
        return texts(self.client.get(path + query), ".search-result__title")

    def test_contributions_stand_latest_first_with_authors_and_date(self):
        response = self.client.get("/nl/publicaties/")
        assert links(response, ".search-result__title a") == [
            ("A study", "/nl/publicaties/a-study/"),
            ("25 jaar in de buurt", "/nl/publicaties/25-jaar-in-de-buurt/"),
            ("Zonder datum", "/nl/publicaties/zonder-datum/"),
        ]
        assert texts(response, ".search-result__meta") == [
            "2023",
            "Merlijn van Hulst (Tilburg University). 20 juni 2019",
            "",
        ]
        assert [part.get("lang") for part in parts(response, ".search-result__title a")] == [
            "en",
            None,
            None,
        ]

    def test_english_list_has_what_is_translated_and_marks_dutch_titles(self):
        english_version(self.gift, title="25 jaar in de buurt", occasion="25 years of LPB")
        english_version(self.study, title="A study")
        response = self.client.get("/en/publications/")
        titles = parts(response, ".search-result__title a")
        assert [(part.get_text(), part.get("lang")) for part in titles] == [
            ("A study", None),
            ("25 jaar in de buurt", "nl"),
        ]

    def test_filters_narrow_the_list(self):
        assert self.titles("?year=2019") == ["25 jaar in de buurt"]
        assert self.titles("?topic=lokale-democratie") == ["A study", "25 jaar in de buurt"]
        assert self.titles("?topic=ontmoeten&year=2019&year=2023") == ["25 jaar in de buurt"]

    def test_unknown_values_are_ignored(self):
        assert self.titles("?year=1066&topic=niets") == self.titles()

    def test_topics_are_named_in_the_readers_language_where_they_are_translated(self):
        def labels(response):
            (facet,) = [one for one in response.context["filters"] if one.name == "topic"]
            return [(option.value, option.label) for option in facet.options]

        english_version(self.gift, title="25 jaar in de buurt", occasion="25 years of LPB")
        assert labels(self.client.get("/nl/publicaties/")) == [
            ("lokale-democratie", "lokale democratie"),
            ("ontmoeten", "ontmoeten"),
        ]
        assert labels(self.client.get("/en/publications/")) == [
            ("lokale-democratie", "local democracy"),
            ("ontmoeten", "ontmoeten"),
        ]

    def test_what_no_visitor_may_see_is_left_out(self):
        self.study.unpublish()
        PageViewRestriction.objects.create(page=self.undated, restriction_type="login")
        self.person.unpublish()
        response = self.client.get("/nl/publicaties/")
        assert texts(response, ".search-result__title") == ["25 jaar in de buurt"]
        assert texts(response, ".search-result__meta") == ["Tilburg University. 20 juni 2019"]

    def test_long_list_is_paged_and_a_page_past_the_end_is_not_found(self):
        for _page in range(18):
            ContributionPageFactory(parent=self.tree.contributions, date=dt.date(2024, 1, 1))
        assert len(self.titles()) == 20
        assert self.titles("?page=2") == ["Zonder datum"]
        assert self.client.get("/nl/publicaties/?page=3").status_code == 404

    def test_queries_do_not_grow_with_the_contributions(self):
        def add(number):
            for _page in range(number):
                page = ContributionPageFactory(parent=self.tree.contributions)
                ContributionAuthor.objects.create(
                    page=page, person=self.person, partner=self.partner
                )
                add_topics(page, self.democracy)

        add(7)
        self.client.get("/nl/publicaties/")
        few = queries(self.client, "/nl/publicaties/")
        add(20)
        self.client.get("/nl/publicaties/")
        # Another page of the list shows as many lines.
        assert queries(self.client, "/nl/publicaties/") == few
        assert few <= 16

    def test_list_of_contributions_is_one_under_the_home_page(self):
        self.assertAllowedParentPageTypes(ContributionIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(ContributionIndexPage, {ContributionPage})
        assert not ContributionIndexPage.can_create_at(self.tree.home)


class ContributionPageTests(ContributionTestCase):
    def test_dutch_contribution_tells_by_whom_and_for_which_occasion(self):
        news = NewsItemPageFactory(
            parent=self.tree.news, title="25 jaar LPB", contribution=self.gift
        )
        response = self.client.get(self.gift.url)
        assert texts(response, "h1") == ["25 jaar in de buurt"]
        assert not parts(response, "h1")[0].has_attr("lang")
        assert links(response, ".person__name a") == [
            ("Merlijn van Hulst", "/nl/mensen/merlijn-van-hulst/"),
            ("Tilburg University", "/nl/partners/tilburg-university/"),
        ]
        assert facts(response) == {
            said("Occasion", "nl"): "25 jaar LPB",
            said("Date", "nl"): "20 juni 2019",
            said("Language", "nl"): said("Dutch", "nl"),
        }
        assert links(response, ".aside-block .plain-list a") == [("25 jaar LPB", news.url)]

    def test_english_contribution_marks_its_dutch_title_wherever_it_stands(self):
        page = english_version(
            self.gift, title="25 jaar in de buurt", occasion="25 years of LPB"
        )
        response = self.client.get(page.url)
        assert parts(response, "h1")[0]["lang"] == "nl"
        assert parts(response, ".breadcrumbs [aria-current]")[0]["lang"] == "nl"
        assert facts(response) == {
            "Occasion": "25 years of LPB",
            "Date": "20 June 2019",
            "Language": "Dutch",
        }

    def test_document_is_offered_with_its_language_and_size(self):
        ContributionPage.objects.filter(pk=self.gift.pk).update(
            document=DocumentFactory(title="De tekst", language="nl")
        )
        page = english_version(
            ContributionPage.objects.get(pk=self.gift.pk),
            title="25 jaar in de buurt",
            occasion="25 years of LPB",
        )
        response = self.client.get(page.url)
        assert texts(response, ".download__title") == ["De tekst"]
        assert parts(response, ".download__title a")[0]["hreflang"] == "nl"
        assert "in Dutch" in texts(response, ".download .meta")[0]

    def test_absence_of_a_document_is_said(self):
        response = self.client.get(self.gift.url)
        assert said("There is no document of this publication on the site.", "nl") in texts(
            response, ".house__main p"
        )

    def test_document_of_a_private_collection_is_not_offered(self):
        secret = Collection.get_first_root_node().add_child(name="Besloten")
        CollectionViewRestriction.objects.create(collection=secret, restriction_type="login")
        ContributionPage.objects.filter(pk=self.gift.pk).update(
            document=DocumentFactory(title="Geheim", collection=secret)
        )
        response = self.client.get(self.gift.url)
        assert parts(response, ".download") == []
        assert "Geheim" not in response.content.decode()

    def test_authors_that_no_visitor_may_see_are_left_out(self):
        self.person.unpublish()
        assert texts(self.client.get(self.gift.url), ".person__name") == ["Tilburg University"]

    def test_queries_do_not_grow_with_authors_and_news(self):
        def add(number):
            for _row in range(number):
                person = PersonPageFactory(parent=self.tree.people)
                ContributionAuthor.objects.create(
                    page=self.gift, person=person, partner=self.partner
                )
                NewsItemPageFactory(parent=self.tree.news, contribution=self.gift)

        add(9)
        self.client.get(self.gift.url)
        few = queries(self.client, self.gift.url)
        add(20)
        assert queries(self.client, self.gift.url) == few
        assert few <= 25

    def test_contribution_stands_under_its_list_and_holds_nothing(self):
        self.assertAllowedParentPageTypes(ContributionPage, {ContributionIndexPage})
        self.assertAllowedSubpageTypes(ContributionPage, set())
