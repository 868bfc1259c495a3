import datetime as dt

from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from lpbsite.core.models import Topic
from news.models import NewsItemPage
from tests.admin.editing import EditingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    TopicFactory,
    UserFactory,
    add_topics,
    english_version,
)


class ListingTestCase(EditingTestCase):
    def table(self, name, **query):
        response = self.client.get(reverse(f"{name}:index"), query)
        assert response.status_code == 200
        return response

    def titles(self, name, **query):
        return [page.title for page in self.table(name, **query).context["object_list"]]

    def cells(self, name, title, **query):
        """Return what the columns of this list say of a page, but for those of every list."""
        soup = self.get_soup(self.table(name, **query).content)
        for row in soup.select("table.listing tbody tr"):
            cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
            if cells[1].startswith(title):
                return cells[2:]
        raise AssertionError(f"no {title} in the list")

    def queries(self, name, **query):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            self.table(name, **query)
        return len(captured)


class NewsListingTests(ListingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, title="Congres 2025")
        cls.old = NewsItemPageFactory(
            parent=cls.tree.news, title="Oud bericht", publication_date=dt.date(2014, 3, 1)
        )
        cls.new = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Nieuw bericht",
            publication_date=dt.date(2025, 3, 1),
            edition=cls.edition,
        )
        cls.draft = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Concept bericht",
            publication_date=dt.date(2024, 3, 1),
            live=False,
        )
        english_version(cls.old, title="Old item")

    def test_shows_dutch_items_latest_first(self):
        assert self.titles("news") == ["Nieuw bericht", "Concept bericht", "Oud bericht"]

    def test_columns_tell_date_edition_translation_and_status(self):
        new = self.cells("news", "Nieuw bericht")
        assert (new[0], new[1], new[2], new[4]) == (
            "1 March 2025",
            "Congres 2025",
            "None",
            "Current page status: live",
        )
        old = self.cells("news", "Oud bericht")
        assert (old[0], old[1], old[2]) == ("1 March 2014", "", "Published")

    def test_language_filter(self):
        assert self.titles("news", locale="en") == ["Old item"]
        assert self.titles("news", locale="all") == [
            "Nieuw bericht",
            "Concept bericht",
            "Old item",
            "Oud bericht",
        ]

    def test_status_filter(self):
        assert self.titles("news", status="live") == ["Nieuw bericht", "Oud bericht"]
        assert self.titles("news", status="draft") == ["Concept bericht"]
        assert self.titles("news", status="changed") == []

    def test_edition_and_date_filters(self):
        assert self.titles("news", edition=self.edition.pk) == ["Nieuw bericht"]
        between = {"publication_date_from": "2014-01-01", "publication_date_to": "2024-12-31"}
        assert self.titles("news", **between) == ["Concept bericht", "Oud bericht"]

    def test_search_with_filters(self):
        assert self.titles("news", q="nieuw") == ["Nieuw bericht"]
        assert self.titles("news", q="bericht", edition=self.edition.pk) == ["Nieuw bericht"]
        assert self.titles("news", q="bericht", status="draft") == ["Concept bericht"]

    def test_search_ordered_by_date(self):
        assert self.titles("news", q="bericht", ordering="publication_date") == [
            "Oud bericht",
            "Concept bericht",
            "Nieuw bericht",
        ]

    def test_unknown_values_do_not_break_the_list(self):
        for query in ({"locale": "xx"}, {"status": "x"}, {"edition": "x"}, {"ordering": "x"}):
            with self.subTest(**query):
                assert self.table("news", **query).status_code == 200

    def test_new_item_is_made_in_the_dutch_list(self):
        response = self.client.get(reverse("news:choose_parent"))
        self.assertRedirects(response, self.add_url(NewsItemPage, self.tree.news))


