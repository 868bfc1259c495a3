import datetime as dt

import time_machine
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from congress.models import (
    CongressEditionPage,
    ProgrammeItemDocument,
    ProgrammeItemPage,
    ProgrammePage,
)
from tests.factories import (
    CongressEditionPageFactory,
    DocumentFactory,
    HostCityPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    add_row,
    english_version,
    site_tree,
)
from tests.reading import links, parts, queries, said, texts

WEDNESDAY, THURSDAY = dt.date(2025, 11, 19), dt.date(2025, 11, 20)
ADDRESS = "/nl/congressen/2025/programma/"


class ProgrammeTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht")
        cls.overvecht = add_row(cls.city, "district_rows", name="Overvecht")
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, host_city=cls.city)
        cls.programme = ProgrammePageFactory(parent=cls.edition, intro="Drie dagen.")
        cls.lectures = cls.add_item(title="Lezingen", kind="lecture")
        cls.debate = cls.add_item(title="Debat", kind="debate", day=THURSDAY)
        cls.workshop = cls.add_item(
            title="Buurtagenda",
            day=THURSDAY,
            start_time=dt.time(13, 30),
            end_time=dt.time(15),
            place="Stadhuis",
        )
        cls.visit = cls.add_item(
            title="Op bezoek",
            kind="site_visit",
            day=WEDNESDAY,
            start_time=dt.time(9),
            district=cls.overvecht,
        )

    @classmethod
    def add_item(cls, **fields):
        return ProgrammeItemPageFactory(parent=cls.programme, **fields)


class ProgrammePageTests(ProgrammeTestCase):
    def titles(self, query="", path=ADDRESS):
        return texts(self.client.get(path + query), ".programme__title")

    def test_items_stand_by_day_and_time_and_what_is_open_comes_last(self):
        with time_machine.travel("2025-11-01"):
            response = self.client.get(ADDRESS)
        assert texts(response, "h1") == ["Programma"]
        assert texts(response, ".eyebrow") == ["LPB-congres 2025"]
        assert texts(response, ".programme__weekday") == [
            "Woensdag 19 november 2025",
            "Donderdag 20 november 2025",
            said("Day to follow", "nl"),
        ]
        assert texts(response, ".programme__title") == [
            "Op bezoek",
            "Buurtagenda",
            "Debat",
            "Lezingen",
        ]
        with_times = parts(response, ".programme__item")
        assert [item["id"] for item in with_times] == [
            "op-bezoek",
            "buurtagenda",
            "debat",
            "lezingen",
        ]
        assert texts(response, ".programme__date .date-badge__big") == ["19", "20", "?"]

    def test_english_programme_has_the_translated_items_and_english_times(self):
        english_version(self.visit, title="A visit")
        english_version(self.workshop, title="Neighbourhood agenda", place="Town hall")
        with time_machine.travel("2025-11-01"):
            response = self.client.get("/en/congresses/2025/programma/")
        assert texts(response, ".programme__weekday") == [
            "Wednesday 19 November 2025",
            "Thursday 20 November 2025",
        ]
        assert texts(response, ".programme__time") == ["from 09:00", "13:30 – 15:00"]
        assert texts(response, ".programme__item .tag") == ["Site visit", "Workshop"]
        assert texts(response, ".programme__place") == ["District: Overvecht", "Town hall"]
        assert links(response, ".programme__title a") == [
            ("A visit", "/en/congresses/2025/programma/op-bezoek/"),
            ("Neighbourhood agenda", "/en/congresses/2025/programma/buurtagenda/"),
        ]

    def test_open_day_and_time_stay_unknown_after_the_edition(self):
        with time_machine.travel("2025-11-22"):
            response = self.client.get(ADDRESS)
        assert texts(response, ".programme__weekday")[-1] == said("Day not known", "nl")
        assert texts(response, ".programme__time--open") == [
            said("Time not known", "nl"),
            said("Time not known", "nl"),
        ]

    def test_district_leads_to_its_place_on_the_page_of_the_city(self):
        assert links(self.client.get(ADDRESS), ".programme__place a") == [
            ("Overvecht", "/nl/gaststeden/utrecht/#overvecht")
        ]

    def test_district_is_left_out_when_no_visitor_may_see_the_city(self):
        self.city.unpublish()
        response = self.client.get(ADDRESS)
        assert texts(response, ".programme__place") == ["Stadhuis"]
        assert [one.name for one in response.context["programme"].filters] == ["day", "kind"]

    def test_filters_narrow_the_programme(self):
        assert self.titles("?day=2025-11-20") == ["Buurtagenda", "Debat"]
        assert self.titles("?kind=lecture&kind=debate") == ["Debat", "Lezingen"]
        assert self.titles("?district=overvecht") == ["Op bezoek"]
        assert self.titles("?day=2025-11-20&kind=debate") == ["Debat"]

    def test_unknown_values_are_ignored(self):
        everything = ["Op bezoek", "Buurtagenda", "Debat", "Lezingen"]
        assert self.titles("?day=2025-11-21&kind=party&district=soho&day=x") == everything

    def test_filters_work_on_the_page_of_the_edition_too(self):
        assert self.titles("?kind=debate", "/nl/congressen/2025/") == ["Debat"]

    def test_filter_form_keeps_what_is_chosen(self):
        response = self.client.get(ADDRESS + "?day=2025-11-20")
        assert [part["value"] for part in parts(response, "option[selected]")] == ["2025-11-20"]
        assert [part["name"] for part in parts(response, ".filter-bar select")] == [
            "day",
            "kind",
            "district",
        ]

    def test_nothing_that_fits_is_said(self):
        response = self.client.get(ADDRESS + "?kind=lecture&district=overvecht")
        assert texts(response, "[role=status]") == [
            said("Nothing in the programme fits these filters.", "nl")
        ]

    def test_draft_items_are_not_in_the_programme(self):
        self.debate.unpublish()
        assert "Debat" not in self.titles()
        assert "Debat" not in self.titles(path="/nl/congressen/2025/")

    def test_edition_without_programme_page_has_no_programme_section(self):
        other = CongressEditionPageFactory(
            parent=self.tree.editions, start_date=dt.date(2023, 11, 1), end_date=None
        )
        assert parts(self.client.get(other.url), "#programme") == []

    def test_queries_do_not_grow_with_the_items(self):
        for _item in range(6):
            self.add_item(district=self.overvecht)
        self.client.get(ADDRESS)
        few = queries(self.client, ADDRESS)
        for _item in range(20):
            self.add_item(district=self.overvecht)
        assert queries(self.client, ADDRESS) == few
        assert few <= 20

    def test_programme_stands_under_an_edition_and_holds_items(self):
        self.assertAllowedParentPageTypes(ProgrammePage, {CongressEditionPage})
        self.assertAllowedSubpageTypes(ProgrammePage, {ProgrammeItemPage})
        self.assertAllowedParentPageTypes(ProgrammeItemPage, {ProgrammePage})
        self.assertAllowedSubpageTypes(ProgrammeItemPage, set())


