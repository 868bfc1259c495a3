"""What shows another page's name follows when that page changes."""

import datetime as dt

from django.test import override_settings
from django_tasks import default_task_backend
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.backends.entries import IndexEntry
from lpbsite.search.reindexing import dependent_pages
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
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
from tests.search.finding import found_by, index_everything

LATER = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


class RelatedNamesTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        tree = cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=tree.host_cities,
            title="Den Bosch",
            municipality="'s-Hertogenbosch",
            slug="bosch",
        )
        cls.district = add_row(cls.city, "district_rows", name="Kruiskamp")
        cls.partner = PartnerPageFactory(
            parent=tree.partners, title="Vereniging Samen", abbreviation="VESA"
        )
        cls.person = PersonPageFactory(parent=tree.people, title="Anna Zwaluw", intro="Denker")
        add_row(cls.person, "role_rows", role="Onderzoeker", partner=cls.partner)
        cls.edition = CongressEditionPageFactory(
            parent=tree.editions,
            title="Congres 2031",
            start_date=dt.date(2031, 5, 1),
            end_date=None,
            theme="Voordeuren",
            host_city=cls.city,
        )
        programme = ProgrammePageFactory(parent=cls.edition)
        cls.item = ProgrammeItemPageFactory(
            parent=programme, title="Wandeling", district=cls.district
        )
        add_row(cls.item, "speaker_rows", person=cls.person, role="Gids")
        cls.programme = programme
        cls.news = NewsItemPageFactory(
            parent=tree.news, title="Bericht", edition=cls.edition, partner=cls.partner
        )
        add_row(cls.news, "author_rows", person=cls.person)
        cls.contribution = ContributionPageFactory(parent=tree.contributions, title="Boek")
        add_row(cls.contribution, "author_rows", person=cls.person, partner=cls.partner)
        index_everything()

    def test_a_page_is_found_by_the_names_it_shows(self):
        around = [self.edition, self.programme, self.item]
        assert found_by("Hertogenbosch") == {self.city, *around}
        assert found_by("Voordeuren 2031") == {*around, self.city}
        assert found_by("Zwaluw") == {self.person, self.item, self.news, self.contribution}
        assert found_by("VESA") == {self.partner, self.person, self.news, self.contribution}
        assert found_by("Kruiskamp") == {self.city, self.item}
        assert found_by("Gids") == {self.item}

    def test_an_edition_is_found_by_its_kind_in_its_language(self):
        english = english_version(self.edition, title="Meeting 2031", theme="Front doors")
        for edition in (self.edition, english):
            edition.format = "theme_meeting"
            edition.save()
        assert found_by("themabijeenkomst Voordeuren") == {self.edition}
        assert found_by("theme meeting doors") == {english}

    def test_names_are_in_the_language_of_the_page(self):
        english = english_version(self.news, title="Message")
        with self.captureOnCommitCallbacks(execute=True):
            english_version(self.partner, title="Together Society")
        assert found_by("Together") >= {english}
        assert self.news not in found_by("Together")
        assert found_by("Vereniging Samen") >= {self.news}

    def test_a_renamed_page_is_found_by_its_new_name_only(self):
        self.person.title = "Anna Grutto"
        with self.captureOnCommitCallbacks(execute=True):
            self.person.save_revision().publish()
        assert found_by("Zwaluw") == set()
        assert found_by("Grutto") == {self.person, self.item, self.news, self.contribution}

    def test_a_renamed_city_reaches_the_programme_of_its_editions(self):
        self.city.municipality = "Oeteldonk"
        with self.captureOnCommitCallbacks(execute=True):
            self.city.save_revision().publish()
        assert found_by("Oeteldonk") == {self.city, self.edition, self.programme, self.item}
        assert found_by("Hertogenbosch") == set()

    def test_a_city_loses_the_edition_that_goes_elsewhere(self):
        other = HostCityPageFactory(parent=self.tree.host_cities, title="Breda")
        self.edition.host_city = other
        with self.captureOnCommitCallbacks(execute=True):
            self.edition.save_revision().publish()
        assert self.city not in found_by("Voordeuren")
        assert found_by("Voordeuren") >= {other}
        assert found_by("Breda") == {other, self.edition, self.programme, self.item}

    def test_a_renamed_district_and_topic_reach_their_pages(self):
        topic = TopicFactory(name="speelplekken")
        add_topics(self.news, topic)
        topic.name = "hangplekken"
        self.district.name = "Muntel"
        with self.captureOnCommitCallbacks(execute=True):
            topic.save()
            self.district.save()
        assert found_by("hangplekken") == {self.news}
        assert found_by("Muntel") >= {self.item}
        with self.captureOnCommitCallbacks(execute=True):
            topic.delete()
        assert found_by("hangplekken") == set()

    def test_a_name_that_nobody_may_see_is_not_found(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.person.unpublish()
        assert found_by("Zwaluw") == {self.person}
        with self.captureOnCommitCallbacks(execute=True):
            restriction = PageViewRestriction.objects.create(
                page=self.tree.partners, restriction_type=PageViewRestriction.LOGIN
            )
        assert found_by("VESA") == {self.partner}
        with self.captureOnCommitCallbacks(execute=True):
            restriction.delete()
            self.person.save_revision().publish()
        assert found_by("VESA") == {self.partner, self.person, self.news, self.contribution}
        assert found_by("Zwaluw") == {self.person, self.item, self.news, self.contribution}

    def test_a_deleted_name_is_not_found(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.person.delete()
        assert found_by("Zwaluw") == set()
        with self.captureOnCommitCallbacks(execute=True):
            self.partner.delete()
        assert found_by("VESA") == set()

    def test_moving_to_a_private_place_hides_the_name(self):
        hidden = PersonPageFactory(parent=self.tree.people, title="Hok").get_parent()
        private = StandardPageFactory(parent=self.tree.home, title="Intern")
        PageViewRestriction.objects.create(
            page=private, restriction_type=PageViewRestriction.LOGIN
        )
        with self.captureOnCommitCallbacks(execute=True):
            hidden.move(private, pos="last-child")
        assert self.news not in found_by("Zwaluw")

    def test_a_change_that_nobody_else_shows_reindexes_nothing(self):
        row = IndexEntry.objects.filter(object_id=str(self.news.pk))
        row.update(body="")
        left_alone = list(row.values())
        self.person.intro = "Iets anders"
        with self.captureOnCommitCallbacks(execute=True):
            self.person.save_revision().publish()
        assert list(row.values()) == left_alone

    def test_the_number_of_questions_does_not_grow(self):
        with self.assertNumQueries(5):
            dependent_pages([self.person.pk])
        for number in range(5):
            extra = NewsItemPageFactory(parent=self.tree.news, title=f"Nog {number}")
            add_row(extra, "author_rows", person=self.person)
            extra.save()
        with self.assertNumQueries(5):
            assert len(dependent_pages([self.person.pk])) == 8

    @override_settings(
        TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    )
    def test_saving_leaves_the_work_to_a_task(self):
        default_task_backend.clear()
        self.person.title = "Anna Grutto"
        with self.captureOnCommitCallbacks(execute=True):
            self.person.save()
        tasks = [result.task.name for result in default_task_backend.results]
        assert tasks.count("reindex_task") == 1
