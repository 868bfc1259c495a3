import datetime as dt
import json
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    get_page_models,
)
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.models import BasePage
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    DocumentFactory,
    HostCityPageFactory,
    ImageFactory,
    NewsItemPageFactory,
    PersonPageFactory,
    StandardPageFactory,
    TopicFactory,
    UserFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)

PAGES = "/api/v2/pages/"
# What no answer may hold, whoever asks.
CANARY = "Kanarie"


def private_collection():
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection.add_child(name="Daarin")


class ApiV2Tests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities,
            title="Enschede",
            slug="enschede",
            province="overijssel",
        )
        cls.english_city = english_version(cls.city, title="Enschede", slug="enschede")
        add_row(cls.city, "district_rows", name="Roombeek", slug="roombeek", text="Een wijk")
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=cls.city, theme="Samen"
        )
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Anna de Wit")
        cls.item = NewsItemPageFactory(
            parent=cls.tree.news, title="Buurtagenda", slug="buurtagenda", edition=cls.edition
        )
        add_row(cls.item, "author_rows", person=cls.person)
        add_topics(cls.item, TopicFactory(name="wonen", slug="wonen"))
        cls.public = Collection.get_first_root_node()

    def get(self, address, status=200, **parameters):
        response = self.client.get(address, parameters)
        assert response.status_code == status, response.content[:500]
        return json.loads(response.content)

    def titles(self, **parameters):
        return [page["title"] for page in self.get(PAGES, **parameters)["items"]]

    def test_every_type_tells_its_fields(self):
        own = [model for model in get_page_models() if issubclass(model, BasePage)]
        lacking = [model for model in own if not model.api_fields]
        assert lacking == []

    def test_list_tells_pages_of_both_languages(self):
        assert self.titles(type="congress.HostCityPage", order="id") == ["Enschede", "Enschede"]
        (english,) = self.get(PAGES, type="congress.HostCityPage", locale="en")["items"]
        assert english["meta"]["html_url"] == "http://localhost/en/host-cities/enschede/"
        (found,) = self.get(PAGES, translation_of=self.city.pk)["items"]
        assert (found["id"], found["meta"]["locale"]) == (self.english_city.pk, "en")

    def test_detail_of_a_news_item(self):
        found = self.get(f"{PAGES}{self.item.pk}/")
        meta = found.pop("meta")
        assert (meta["type"], meta["html_url"], meta["locale"]) == (
            "news.NewsItemPage",
            "http://localhost/nl/nieuws/buurtagenda/",
            "nl",
        )
        assert found == {
            "id": self.item.pk,
            "title": "Buurtagenda",
            "intro": self.item.intro,
            "body": [],
            "social_image": None,
            "topics": [{"slug": "wonen", "name": "wonen"}],
            "publication_date": "2025-11-13",
            "byline": "",
            "authors": [{"person": {"id": self.person.pk, "title": "Anna de Wit"}}],
            "source_name": "",
            "source_url": "",
            "image": None,
            "image_alt": "",
            "edition": {"id": self.edition.pk, "title": self.edition.title},
            "host_city": None,
            "partner": None,
            "contribution": None,
        }

    def test_fields_in_a_list(self):
        fields = "province,districts,latitude"
        found = self.get(PAGES, type="congress.HostCityPage", locale="nl", fields=fields)
        assert [
            {name: item[name] for name in fields.split(",")} for item in found["items"]
        ] == [
            {
                "province": "overijssel",
                "districts": [
                    {
                        "name": "Roombeek",
                        "slug": "roombeek",
                        "text": "Een wijk",
                        "contact_role": "",
                    }
                ],
                "latitude": None,
            }
        ]

    def test_filter_by_a_field_and_order(self):
        older = NewsItemPageFactory(
            parent=self.tree.news, title="Ouder", publication_date=dt.date(2020, 1, 1)
        )
        assert self.titles(type="news.NewsItemPage", order="publication_date") == [
            older.title,
            "Buurtagenda",
        ]
        assert self.titles(type="news.NewsItemPage", publication_date="2020-01-01") == ["Ouder"]
        assert self.titles(type="news.NewsItemPage", edition=self.edition.pk) == ["Buurtagenda"]

    def test_find_by_address_in_both_languages(self):
        for address, page in [
            ("/nl/gaststeden/enschede/", self.city),
            ("/en/host-cities/enschede/", self.english_city),
        ]:
            response = self.client.get(f"{PAGES}find/", {"html_path": address})
            assert response["Location"] == f"http://localhost{PAGES}{page.pk}/?"
        assert (
            self.client.get(f"{PAGES}find/", {"html_path": "/en/nothing/"}).status_code == 404
        )

    def test_images_and_documents(self):
        image = ImageFactory(title="Plein", collection=self.public)
        document = DocumentFactory(title="Verslag", collection=self.public)
        (told,) = self.get("/api/v2/images/")["items"]
        assert (told["id"], told["title"]) == (image.pk, "Plein")
        path = told["meta"]["download_url"].removeprefix("http://localhost")
        assert self.client.get(path).status_code == 200
        (told,) = self.get("/api/v2/documents/")["items"]
        assert (told["id"], told["title"]) == (document.pk, "Verslag")
        assert told["meta"]["download_url"] == f"http://localhost{document.url}"

    def test_nothing_hidden_is_told_to_anyone(self):
        hidden = self.hidden_pages()
        collection = private_collection()
        size = {"file__width": 1200, "file__height": 630}
        image = ImageFactory(title=CANARY, collection=collection, **size)
        document = DocumentFactory(title=CANARY, collection=collection)
        NewsItemPageFactory(
            parent=self.tree.news,
            title="Open",
            image=image,
            image_alt="Een plein",
            social_image=image,
            edition=hidden["edition"],
            host_city=hidden["city"],
        )
        add_row(
            NewsItemPageFactory(parent=self.tree.news), "author_rows", person=hidden["person"]
        )
        contribution = ContributionPageFactory(
            parent=self.tree.contributions, document=document
        )
        add_row(contribution, "author_rows", person=hidden["person"])
        self.client.force_login(UserFactory(is_superuser=True))
        self.give_the_password()
        lists = [
            f"{PAGES}?limit=20&fields=*&type={model._meta.app_label}.{model.__name__}"
            for model in get_page_models()
            if issubclass(model, BasePage)
        ]
        lists += [f"{PAGES}?search={CANARY}", "/api/v2/images/?fields=*", "/api/v2/documents/"]
        lists += [f"{PAGES}?type=news.NewsItemPage&fields=edition(*),host_city(*),image(*)"]
        answers = [self.client.get(address).content.decode() for address in lists]
        assert [one for one in answers if CANARY in one or '"items"' not in one] == []
        details = [f"{PAGES}{page.pk}/" for page in hidden.values()]
        details += [f"/api/v2/images/{image.pk}/", f"/api/v2/documents/{document.pk}/"]
        details += [f"{PAGES}find/?html_path={page.url}" for page in hidden.values()]
        assert {address: self.client.get(address).status_code for address in details} == (
            dict.fromkeys(details, 404)
        )
        for page in hidden.values():
            self.get(PAGES, 400, child_of=page.pk)
            self.get(PAGES, 400, translation_of=page.pk)

    def give_the_password(self):
        session = self.client.session
        passed = PageViewRestriction.objects.values_list("pk", flat=True)
        session[PageViewRestriction.passed_view_restrictions_session_key] = list(passed)
        session.save()

    def hidden_pages(self):
        closed = StandardPageFactory(parent=self.tree.home, title=f"{CANARY} besloten")
        PageViewRestriction.objects.create(
            page=closed, restriction_type="password", password="sesam"
        )
        later = timezone.now() + dt.timedelta(days=1)
        return {
            "closed": closed,
            "below": StandardPageFactory(parent=closed, title=f"{CANARY} daaronder"),
            "scheduled": StandardPageFactory(
                parent=self.tree.home, title=f"{CANARY} straks", live=False, go_live_at=later
            ),
            "expired": StandardPageFactory(
                parent=self.tree.home, title=f"{CANARY} voorbij", live=False, expired=True
            ),
            "edition": CongressEditionPageFactory(
                parent=self.tree.editions, title=f"{CANARY} 2031", slug="2031", live=False
            ),
            "city": HostCityPageFactory(
                parent=self.tree.host_cities, title=f"{CANARY}stad", live=False
            ),
            "person": PersonPageFactory(
                parent=self.tree.people, title=f"{CANARY} Jansen", live=False
            ),
        }

    def test_search_finds_pages(self):
        call_command("update_index", verbosity=0)
        assert self.titles(search="buurtagenda") == ["Buurtagenda"]
        assert self.titles(search="enschede", locale="en") == ["Enschede"]

    def test_any_search_is_answered(self):
        for text in ['"', "\0", "'", "\ud800", "*", "a" * 3000, "NOT", "-", "%", "wijk AND ("]:
            asked = quote(text, errors="surrogatepass")
            response = self.client.get(f"{PAGES}?search={asked}")
            assert response.status_code == 200, text

    def test_post_is_refused(self):
        assert self.client.post(PAGES, {"title": "Nieuw"}).status_code == 405
        assert Page.objects.filter(title="Nieuw").count() == 0

    def test_values_without_sense_are_refused_and_never_break(self):
        names = [*FILTERS, *FIELDS]
        types = ["congress.HostCityPage", "news.NewsItemPage", "congress.CongressEditionPage"]
        answered = {}
        for name in names:
            for value in JUNK:
                for page_type in types:
                    address = f"{PAGES}?type={page_type}&{name}={value}&search=wijk"
                    answered[address] = self.client.get(address).status_code
        assert set(answered.values()) <= {200, 400, 404}
        refused = {name: set() for name in names}
        for address, status in answered.items():
            refused[address.split("&")[1].split("=")[0]].add(status)
        taken = {name for name in names if 400 not in refused[name]}
        assert taken == set()


FILTERS = ["limit", "offset", "order", "fields", "child_of", "descendant_of", "translation_of"]
FILTERS += ["site", "locale", "id", "search_operator", "nonsense"]
FIELDS = ["publication_date", "start_date", "edition", "districts_since", "latitude"]
JUNK = ["x", "-1", "9" * 40, "%00", "a(a(a(a(", "1e999", "%ED%A0%80", "2020-99-99"]


@pytest.mark.parametrize("address", ["", "nothing/", "pages/999999/", "pages/x/"])
@pytest.mark.django_db
def test_unknown_address_is_404(client, address):
    assert client.get(f"/api/v2/{address}").status_code == 404
