"""The editors' part of search in the admin, as an editor sees it."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page

from lpbsite.search.models import BestBet, DailyQuery, SynonymGroup
from tests.admin.editing import EditingTestCase
from tests.factories import NewsItemPageFactory, UserFactory, english_version
from tests.reading import links, parts, texts

SYNONYMS, BETS = (
    f"wagtailsnippets_site_search_{model}" for model in ("synonymgroup", "bestbet")
)


class SearchAdminTestCase(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.agenda = NewsItemPageFactory(parent=cls.tree.news, title="Zonnepanelen op daken")
        cls.other = NewsItemPageFactory(parent=cls.tree.news, title="Zonnepanelen van papier")
        cls.english = english_version(cls.agenda, title="Solar roofs", intro="New")

    def page(self, item):
        return Page.objects.get(pk=item.pk)

    def group(self, words, lang="nl"):
        return SynonymGroup.objects.create(lang=lang, words=words)


class FormTests(SearchAdminTestCase):
    def test_a_group_is_made_and_kept_line_by_line(self):
        response = self.client.post(
            reverse(f"{SYNONYMS}:add"), {"lang": "en", "words": " host city \r\nhost town\r\n"}
        )
        assert response.status_code == 302
        assert list(SynonymGroup.objects.values_list("lang", "words")) == [
            ("en", "host city\nhost town")
        ]

    def test_an_error_stands_beside_its_field(self):
        response = self.client.post(
            reverse(f"{SYNONYMS}:add"), {"lang": "nl", "words": "gaststad"}
        )
        assert texts(response, "#panel-child-words-errors .error-message") == [
            "Give at least two words that mean the same, each on a line of its own."
        ]
        response = self.client.post(
            reverse(f"{BETS}:add"),
            {"lang": "nl", "queries": "agenda", "page": self.english.pk},
        )
        assert texts(response, "#panel-child-page-errors .error-message") == [
            "This page is not in Dutch. Choose the Dutch page."
        ]

    def test_bets_stand_in_the_order_they_were_made(self):
        for item in (self.agenda, self.other):
            self.client.post(
                reverse(f"{BETS}:add"), {"lang": "nl", "queries": "zon", "page": item.pk}
            )
        assert list(BestBet.objects.values_list("page", "sort_order")) == [
            (self.agenda.pk, 1),
            (self.other.pk, 2),
        ]

    def test_forms_begin_with_the_query_of_the_address(self):
        shown = {}
        for name, field in ((SYNONYMS, "words"), (BETS, "queries")):
            address = reverse(f"{name}:add")
            response = self.client.get(address, {"query": " host  town", "lang": "en"})
            form = response.context["form"]
            shown[field] = (form[field].value(), form["lang"].value())
            strange = self.client.get(address, {"lang": "de"}).context["form"]
            assert (strange[field].value(), strange["lang"].value()) == ("", "nl")
        assert shown == {"words": ("host town\n", "en"), "queries": ("host town\n", "en")}


class ListTests(SearchAdminTestCase):
    def cells(self, response):
        rows = parts(response, "table.listing tbody tr")
        return [[" ".join(cell.get_text(" ").split()) for cell in row("td")] for row in rows]

    def test_groups_are_listed_searched_and_filtered_by_language(self):
        self.group("gaststad\ngastgemeente")
        self.group("host city\nhost town", lang="en")
        address = reverse(f"{SYNONYMS}:list")
        shown = {
            query: [row[1:3] for row in self.cells(self.client.get(f"{address}?{query}"))]
            for query in ("ordering=lang", "lang=nl", "q=TOWN")
        }
        dutch = ["gaststad = gastgemeente", "Dutch"]
        english = ["host city = host town", "English"]
        assert [
            [row[0].removesuffix(" Edit Delete"), row[1]] for row in shown["ordering=lang"]
        ] == [
            english,
            dutch,
        ]
        assert [row[1] for row in shown["lang=nl"]] == ["Dutch"]
        assert [row[1] for row in shown["q=TOWN"]] == ["English"]

    def test_bets_are_listed_with_their_page_at_a_steady_number_of_queries(self):
        BestBet.objects.create(lang="nl", queries="agenda", page=self.page(self.agenda))
        response = self.client.get(reverse(f"{BETS}:list"))
        assert [row[2:4] for row in self.cells(response)] == [
            ["Zonnepanelen op daken", "Dutch"]
        ]


class TryQueryTests(SearchAdminTestCase):
    def tried(self, query):
        response = self.client.get(reverse("search_try"), {"q": query})
        assert parts(response, "#try-q")[0]["value"] == query
        return response

    def test_shows_what_is_found_in_each_language(self):
        response = self.tried("daken")
        assert [text.split(":")[0] for text in texts(response, "section h2")] == [
            "Dutch",
            "English",
        ]
        dutch = "section:first-of-type"
        assert texts(response, f"{dutch} h2") == ["Dutch: 1 result"]
        assert texts(response, f"{dutch} li") == ["Zonnepanelen op daken (News)"]
        assert links(response, f"{dutch} a") == [("Zonnepanelen op daken", self.agenda.url)]

    def test_pages_in_another_language_are_told(self):
        response = self.tried("papier")
        assert texts(response, "section li") == [
            "Zonnepanelen van papier (News)",
            "Zonnepanelen van papier (News, in another language)",
        ]

    def test_nothing_is_asked_without_a_query_and_nothing_is_counted(self):
        assert texts(self.tried(""), "section") == []
        self.tried("onvindbaar")
        assert DailyQuery.objects.count() == 0

    def test_opens_for_whoever_may_do_one_of_the_things(self):
        opened = {}
        for codename in ("change_synonymgroup", "view_dailyquery", "change_topic"):
            user = UserFactory()
            names = ("access_admin", codename)
            user.user_permissions.set(Permission.objects.filter(codename__in=names))
            self.client.force_login(user)
            opened[codename] = self.client.get(reverse("search_try")).status_code
        assert opened == {
            "change_synonymgroup": 200,
            "view_dailyquery": 200,
            "change_topic": 302,
        }


class PreviewTests(SearchAdminTestCase):
    def preview(self, address, **fields):
        assert self.client.post(address, fields).json() == {
            "is_valid": True,
            "is_available": True,
        }
        return self.client.get(address)

    def test_each_word_of_a_group_is_tried_in_its_language(self):
        response = self.preview(
            reverse(f"{SYNONYMS}:preview_on_add"), lang="en", words="solar\nsunny"
        )
        assert texts(response, "h2")[0] == "solar: 1 result"
        assert links(response, "section a")[0] == ("Solar roofs", self.english.url)
        assert SynonymGroup.objects.count() == 0

    def test_five_queries_at_most_are_tried(self):
        words = "\n".join(f"woord{number}" for number in range(7))
        response = self.preview(reverse(f"{SYNONYMS}:preview_on_add"), lang="nl", words=words)
        assert len(texts(response, "h2")) == 5

    def test_a_bet_is_tried_as_it_stands_in_the_form(self):
        bet = BestBet.objects.create(
            lang="nl", queries="zonnepanelen", page=self.page(self.agenda)
        )
        response = self.preview(
            reverse(f"{BETS}:preview_on_edit", args=[bet.pk]),
            lang="nl",
            queries="zonnepanelen",
            page=self.other.pk,
        )
        told = {
            text.split(" (")[0]: text.endswith("best bet)") for text in texts(response, "li")
        }
        assert told == {"Zonnepanelen van papier": True, "Zonnepanelen op daken": False}

    def test_an_empty_form_asks_to_be_filled_in(self):
        response = self.preview(reverse(f"{SYNONYMS}:preview_on_add"), lang="nl", words="")
        assert texts(response, "p")[-1] == "Fill in the form to see it here."

    def test_may_be_framed_by_the_admin_and_nobody_else(self):
        response = self.client.get(reverse(f"{SYNONYMS}:preview_on_add"))
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