class ProgrammeItemPageTests(ProgrammeTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Jacques Wallage")
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="Instituut")
        add_row(
            cls.visit,
            "speaker_rows",
            person=cls.person,
            partner=cls.partner,
            role="gespreksleider",
        )

    def rows(self, response):
        """Return the facts of the item by their label."""
        return {
            label.get_text(): " ".join(value.get_text(" ").split())
            for label, value in zip(
                parts(response, ".facts dt"), parts(response, ".facts dd"), strict=True
            )
        }

    def test_dutch_item_tells_when_where_and_who(self):
        response = self.client.get(self.visit.url)
        assert texts(response, "h1") == ["Op bezoek"]
        assert list(self.rows(response).values()) == [
            *texts(response, ".eyebrow"),
            "19 november 2025",
            said("from %(time)s", "nl", time="09.00"),
            "Overvecht",
            "LPB-congres 2025",
        ]
        assert links(response, ".house a")[:2] == [
            ("Jacques Wallage", "/nl/mensen/jacques-wallage/"),
            ("Instituut", "/nl/partners/instituut/"),
        ]
        assert texts(response, ".person__role") == ["gespreksleider"]
        assert links(response, ".facts a") == [
            ("Overvecht", "/nl/gaststeden/utrecht/#overvecht"),
            ("LPB-congres 2025", "/nl/congressen/2025/"),
        ]
        assert links(response, ".house__main > p a")[-1][1] == ADDRESS

    def test_english_item_tells_what_is_open(self):
        english_version(self.edition, title="LPB congress 2025")
        english_version(self.programme, title="Programme", slug="programme")
        item = english_version(self.lectures, title="Lectures", slug="lectures")
        with time_machine.travel("2025-11-01"):
            response = self.client.get(item.url)
        assert item.url == "/en/congresses/2025/programme/lectures/"
        assert self.rows(response) == {
            "Kind": "Lecture",
            "Day": "Day to follow",
            "Time": "Time to follow",
            "Edition": "LPB congress 2025",
        }

    def test_speaker_that_no_visitor_may_see_is_left_out(self):
        self.person.unpublish()
        response = self.client.get(self.visit.url)
        assert texts(response, ".person__name") == ["Instituut"]
        self.partner.unpublish()
        assert texts(self.client.get(self.visit.url), ".person__name") == []

    def test_speakers_in_another_language_are_marked_by_hreflang(self):
        item = english_version(
            self.visit,
            title="A visit",
        )
        row = item.speaker_rows.get()
        row.role = "chair"
        row.save()
        response = self.client.get(item.url)
        speakers = parts(response, ".person__name a")
        assert [(link["href"], link["hreflang"]) for link in speakers] == [
            ("/nl/mensen/jacques-wallage/", "nl"),
            ("/nl/partners/instituut/", "nl"),
        ]

    def test_documents_of_a_private_collection_are_not_offered(self):
        secret = Collection.get_first_root_node().add_child(name="Besloten")
        CollectionViewRestriction.objects.create(collection=secret, restriction_type="login")
        for document in (
            DocumentFactory(title="Verslag"),
            DocumentFactory(title="Geheim", collection=secret),
        ):
            ProgrammeItemDocument.objects.create(page=self.visit, document=document)
        assert texts(self.client.get(self.visit.url), ".download__title") == ["Verslag"]

    def test_queries_do_not_grow_with_speakers_and_documents(self):
        def add(number):
            for _row in range(number):
                person = PersonPageFactory(parent=self.tree.people)
                add_row(self.visit, "speaker_rows", person=person, partner=self.partner)
                ProgrammeItemDocument.objects.create(
                    page=self.visit, document=DocumentFactory()
                )

        add(9)
        self.client.get(self.visit.url)
        few = queries(self.client, self.visit.url)
        add(20)
        assert queries(self.client, self.visit.url) == few
        assert few <= 25
