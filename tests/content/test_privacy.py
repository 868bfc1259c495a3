from wagtail.models import Collection, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from news.models import NewsItemPage
from tests.content.importing import import_records, news
from tests.factories import site_tree

FULL = {"format": "lpb-content", "version": 1}


def collection(key, title, **values):
    return {"key": key, "type": "collection", "title": title} | values


class PrivacyTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()
        import_records(news())

    def restriction(self):
        return list(
            PageViewRestriction.objects.values_list(
                "restriction_type", "password", "groups__name"
            )
        )

    def import_item(self, **values):
        import_records(FULL, news(**values))

    def test_privacy_of_the_full_form_takes_the_place_of_another(self):
        self.import_item(private={"password": "geheim"})
        assert self.restriction() == [("password", "geheim", None)]
        self.import_item(private={"groups": ["Stuurgroep"]})
        assert self.restriction() == [("groups", "", "Stuurgroep")]
        self.import_item(private=True)
        assert self.restriction() == [("login", "", None)]
        self.import_item()
        assert self.restriction() == []

    def test_password_of_an_editor_stays_when_the_file_says_nothing(self):
        page = NewsItemPage.objects.get()
        page.view_restrictions.create(restriction_type="password", password="geheim")
        self.import_item(intro="Anders.")
        assert NewsItemPage.objects.get().intro == "Anders."
        assert self.restriction() == [("password", "geheim", None)]

    def test_collection_moves_with_its_privacy(self):
        import_records(
            FULL,
            collection("a", "Archief"),
            collection("b", "Verslagen", private={"password": "geheim"}),
        )
        import_records(
            FULL,
            collection("a", "Archief"),
            collection("b", "Verslagen 2016", within="a", private=True),
        )
        found = Collection.objects.get(name="Verslagen 2016")
        assert found.get_parent().name == "Archief"
        assert [row.restriction_type for row in found.view_restrictions.all()] == ["login"]
        assert sorted(
            Collection.objects.filter(depth__gt=1).values_list("name", flat=True)
        ) == [
            "Archief",
            "Verslagen 2016",
        ]
