import datetime as dt

from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from congress.models import (
    CongressEditionPage,
    ContributionPage,
    HostCityDistrict,
    HostCityPage,
    PartnerPage,
    PersonPage,
    ProgrammeItemPage,
    ProgrammePage,
)
from home.models import FormPage, StandardPage
from news.models import NewsItemPage
from tests.admin.editing import EditingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    DocumentFactory,
    HostCityPageFactory,
    ImageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    TopicFactory,
)


class EditingEveryTypeTests(EditingTestCase):
    """Each type is made and changed through its form."""

    def see_renamed(self, page):
        response = self.edit(page, title="Een andere titel")
        assert response.status_code == 302, self.errors(response)
        page.refresh_from_db()
        assert page.title == "Een andere titel"

    def test_news_item(self):
        edition = CongressEditionPageFactory(parent=self.tree.editions)
        person = PersonPageFactory(parent=self.tree.people)
        topic = TopicFactory(name="Lokale democratie")
        image = ImageFactory()
        page = self.made(
            NewsItemPage,
            self.tree.news,
            title="Utrecht is gastheer",
            intro="Het congres komt naar Utrecht.",
            publication_date="2024-05-01",
            byline="Webredactie",
            image=image.pk,
            image_alt="De Dom",
            edition=edition.pk,
            body=streamfield(
                [("heading", "Waar"), ("paragraph", rich_text("<p>In <b>Utrecht</b>.</p>"))]
            ),
            author_rows=inline_formset([{"person": person.pk}]),
            topic_rows=inline_formset([{"topic": topic.pk}]),
        )
        assert page.live is True
        assert page.publication_date == dt.date(2024, 5, 1)
        assert (page.image, page.image_alt, page.edition) == (image, "De Dom", edition)
        assert [block.block_type for block in page.body] == ["heading", "paragraph"]
        assert [row.person for row in page.author_rows.all()] == [person]
        assert page.localized_topics() == [topic]
        self.see_renamed(page)

    def test_edition(self):
        city = HostCityPageFactory(parent=self.tree.host_cities)
        page = self.made(
            CongressEditionPage,
            self.tree.editions,
            title="LPB-congres 2027",
            format="congress",
            host_city=city.pk,
            start_date="2027-11-17",
            end_date="2027-11-19",
            date_precision="day",
            theme="Samen",
            central_questions=streamfield([("question", "Wie is de buurt?")]),
            sub_themes=streamfield(
                [
                    (
                        "sub_theme",
                        {
                            "title": "Ontmoeten",
                            "text": rich_text("<p>Waar?</p>"),
                            "questions": streamfield([("", "Hoe?")]),
                        },
                    )
                ]
            ),
        )
        assert (page.host_city, page.theme) == (city, "Samen")
        assert (page.start_date, page.end_date) == (
            dt.date(2027, 11, 17),
            dt.date(2027, 11, 19),
        )
        assert [block.value for block in page.central_questions] == ["Wie is de buurt?"]
        assert page.sub_themes[0].value["title"] == "Ontmoeten"
        assert list(page.sub_themes[0].value["questions"]) == ["Hoe?"]
        self.see_renamed(page)

    def test_programme_and_its_items(self):
        city = HostCityPageFactory(parent=self.tree.host_cities)
        district = HostCityDistrict.objects.create(
            page=city, name="Overvecht", locale=city.locale
        )
        edition = CongressEditionPageFactory(parent=self.tree.editions, host_city=city)
        person = PersonPageFactory(parent=self.tree.people)
        document = DocumentFactory()
        programme = self.made(ProgrammePage, edition, title="Programma")
        item = self.made(
            ProgrammeItemPage,
            programme,
            title="Buurtagenda",
            kind="workshop",
            day="2025-11-20",
            start_time="13:30",
            end_time="15:00",
            district=district.pk,
            speaker_rows=inline_formset([{"person": person.pk, "role": "spreker"}]),
            document_rows=inline_formset([{"document": document.pk}]),
        )
        assert (item.day, item.start_time) == (dt.date(2025, 11, 20), dt.time(13, 30))
        assert item.district == district
        assert [row.person for row in item.speaker_rows.all()] == [person]
        assert [row.document for row in item.document_rows.all()] == [document]
        self.see_renamed(item)
        self.see_renamed(programme)

    def test_host_city(self):
        person = PersonPageFactory(parent=self.tree.people)
        page = self.made(
            HostCityPage,
            self.tree.host_cities,
            title="Utrecht",
            municipality="Utrecht",
            province="utrecht",
            districts_since="1990",
            approach=rich_text("<p>In tien wijken.</p>"),
            latitude="52.0907",
            longitude="5.1214",
            team_rows=inline_formset([{"name": "Wijkbureau", "text": "Helpt"}]),
            district_rows=inline_formset([{"name": "Leidsche Rijn"}]),
            alderman_rows=inline_formset([{"person": person.pk, "from_year": "2018"}]),
        )
        assert page.district_rows.get().slug == "leidsche-rijn"
        assert page.team_rows.get().name == "Wijkbureau"
        assert page.alderman_rows.get().from_year == 2018
        assert "In tien wijken." in page.approach
        self.see_renamed(page)

    def test_partner(self):
        page = self.made(
            PartnerPage,
            self.tree.partners,
            title="LSA bewoners",
            kind="residents_organisation",
            abbreviation="LSA",
            website="https://www.lsabewoners.nl/",
            is_founder="on",
            joined_in="1994",
        )
        assert (page.abbreviation, page.is_founder, page.joined_in) == ("LSA", True, 1994)
        self.see_renamed(page)

    def test_person(self):
        partner = PartnerPageFactory(parent=self.tree.partners)
        page = self.made(
            PersonPage,
            self.tree.people,
            title="Noor Jansen",
            role_rows=inline_formset(
                [{"role": "voorzitter", "partner": partner.pk, "from_year": "2010"}]
            ),
        )
        row = page.role_rows.get()
        assert (row.role, row.partner, row.from_year) == ("voorzitter", partner, 2010)
        self.see_renamed(page)

    def test_publication(self):
        person = PersonPageFactory(parent=self.tree.people)
        document = DocumentFactory()
        page = self.made(
            ContributionPage,
            self.tree.contributions,
            title="Kantelend sturen",
            content_language="nl",
            date="2014-11-01",
            date_precision="month",
            document=document.pk,
            author_rows=inline_formset([{"person": person.pk}]),
        )
        assert (page.document, page.date) == (document, dt.date(2014, 11, 1))
        assert [row.person for row in page.author_rows.all()] == [person]
        self.see_renamed(page)

    def test_ordinary_page(self):
        page = self.made(StandardPage, self.tree.home, title="Over LPB", intro="Sinds 1994.")
        below = self.made(StandardPage, page, title="Bestuur")
        assert below.url == "/nl/over-lpb/bestuur/"
        self.see_renamed(page)

    def test_form(self):
        page = self.made(
            FormPage,
            self.tree.home,
            title="Contact",
            thank_you=rich_text("<p>Dank u.</p>"),
            form_fields=inline_formset(
                [{"label": "Uw naam", "field_type": "singleline", "required": "on"}]
            ),
        )
        assert page.form_fields.get().clean_name == "uw_naam"
        self.see_renamed(page)

    def test_home_and_every_index_page_can_be_changed(self):
        for name in (
            "home",
            "news",
            "editions",
            "host_cities",
            "partners",
            "people",
            "contributions",
        ):
            with self.subTest(name):
                self.see_renamed(getattr(self.tree, name))


class HelpTests(EditingTestCase):
    def test_comments_can_be_made_on_every_form(self):
        response = self.client.get(self.add_url(NewsItemPage, self.tree.news))
        assert "comments" in response.context["form"].formsets

    def test_contribution_form_tells_what_its_fields_are_for(self):
        page = ContributionPageFactory(parent=self.tree.contributions)
        form = self.client.get(self.edit_url(page)).context["form"]
        for name in ("content_language", "occasion", "document", "intro"):
            assert form.fields[name].help_text, name
