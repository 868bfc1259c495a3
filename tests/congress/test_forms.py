import datetime as dt

from django.urls import reverse
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from congress.models import CongressEditionPage, ProgrammeItemPage, ProgrammePage
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    UserFactory,
    add_row,
    site_tree,
)


def add_address(model, parent):
    return reverse(
        "wagtailadmin_pages:add", args=("congress", model._meta.model_name, parent.pk)
    )


def with_rows(data, *relations):
    rows = {name: inline_formset([]) for name in (*relations, "topic_rows", "comments")}
    return nested_form_data({"body": streamfield([]), "slug": "", **rows, **data})


class EditionFormTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.user = UserFactory(is_superuser=True)

    def setUp(self):
        self.client.force_login(self.user)

    def send(self, action="action-publish", **fields):
        data = {
            "title": "LPB-congres 2025",
            "format": "congress",
            "start_date": "2025-11-19",
            "date_precision": "day",
            "central_questions": streamfield([]),
            "sub_themes": streamfield([]),
            action: "1",
            **fields,
        }
        return self.client.post(
            add_address(CongressEditionPage, self.tree.editions), with_rows(data)
        )

    def errors(self, response):
        return set(response.context["form"].errors)

    def test_edition_without_address_gets_the_one_of_its_kind_and_date(self):
        self.send()
        self.send(format="meetup", start_date="2025-06-12", title="Meetup")
        self.send(format="theme_meeting", start_date="2025-03-13", title="Over ontmoeten")
        slugs = CongressEditionPage.objects.order_by("pk").values_list("slug", flat=True)
        assert list(slugs) == ["2025", "meetup-2025", "themabijeenkomst-2025-03"]

    def test_address_that_the_editor_gives_stays(self):
        self.send(slug="jubileum")
        assert CongressEditionPage.objects.get().slug == "jubileum"

    def test_second_congress_of_a_year_is_told_that_the_address_is_taken(self):
        self.send()
        assert self.errors(self.send(title="Nog een")) == {"slug"}

    def test_draft_gets_its_address_too(self):
        self.send(action="action-draft")
        assert CongressEditionPage.objects.get().slug == "2025"

    def test_wrong_dates_are_told_beside_their_field_in_a_draft_too(self):
        for action in ("action-draft", "action-publish"):
            response = self.send(action, end_date="2025-11-01")
            assert self.errors(response) == {"end_date"}

    def test_edition_without_a_first_day_is_told_so(self):
        assert "start_date" in self.errors(self.send(start_date=""))

    def test_sub_theme_without_a_visible_title_is_refused(self):
        for title in ("", "   ", "\u200b"):
            theme = {
                "title": title,
                "text": rich_text("<p>Tekst</p>"),
                "questions": streamfield([]),
            }
            response = self.send(sub_themes=streamfield([("sub_theme", theme)]))
            assert self.errors(response) == {"sub_themes"}

    def test_question_without_a_visible_letter_is_refused(self):
        response = self.send(central_questions=streamfield([("question", "\u200b")]))
        assert self.errors(response) == {"central_questions"}

    def test_heading_without_a_visible_letter_is_refused(self):
        for text in ("", "\u00a0"):
            response = self.send(body=streamfield([("heading", text)]))
            assert self.errors(response) == {"body"}


class ProgrammeFormTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.user = UserFactory(is_superuser=True)
        cls.utrecht = HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht")
        cls.overvecht = add_row(cls.utrecht, "district_rows", name="Overvecht")
        cls.tilburg = HostCityPageFactory(parent=cls.tree.host_cities, title="Tilburg")
        cls.reeshof = add_row(cls.tilburg, "district_rows", name="Reeshof")
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=cls.utrecht
        )

    def setUp(self):
        self.client.force_login(self.user)

    def test_programme_gets_its_own_address_whatever_its_title(self):
        data = with_rows({"title": "Wat er te doen is", "action-publish": "1"})
        self.client.post(add_address(ProgrammePage, self.edition), data)
        programme = ProgrammePage.objects.get()
        assert programme.url == "/nl/congressen/2025/programma/"

    def send_item(self, programme, **fields):
        data = {
            "title": "Op bezoek",
            "slug": "op-bezoek",
            "kind": "site_visit",
            "action-publish": "1",
            **fields,
        }
        return self.client.post(
            add_address(ProgrammeItemPage, programme),
            with_rows(data, "speaker_rows", "document_rows"),
        )

    def test_new_item_is_held_to_the_days_of_its_edition(self):
        programme = ProgrammePageFactory(parent=self.edition)
        response = self.send_item(programme, day="2025-11-25")
        assert set(response.context["form"].errors) == {"day"}
        self.send_item(programme, day="2025-11-20")
        assert ProgrammeItemPage.objects.get().day == dt.date(2025, 11, 20)

    def test_item_may_choose_among_the_districts_of_the_host_city(self):
        programme = ProgrammePageFactory(parent=self.edition)
        new = self.client.get(add_address(ProgrammeItemPage, programme))
        item = ProgrammeItemPageFactory(parent=programme)
        old = self.client.get(reverse("wagtailadmin_pages:edit", args=[item.pk]))
        for response in (new, old):
            choices = response.context["form"].fields["district"].queryset
            assert list(choices) == [self.overvecht]

    def test_district_of_another_city_is_refused(self):
        programme = ProgrammePageFactory(parent=self.edition)
        response = self.send_item(programme, district=str(self.reeshof.pk))
        assert set(response.context["form"].errors) == {"district"}
        self.send_item(programme, district=str(self.overvecht.pk))
        assert ProgrammeItemPage.objects.get().district == self.overvecht

    def test_item_of_an_edition_without_a_host_city_has_no_district_to_choose(self):
        edition = CongressEditionPageFactory(
            parent=self.tree.editions, start_date=dt.date(2027, 11, 1), end_date=None
        )
        programme = ProgrammePageFactory(parent=edition)
        response = self.client.get(add_address(ProgrammeItemPage, programme))
        assert list(response.context["form"].fields["district"].queryset) == []
