"""What no visitor may see is in no answer of the API, under whatever name one asks for it."""

import datetime as dt
import re

from django.core.cache import cache
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.api.api import api
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    DocumentFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    TopicFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)

# In every title, slug, text and file name that stays hidden.
CANARY = "kanarie"
LISTS = (
    "news",
    "editions",
    "programme-items",
    "host-cities",
    "partners",
    "people",
    "contributions",
)


def hidden(factory, parent, name, **fields):
    title = f"{CANARY} {name}"
    return factory(parent=parent, title=title, slug=f"{CANARY}-{name}", **fields)


class CanaryTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = tree = site_tree()
        later = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
        cls.topic = TopicFactory(name="participatie")
        cls.hidden_topic = TopicFactory(name=f"{CANARY} onderwerp", live=False)
        cls.city = HostCityPageFactory(
            parent=tree.host_cities, title="Enschede", slug="enschede"
        )
        cls.hidden = [
            hidden(NewsItemPageFactory, tree.news, "concept", live=False),
            hidden(NewsItemPageFactory, tree.news, "gepland", live=False, go_live_at=later),
            hidden(NewsItemPageFactory, tree.news, "verlopen", live=False, expired=True),
            hidden(HostCityPageFactory, tree.host_cities, "stad", live=False),
            hidden(PartnerPageFactory, tree.partners, "partner", live=False),
            hidden(PersonPageFactory, tree.people, "persoon", live=False),
            hidden(ContributionPageFactory, tree.contributions, "stuk", live=False),
            hidden(
                CongressEditionPageFactory,
                tree.editions,
                "editie",
                start_date=dt.date(1999, 1, 1),
                end_date=None,
                live=False,
            ),
        ]
        cls.hide_a_section()
        cls.hide_a_translation()
        cls.refer_to_them()

    @classmethod
    def hide_a_section(cls):
        private = hidden(StandardPageFactory, cls.tree.home, "leden")
        below = hidden(StandardPageFactory, private, "notulen")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        edition = CongressEditionPageFactory(
            parent=cls.tree.editions, start_date=dt.date(1998, 1, 1), end_date=None
        )
        programme = hidden(ProgrammePageFactory, edition, "programma")
        PageViewRestriction.objects.create(page=programme, restriction_type="login")
        item = hidden(ProgrammeItemPageFactory, programme, "onderdeel")
        cls.hidden += [private, below, programme, item]

    @classmethod
    def hide_a_translation(cls):
        shown = NewsItemPageFactory(parent=cls.tree.news, title="Bericht", slug="bericht")
        english = english_version(shown, title=f"{CANARY} message", slug=f"{CANARY}-message")
        english.unpublish()
        cls.hidden.append(english)

    @classmethod
    def refer_to_them(cls):
        apart = Collection.get_first_root_node().add_child(name="Apart")
        CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
        secret = DocumentFactory(
            title=f"{CANARY} document", file__filename=f"{CANARY}.pdf", collection=apart
        )
        city, partner, person, contribution, edition = cls.hidden[3:8]
        links = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in cls.hidden)
        body = [
            {
                "type": "paragraph",
                "value": f'<p>{links}<a linktype="document" id="{secret.pk}">x</a></p>',
            },
            {"type": "document", "value": {"document": secret.pk}},
            {
                "type": "links",
                "value": [{"page": page.pk, "url": "", "label": ""} for page in cls.hidden],
            },
        ]
        news = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Nieuws",
            slug="nieuws",
            body=body,
            host_city=city,
            edition=edition,
            partner=partner,
            contribution=contribution,
        )
        add_row(news, "author_rows", person=person)
        add_topics(news, cls.topic, cls.hidden_topic)
        for page in cls.hidden:
            add_topics(page, cls.topic)
        CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=city, announced_at=edition
        )
        piece = ContributionPageFactory(
            parent=cls.tree.contributions, title="Dia’s", document=secret
        )
        add_row(piece, "author_rows", person=person, partner=partner)

    def setUp(self):
        cache.clear()

    def assert_silent(self, response):
        written = response.content.decode() + str(dict(response.headers))
        assert CANARY not in written.lower(), written

    def test_no_list_names_them(self):
        for name in (*LISTS, "pages", "topics", "navigation"):
            for lang in ("nl", "en"):
                response = self.client.get(f"/api/v1/{name}", {"lang": lang})
                assert response.status_code == 200
                self.assert_silent(response)

    def test_no_whole_page_names_them(self):
        for lang in ("nl", "en"):
            listed = self.client.get("/api/v1/pages", {"lang": lang, "pageSize": 100}).json()
            for item in listed["items"]:
                response = self.client.get(f"/api/v1/pages/{item['id']}")
                assert response.status_code == 200
                self.assert_silent(response)

    def test_no_detail_of_a_type_names_them(self):
        for name in LISTS:
            for item in self.client.get(f"/api/v1/{name}").json()["items"]:
                response = self.client.get(f"/api/v1/{name}/{item['slug']}")
                assert (item["slug"], response.status_code) == (item["slug"], 200)
                self.assert_silent(response)

    def test_they_have_no_address(self):
        for page in self.hidden:
            lang = page.locale.language_code
            addresses = [f"/api/v1/pages/{page.pk}", f"/api/v1/pages/find?path={page.url}"]
            addresses += [f"/api/v1/{name}/{page.slug}?lang={lang}" for name in LISTS]
            for address in addresses:
                response = self.client.get(address)
                assert (address, response.status_code) == (address, 404)
                self.assert_silent(response)

    def test_search_neither_finds_nor_counts_nor_suggests_them(self):
        for lang in ("nl", "en"):
            for query in (CANARY, CANARY[:4], "document", "concept"):
                for name in ("search", "suggest"):
                    answer = self.client.get(f"/api/v1/{name}", {"q": query, "lang": lang})
                    found = answer.json()
                    assert found.pop("query", query) == query
                    assert found["items"] == []
                    assert found.get("total", 0) == 0
                    assert CANARY not in str(found).lower()

    def test_filters_match_nothing_of_them(self):
        asked = {
            "news": [{"city": f"{CANARY}-stad"}, {"edition": f"{CANARY}-editie"}],
            "editions": [{"city": f"{CANARY}-stad"}, {"year": "1999"}],
            "pages": [{"parent": self.hidden[8].pk}],
        }
        for name, queries in asked.items():
            for query in (*queries, *([{"topic": f"{CANARY}-onderwerp"}] * (name == "news"))):
                answer = self.client.get(f"/api/v1/{name}", query).json()
                assert (name, query, answer["total"]) == (name, query, 0)

    def test_every_address_of_the_api_is_looked_at_here(self):
        looked_at = {*LISTS, "pages", "topics", "navigation", "search", "suggest"}
        paths = api.get_openapi_schema()["paths"]
        names = {re.split(r"[/.]", path.removeprefix("/"))[0] for path in paths}
        assert names - {"preview"} == looked_at
