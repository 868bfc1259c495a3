import datetime as dt
import re

from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    ImageFactory,
    NewsItemPageFactory,
    TopicFactory,
    add_topics,
    english_version,
    site_tree,
)
from tests.reading import links, parts, queries, said, text_of, texts

TITLES = ".results .card__title"
ADDRESS = "/nl/nieuws/"


class NewsListTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.utrecht = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", slug="utrecht"
        )
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=cls.utrecht, title="Congres 2025"
        )
        cls.topic = TopicFactory(name="participatie")
        cls.older = cls.add_item(
            title="Ouder", publication_date=dt.date(2019, 7, 9), byline="Webredactie"
        )
        cls.first = cls.add_item(title="Eerste", host_city=cls.utrecht, edition=cls.edition)
        cls.second = cls.add_item(title="Tweede", host_city=cls.utrecht)
        add_topics(cls.first, cls.topic)
        add_topics(cls.older, cls.topic)

    @classmethod
    def add_item(cls, **fields):
        return NewsItemPageFactory(parent=cls.tree.news, **fields)

    def titles(self, query="", address=ADDRESS):
        return texts(self.client.get(f"{address}?{query}"), TITLES)

    def filters(self, query=""):
        """Return (legend, [(value, count, chosen)]) of each filter."""
        return [
            (
                text_of(group.legend),
                [
                    (
                        option.input["value"],
                        int(option.select_one(".facets__count").text),
                        option.input.has_attr("checked"),
                    )
                    for option in group.select("label")
                ],
            )
            for group in parts(self.client.get(f"{ADDRESS}?{query}"), ".facets fieldset")
        ]


class ListTests(NewsListTestCase):
    def test_items_are_listed_newest_first_and_of_one_day_the_last_made(self):
        assert self.titles() == ["Tweede", "Eerste", "Ouder"]

    def test_each_item_says_when_what_and_what_about(self):
        response = self.client.get(ADDRESS)
        card = parts(response, ".results .card")[1]
        assert text_of(card.select_one(".date-badge .visually-hidden")) == "13 november 2025"
        assert text_of(card.select_one(".card__text")) == "Inleiding van Eerste"
        tags = [text_of(tag) for tag in card.select(".tag")]
        assert tags == ["Congres 2025", "Utrecht", "participatie"]
        assert card.a["href"] == "/nl/nieuws/eerste/"
        assert (
            text_of(parts(response, ".results .card")[2].select_one(".meta")) == "Webredactie"
        )

    def test_english_list_has_only_what_is_in_english(self):
        english_version(self.first, title="First", intro="About")
        draft = english_version(self.second, title="Second", intro="About")
        draft.unpublish()
        response = self.client.get("/en/news/")
        assert texts(response, TITLES) == ["First"]
        tag = parts(response, ".results .tag")[2]
        assert (text_of(tag), tag.span["lang"]) == ("participatie", "nl")

    def test_hidden_items_are_neither_listed_nor_counted(self):
        self.add_item(live=False, publication_date=dt.date(2031, 1, 1))
        private = self.add_item(publication_date=dt.date(2032, 1, 1))
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        assert self.titles() == ["Tweede", "Eerste", "Ouder"]
        assert self.filters()[0] == (
            said("Year", "nl"),
            [("2025", 2, False), ("2019", 1, False)],
        )

    def test_hidden_cities_editions_and_topics_are_not_named(self):
        self.utrecht.unpublish()
        self.edition.unpublish()
        self.topic.live = False
        self.topic.save()
        response = self.client.get(ADDRESS)
        assert texts(response, ".tag") == []
        assert [legend for legend, _options in self.filters()] == [said("Year", "nl")]

    def test_the_newest_leads_when_it_has_a_picture(self):
        image = ImageFactory(title="Het plein")
        self.second.image, self.second.image_alt = image, "Een plein vol mensen"
        self.second.save()
        (lead,) = parts(self.client.get(ADDRESS), ".card--lead")
        picture = lead.select_one("img")
        assert text_of(lead.select_one(".card__title")) == "Tweede"
        assert picture["alt"] == "Een plein vol mensen"
        assert {"width", "height", "srcset", "sizes"} <= set(picture.attrs)
        assert self.titles() == ["Tweede", "Eerste", "Ouder"]
        assert parts(self.client.get(f"{ADDRESS}?year=2025"), ".card--lead") == []