class CongressListingTests(ListingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.utrecht = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", districts_since=1990
        )
        HostCityPageFactory(
            parent=cls.tree.host_cities, title="Enschede", province="overijssel"
        )
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=cls.utrecht, title="Congres 2025"
        )
        cls.meetup = CongressEditionPageFactory(
            parent=cls.tree.editions,
            title="Meetup 2015",
            slug="meetup-2015",
            format="meetup",
            start_date=dt.date(2015, 11, 1),
            end_date=None,
            date_precision="month",
        )
        programme = ProgrammePageFactory(parent=cls.edition)
        ProgrammeItemPageFactory(parent=programme, title="Lezing", kind="lecture")
        ProgrammeItemPageFactory(
            parent=programme,
            title="Buurtagenda",
            day=dt.date(2025, 11, 20),
            start_time=dt.time(13, 30),
            end_time=dt.time(15),
        )
        other = ProgrammePageFactory(parent=cls.meetup)
        ProgrammeItemPageFactory(parent=other, title="Wandeling", kind="site_visit")
        cls.partner = PartnerPageFactory(
            parent=cls.tree.partners,
            title="LSA bewoners",
            abbreviation="LSA",
            kind="residents_organisation",
            is_founder=True,
            province="utrecht",
        )
        PartnerPageFactory(parent=cls.tree.partners, title="Gemeente Tilburg")
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Noor Jansen")
        cls.person.role_rows.add(
            *(
                cls.person.role_rows.model(role=role, partner=partner, locale=cls.person.locale)
                for role, partner in (("voorzitter", cls.partner), ("adviseur", None))
            )
        )
        cls.person.save()
        cls.publication = ContributionPageFactory(
            parent=cls.tree.contributions,
            title="Kantelend sturen",
            date=dt.date(2014, 11, 1),
            date_precision="month",
        )
        cls.publication.author_rows.add(cls.publication.author_rows.model(person=cls.person))
        cls.publication.save()

    def test_editions(self):
        assert self.titles("editions") == ["Congres 2025", "Meetup 2015"]
        assert self.cells("editions", "Congres 2025")[:3] == [
            "19 to 21 November 2025",
            "Congress",
            "Utrecht",
        ]
        assert self.cells("editions", "Meetup 2015")[:3] == ["November 2015", "Meetup", ""]
        assert self.titles("editions", format="meetup") == ["Meetup 2015"]
        assert self.titles("editions", year="2025") == ["Congres 2025"]

    def test_programme_items(self):
        assert self.titles("programme-items") == ["Buurtagenda", "Lezing", "Wandeling"]
        assert self.cells("programme-items", "Buurtagenda")[:3] == [
            "Congres 2025",
            "Workshop",
            "20 November 2025 13:30–15:00",
        ]
        assert self.cells("programme-items", "Wandeling")[:3] == [
            "Meetup 2015",
            "Site visit",
            "",
        ]
        assert self.titles("programme-items", edition=self.meetup.pk) == ["Wandeling"]
        both = {"edition": [self.meetup.pk, self.edition.pk], "kind": ["lecture", "site_visit"]}
        assert self.titles("programme-items", **both) == ["Lezing", "Wandeling"]

    def test_host_cities(self):
        assert self.titles("host-cities") == ["Enschede", "Utrecht"]
        assert self.cells("host-cities", "Utrecht")[:2] == ["Utrecht", "1990"]
        assert self.titles("host-cities", province="overijssel") == ["Enschede"]

    def test_partners(self):
        assert self.titles("partners") == ["Gemeente Tilburg", "LSA bewoners"]
        assert self.cells("partners", "LSA bewoners")[:2] == ["LSA", "Residents’ organisation"]
        assert self.titles("partners", kind="municipality") == ["Gemeente Tilburg"]
        assert self.titles("partners", is_founder="true") == ["LSA bewoners"]
        assert self.titles("partners", is_founder="false") == ["Gemeente Tilburg"]
        assert self.titles("partners", q="lsa", kind="residents_organisation") == [
            "LSA bewoners"
        ]

    def test_people(self):
        assert self.cells("people", "Noor Jansen")[0] == "voorzitter, LSA bewoners; adviseur"

    def test_publications(self):
        assert self.cells("publications", "Kantelend sturen")[:2] == [
            "Noor Jansen",
            "November 2014",
        ]


