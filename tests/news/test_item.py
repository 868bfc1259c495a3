import datetime as dt

from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    ImageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    TopicFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)
from tests.reading import links, parts, queries, said, text_of, texts

ADDRESS = "/nl/nieuws/na-groningen/"


class NewsItemTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.stam = PersonPageFactory(parent=cls.tree.people, title="Willem Stam")
        add_row(cls.stam, "role_rows", role="raadslid", to_year=2010)
        add_row(cls.stam, "role_rows", role="voorzitter")
        cls.city = HostCityPageFactory(parent=cls.tree.host_cities, title="Tilburg")
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions)
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="LSA")
        cls.contribution = ContributionPageFactory(
            parent=cls.tree.contributions, title="Buurt en wijk", content_language="nl"
        )
        cls.item = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Na Groningen",
            publication_date=dt.date(2014, 11, 21),
            byline="Webredactie",
            body=[("heading", "Wat volgt"), ("paragraph", "<p>" + "woord " * 440 + "</p>")],
            host_city=cls.city,
            edition=cls.edition,
            partner=cls.partner,
            contribution=cls.contribution,
            source_name="Tilburgers.nl",
            source_url="https://www.example.org/bericht",
        )
        add_row(cls.item, "author_rows", person=cls.stam)
        add_topics(cls.item, TopicFactory(name="participatie"))

    def translate_item(self):
        body = [("heading", "What follows"), ("paragraph", "<p>Few words</p>")]
        english_version(
            self.item, title="After Groningen", intro="About", byline="Editors", body=body
        )

    def test_head_tells_date_byline_author_and_reading_time(self):
        response = self.client.get(ADDRESS)
        assert texts(response, "h1") == ["Na Groningen"]
        assert texts(response, ".page-head .date-badge .visually-hidden") == [
            "21 november 2014"
        ]
        meta = "Webredactie. Door Willem Stam . Leestijd 2 minuten."
        assert texts(response, ".page-head .meta") == [meta]
        assert links(response, ".page-head .meta a") == [
            ("Willem Stam", "/nl/mensen/willem-stam/")
        ]

    def test_text_and_source_are_shown(self):
        response = self.client.get(ADDRESS)
        assert texts(response, ".prose h2") == ["Wat volgt"]
        assert links(response, ".prose .meta a") == [
            ("Tilburgers.nl", "https://www.example.org/bericht")
        ]

    def test_margin_links_authors_topics_and_what_it_belongs_to(self):
        response = self.client.get(ADDRESS)
        assert texts(response, ".house__aside .person__role") == ["voorzitter"]
        assert links(response, ".house__aside .tag") == [
            ("participatie", "/nl/nieuws/?topic=participatie")
        ]
        assert links(response, ".house__aside .plain-list a") == [
            ("LPB-congres 2025", "/nl/congressen/2025/"),
            ("Tilburg", "/nl/gaststeden/tilburg/"),
            ("LSA", "/nl/partners/lsa/"),
            ("Buurt en wijk", "/nl/publicaties/buurt-en-wijk/"),
        ]

    def test_english_item_leads_to_english_pages_and_marks_the_others(self):
        self.translate_item()
        english_version(self.city, title="Tilburg", intro="City")
        response = self.client.get("/en/news/na-groningen/")
        assert texts(response, "h1") == ["After Groningen"]
        shown = [
            (text_of(link), link["href"], link.get("hreflang"), link.get("lang"))
            for link in parts(response, ".house__aside .plain-list a")
        ]
        assert shown == [
            ("LPB-congres 2025", "/nl/congressen/2025/", "nl", "nl"),
            ("Tilburg", "/en/host-cities/tilburg/", None, None),
            ("LSA", "/nl/partners/lsa/", "nl", "nl"),
            ("Buurt en wijk", "/nl/publicaties/buurt-en-wijk/", "nl", "nl"),
        ]
        (author,) = parts(response, ".house__aside .person__name a")
        assert (author["href"], author["hreflang"]) == ("/nl/mensen/willem-stam/", "nl")
        assert texts(response, ".house__aside .person__role") == []

    def test_title_of_a_dutch_publication_is_marked_on_its_english_page_too(self):
        self.translate_item()
        english_version(self.contribution, title="Buurt en wijk", intro="A present")
        response = self.client.get("/en/news/na-groningen/")
        link = parts(response, ".house__aside .plain-list a")[3]
        assert (link["href"], link.get("hreflang"), link["lang"]) == (
            "/en/publications/buurt-en-wijk/",
            None,
            "nl",
        )

    def test_hidden_pages_are_not_named(self):
        for page in (self.stam, self.city, self.edition, self.partner, self.contribution):
            page.unpublish()
        response = self.client.get(ADDRESS)
        assert links(response, ".house__aside .plain-list a") == []
        assert "Willem Stam" not in response.content.decode()

    def test_picture_has_all_that_a_browser_needs(self):
        self.item.image, self.item.image_alt = ImageFactory(credit="LPB"), "Een volle zaal"
        self.item.save()
        response = self.client.get(ADDRESS)
        (picture,) = parts(response, ".prose figure img")
        assert picture["alt"] == "Een volle zaal"
        assert {"width", "height", "srcset", "sizes"} <= set(picture.attrs)
        formats = [source["type"] for source in parts(response, ".prose figure source")]
        assert formats == ["image/avif", "image/webp"]
        assert texts(response, ".prose figcaption") == ["LPB"]

    def test_other_news_is_the_newest_of_the_same_language(self):
        for year in (2015, 2016, 2017, 2018):
            item = NewsItemPageFactory(
                parent=self.tree.news, title=f"Van {year}", publication_date=dt.date(year, 1, 1)
            )
        english_version(item, title="Of 2018", intro="About")
        response = self.client.get(ADDRESS)
        assert texts(response, ".band .card__title") == ["Van 2018", "Van 2017", "Van 2016"]
        assert links(response, ".band__head a") == [(said("All news", "nl"), "/nl/nieuws/")]

    def test_the_only_item_has_no_other_news(self):
        assert texts(self.client.get(ADDRESS), ".band .card__title") == []

    def test_queries_stay_within_bounds(self):
        assert queries(self.client, ADDRESS) <= 25
