from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from home.models import FormPage
from news.models import NewsItemPage
from tests.admin.editing import DRAWN_BY_SCRIPT, FORM, EditingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    DocumentFactory,
    FormPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    TopicFactory,
    english_version,
)


class PreviewTestCase(EditingTestCase):
    def preview(self, page, mode="", **fields):
        """Send the edit form of a page to its preview, changed, and return what is shown."""
        shown = self.client.get(self.edit_url(page))
        form = shown.context["form"]
        data = querydict_from_html(shown.content.decode(), form_id=FORM)
        empty = {name: streamfield([]) for name in DRAWN_BY_SCRIPT if name in form.fields}
        data.update(nested_form_data(empty | fields))
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        answer = self.client.post(url, data).json()
        assert answer == {"is_valid": True, "is_available": True}
        return self.client.get(url, {"mode": mode, "in_preview_panel": "true"})

    def heading(self, response):
        return self.get_soup(response.content).h1.get_text(" ", strip=True)

    def language(self, response):
        return self.get_soup(response.content).html["lang"]


class EveryTypePreviewTests(PreviewTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        tree = cls.tree
        edition = CongressEditionPageFactory(parent=tree.editions)
        programme = ProgrammePageFactory(parent=edition)
        cls.pages = [
            tree.home,
            tree.news,
            tree.editions,
            tree.host_cities,
            tree.partners,
            tree.people,
            tree.contributions,
            edition,
            programme,
            ProgrammeItemPageFactory(parent=programme),
            NewsItemPageFactory(parent=tree.news),
            HostCityPageFactory(parent=tree.host_cities),
            PartnerPageFactory(parent=tree.partners),
            PersonPageFactory(parent=tree.people),
            ContributionPageFactory(parent=tree.contributions),
            StandardPageFactory(parent=tree.home),
            FormPageFactory(parent=tree.home),
        ]

    def test_dutch_page_is_shown_with_its_changes(self):
        for page in self.pages:
            with self.subTest(type(page).__name__):
                response = self.preview(page, title="Gewijzigde titel")
                assert self.heading(response) == "Gewijzigde titel"
                assert self.language(response) == "nl"

    def test_english_page_is_shown_in_english(self):
        for page in self.pages:
            with self.subTest(type(page).__name__):
                english_page = page.get_translation_or_none(self.tree.english("home").locale)
                response = self.preview((english_page or english_version(page)).specific)
                assert self.language(response) == "en"

    def test_preview_is_held_to_the_policy_of_visitors_but_may_stand_in_the_editor(self):
        page = self.pages[0]
        visitors = dict(
            directive.strip().split(" ", 1)
            for directive in self.client.get(page.url)["Content-Security-Policy"].split(";")
        )
        preview = dict(
            directive.strip().split(" ", 1)
            for directive in self.preview(page)["Content-Security-Policy"].split(";")
        )
        assert visitors["frame-ancestors"] == "'none'"
        assert preview == visitors | {"frame-ancestors": "'self'"}

    def test_checks_of_the_content_run_in_the_preview_and_never_at_a_visitor(self):
        page = self.pages[0]
        assert b"wagtail-userbar" in self.preview(page).content
        assert b"wagtail-userbar" not in self.client.get(page.url).content


class UnsavedNewsPreviewTests(PreviewTestCase):
    def test_item_that_was_never_saved_is_shown_whole(self):
        edition = CongressEditionPageFactory(parent=self.tree.editions, title="Congres 2025")
        person = PersonPageFactory(parent=self.tree.people, title="Noor Jansen")
        topic = TopicFactory(name="participatie")
        add = self.client.get(self.add_url(NewsItemPage, self.tree.news))
        data = querydict_from_html(add.content.decode(), form_id=FORM)
        data.update(
            nested_form_data(
                {
                    "title": "Nieuw bericht",
                    "slug": "nieuw-bericht",
                    "intro": "Korte inleiding",
                    "edition": edition.pk,
                    "author_rows": inline_formset([{"person": person.pk}]),
                    "topic_rows": inline_formset([{"topic": topic.pk}]),
                    "body": streamfield([("paragraph", rich_text("<p>De tekst.</p>"))]),
                }
            )
        )
        url = reverse(
            "wagtailadmin_pages:preview_on_add",
            args=["news", "newsitempage", self.tree.news.pk],
        )
        assert self.client.post(url, data).json()["is_valid"] is True
        response = self.client.get(url)
        assert self.heading(response) == "Nieuw bericht"
        text = self.get_soup(response.content).main.get_text(" ", strip=True)
        for words in (
            "Korte inleiding",
            "De tekst.",
            "Congres 2025",
            "Noor Jansen",
            "participatie",
        ):
            assert words in text, words
        assert not NewsItemPage.objects.exists()


class FormPreviewTests(PreviewTestCase):
    def test_form_and_its_thanks_are_both_shown(self):
        page = FormPageFactory(parent=self.tree.home, title="Contact")
        assert [mode for mode, _ in FormPage().preview_modes] == ["form", "landing"]
        fields = {"thank_you": rich_text("<p>Dank u wel.</p>")}
        assert b"Dank u wel." not in self.preview(page, "form", **fields).content
        assert b"Dank u wel." in self.preview(page, "landing", **fields).content


class BlockPreviewTests(PreviewTestCase):
    blocks = NewsItemPage.body.field.stream_block.child_blocks

    def shown(self, name):
        url = reverse("wagtailadmin_block_preview")
        return self.client.get(url, {"id": self.blocks[name].definition_prefix})

    def test_every_block_tells_and_shows_what_it_is(self):
        for name, block in self.blocks.items():
            with self.subTest(name):
                assert block.get_description()
                assert block.is_previewable
                self.assertContains(self.shown(name), "css/site.css")

    def test_document_block_shows_the_latest_document(self):
        DocumentFactory(title="De nota")
        self.assertContains(self.shown("document"), "De nota")