class ListingQueryTests(ListingTestCase):
    """A longer list costs no more queries."""

    def fill(self, number):
        city = HostCityPageFactory(parent=self.tree.host_cities)
        edition = CongressEditionPageFactory(
            parent=self.tree.editions, host_city=city, slug=f"e{number}", title=f"E{number}"
        )
        ProgrammeItemPageFactory(parent=ProgrammePageFactory(parent=edition))
        NewsItemPageFactory(parent=self.tree.news, edition=edition)
        partner = PartnerPageFactory(parent=self.tree.partners)
        person = PersonPageFactory(parent=self.tree.people)
        person.role_rows.add(
            person.role_rows.model(role="lid", partner=partner, locale=person.locale)
        )
        person.save()
        publication = ContributionPageFactory(parent=self.tree.contributions)
        publication.author_rows.add(publication.author_rows.model(person=person))
        publication.save()

    def test_queries_do_not_grow_with_the_list(self):
        names = (
            "news",
            "editions",
            "programme-items",
            "host-cities",
            "partners",
            "people",
            "publications",
        )
        for number in range(3):
            self.fill(number)
        for name in names:  # what is cached is cached now
            self.table(name)
        few = {name: self.queries(name) for name in names}
        for number in range(3, 15):
            self.fill(number)
        assert {name: self.queries(name) for name in names} == few


class TopicListingTests(ListingTestCase):
    def list_url(self):
        return Topic.snippet_viewset.get_url_name("list")

    def rows(self, **query):
        response = self.client.get(reverse(self.list_url()), query)
        return [(topic.name, topic.page_count) for topic in response.context["object_list"]]

    def test_shows_how_many_pages_carry_a_topic(self):
        used = TopicFactory(name="participatie")
        TopicFactory(name="democratie")
        for _ in range(2):
            add_topics(NewsItemPageFactory(parent=self.tree.news), used)
        assert self.rows() == [("democratie", None), ("participatie", 2)]

    def test_is_searched_and_filtered(self):
        TopicFactory(name="participatie")
        TopicFactory(name="democratie", live=False)
        assert [name for name, _ in self.rows(q="parti")] == ["participatie"]
        assert [name for name, _ in self.rows(live="false")] == ["democratie"]


class MenuTests(ListingTestCase):
    """The menu offers only the lists that somebody can work in."""

    def menu(self, *granted):
        user = UserFactory()
        group = Group.objects.create(name="group")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for page in granted:
            for action in ("add_page", "change_page"):
                permission = Permission.objects.get(codename=action)
                GroupPagePermission.objects.create(
                    group=group, page=page.page_ptr, permission=permission
                )
        user.groups.add(group)
        self.client.force_login(user)
        return self.names()

    def names(self):
        response = self.client.get("/admin/")
        menu = response.context["request"]
        from wagtail.admin.menu import admin_menu

        found = []
        for item in admin_menu.menu_items_for_request(menu):
            found.append(item.name)
            if getattr(item, "menu", None):
                found += [below.name for below in item.menu.menu_items_for_request(menu)]
        return {
            name
            for name in found
            if name
            in {
                "news",
                "congresses",
                "editions",
                "programme-items",
                "host-cities",
                "network",
                "partners",
                "people",
                "publications",
                "topics",
            }
        }

    def test_news_editor_has_news_alone(self):
        assert self.menu(self.tree.news) == {"news"}

    def test_editor_of_everything_has_all_lists_of_pages(self):
        assert self.menu(self.tree.home) == {
            "news",
            "congresses",
            "editions",
            "programme-items",
            "host-cities",
            "network",
            "partners",
            "people",
            "publications",
        }

    def test_user_without_pages_has_none(self):
        assert self.menu() == set()

    def test_dashboard_offers_to_write_news_to_whoever_may(self):
        self.menu(self.tree.news)
        self.assertContains(self.client.get("/admin/"), reverse("news:choose_parent"))
        self.client.force_login(UserFactory())
        Group.objects.all().delete()
        user = self.client.session["_auth_user_id"]
        Permission.objects.get(codename="access_admin").user_set.add(user)
        self.assertNotContains(self.client.get("/admin/"), reverse("news:choose_parent"))
