from django.core.exceptions import ValidationError
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.api.models import OpenDataSettings
from tests.factories import FormPageFactory, english_version, site_tree
from tests.reading import links, said, texts

TITLES = ("Congresses and meetings", "Host cities", "Partners", "Publications")
NOT_CHOSEN = (
    "The board of LPB has not chosen a licence for these data yet. Until it has, ask us before "
    "you publish them elsewhere."
)


class OpenDataTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        contact = FormPageFactory(parent=cls.tree.home, title="Contact", slug="contact")
        english_version(contact, title="Contact us", slug="contact")

    def test_page_leads_to_every_list_in_its_language(self):
        for lang in ("nl", "en"):
            page = self.client.get(f"/{lang}/open-data/")
            found = links(page, ".prose ul a")
            lists = ("editions", "host-cities", "partners", "contributions")
            expected = []
            for title, name in zip(TITLES, lists, strict=True):
                table = said("%(title)s: table (CSV)", lang, title=said(title, lang))
                program = said("%(title)s: for programs (JSON)", lang, title=said(title, lang))
                expected.append((table, f"/api/v1/{name}.csv?lang={lang}"))
                expected.append((program, f"/api/v1/{name}?lang={lang}"))
            assert found == [
                *expected,
                (said("Documentation of the API (in English)", lang), "/api/v1/docs"),
                (said("Description for programs (OpenAPI)", lang), "/api/v1/openapi.json"),
            ]

    def test_everything_it_leads_to_answers(self):
        page = self.client.get("/nl/open-data/")
        answers = {
            url: self.client.get(url).headers["Content-Type"].split(";")[0]
            for _text, url in links(page, ".prose ul a")
        }
        assert answers == {
            "/api/v1/editions.csv?lang=nl": "text/csv",
            "/api/v1/editions?lang=nl": "application/json",
            "/api/v1/host-cities.csv?lang=nl": "text/csv",
            "/api/v1/host-cities?lang=nl": "application/json",
            "/api/v1/partners.csv?lang=nl": "text/csv",
            "/api/v1/partners?lang=nl": "application/json",
            "/api/v1/contributions.csv?lang=nl": "text/csv",
            "/api/v1/contributions?lang=nl": "application/json",
            "/api/v1/docs": "text/html",
            "/api/v1/openapi.json": "application/json",
        }

    def test_without_a_licence_the_page_says_so_and_leads_to_the_form(self):
        for lang, contact in (("nl", "Contact"), ("en", "Contact us")):
            page = self.client.get(f"/{lang}/open-data/")
            assert texts(page, ".prose > p")[-2:] == [said(NOT_CHOSEN, lang), contact]

    def test_licence_that_the_board_chose_is_named_with_its_address(self):
        OpenDataSettings.objects.create(
            licence_name="CC BY 4.0", licence_url="https://example.org/by/"
        )
        for lang in ("nl", "en"):
            page = self.client.get(f"/{lang}/open-data/")
            assert links(page, "[rel=license]") == [("CC BY 4.0", "https://example.org/by/")]
            assert said(NOT_CHOSEN, lang) not in texts(page, ".prose > p")

    def test_address_of_a_licence_needs_its_name(self):
        setting = OpenDataSettings(licence_url="https://example.org/by/")
        with self.assertRaises(ValidationError) as refused:
            setting.full_clean()
        assert list(refused.exception.message_dict) == ["licence_name"]

    def test_footer_of_every_page_leads_to_it(self):
        for lang in ("nl", "en"):
            page = self.client.get(f"/{lang}/")
            assert links(page, ".site-footer__base a")[0] == (
                said("Open data", lang),
                f"/{lang}/open-data/",
            )

    def test_page_names_its_other_language(self):
        page = self.client.get("/nl/open-data/")
        assert links(page, ".language-switch a") == [("English", "/en/open-data/")]