class FilterTests(NewsListTestCase):
    def test_filters_show_their_values_and_counts(self):
        assert self.filters() == [
            (said("Year", "nl"), [("2025", 2, False), ("2019", 1, False)]),
            (said("Topic", "nl"), [("participatie", 2, False)]),
            (said("City", "nl"), [("utrecht", 2, False)]),
            (said("Edition", "nl"), [("2025", 1, False)]),
        ]

    def test_filters_combine_and_values_of_one_are_alternatives(self):
        assert self.titles("year=2019&year=2025") == ["Tweede", "Eerste", "Ouder"]
        assert self.titles("topic=participatie") == ["Eerste", "Ouder"]
        assert self.titles("topic=participatie&city=utrecht") == ["Eerste"]
        assert self.titles("edition=2025") == ["Eerste"]
        assert self.titles("year=2019&city=utrecht") == []

    def test_counts_follow_the_other_filters(self):
        assert self.filters("topic=participatie")[:2] == [
            (said("Year", "nl"), [("2025", 1, False), ("2019", 1, False)]),
            (said("Topic", "nl"), [("participatie", 2, True)]),
        ]

    def test_values_are_the_same_in_english(self):
        english_version(self.first, title="First", intro="About")
        for query in ("year=2025", "topic=participatie", "city=utrecht", "edition=2025"):
            assert self.titles(query, "/en/news/") == ["First"], query

    def test_unknown_names_and_values_are_ignored(self):
        for query in ("jaar=2019", "year=x&year=1800", "topic=%00", "city=%ED%A0%80", "page=x"):
            assert self.titles(query) == ["Tweede", "Eerste", "Ouder"], query

    def test_a_filtered_list_leads_back_to_all_news(self):
        response = self.client.get(f"{ADDRESS}?city=utrecht")
        assert links(response, ".result-head a") == [(said("Show all news", "nl"), ADDRESS)]
        assert links(self.client.get(ADDRESS), ".result-head a") == []


class PagingTests(NewsListTestCase):
    def add_items(self, first, last):
        for number in range(first, last):
            item = self.add_item(title=f"Bericht {number}", host_city=self.utrecht)
            add_topics(item, self.topic)

    def test_pages_hold_every_item_once_and_keep_the_filters(self):
        self.add_items(0, 43)
        pages = [self.titles(f"city=utrecht&page={number}") for number in (1, 2, 3)]
        assert [len(page) for page in pages] == [20, 20, 5]
        expected = {"Tweede", "Eerste", *(f"Bericht {number}" for number in range(43))}
        assert {title for page in pages for title in page} == expected
        response = self.client.get(f"{ADDRESS}?city=utrecht&page=2")
        addresses = [address for _text, address in links(response, ".pagination a[rel]")]
        assert addresses == ["?city=utrecht&page=1", "?city=utrecht&page=3"]
        assert re.sub(r"\s+", " ", texts(response, "title")[0]).startswith("Nieuws, pagina 2")

    def test_a_page_past_the_end_is_not_found(self):
        for number in ("2", "0", "-1", "9" * 30):
            assert self.client.get(f"{ADDRESS}?page={number}").status_code == 404, number

    def test_queries_do_not_grow_with_the_items(self):
        self.add_items(0, 10)
        ten = queries(self.client, ADDRESS)
        self.add_items(10, 60)
        assert queries(self.client, ADDRESS) == ten <= 15

    def test_an_empty_list_says_so(self):
        for item in self.tree.news.news_items():
            item.unpublish()
        response = self.client.get(ADDRESS)
        assert texts(response, ".results li") == [said("There is no news yet.", "nl")]
