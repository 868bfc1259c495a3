from wagtail.test.utils import WagtailPageTestCase

from home.models import FooterRow, MainMenuRow, NavigationSettings
from tests.factories import (
    StandardPageFactory,
    TopicFactory,
    english,
    site_tree,
)


class NavigationTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        about = StandardPageFactory(parent=cls.tree.home, title="Over LPB", slug="over-lpb")
        draft = StandardPageFactory(parent=cls.tree.home, title="Concept", live=False)
        chosen = NavigationSettings.load()
        for order, page in enumerate((cls.tree.news, draft, about)):
            MainMenuRow.objects.create(settings=chosen, page=page, sort_order=order)
        FooterRow.objects.create(settings=chosen, page=about, group="this_site")

    def navigation(self, **query):
        return self.client.get("/api/v1/navigation", query).json()

    def test_menu_and_footer_are_those_of_the_site(self):
        about = {"title": "Over LPB", "url": "/nl/over-lpb/", "children": []}
        assert self.navigation() == {
            "main": [{"title": "Nieuws", "url": "/nl/nieuws/", "children": []}, about],
            "footer": [{"title": "Deze site", "url": None, "children": [about]}],
        }

    def test_page_without_a_version_in_the_language_is_there_in_dutch(self):
        about = {"title": "Over LPB", "url": "/nl/over-lpb/", "children": []}
        assert self.navigation(lang="en") == {
            "main": [{"title": "News", "url": "/en/news/", "children": []}, about],
            "footer": [{"title": "This site", "url": None, "children": [about]}],
        }


class TopicsTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()
        topic = TopicFactory(name="wijkgericht werken")
        TopicFactory(name="Omgevingswet")
        TopicFactory(name="concept", live=False)
        translated = topic.copy_for_translation(english())
        translated.name = "neighbourhood work"
        translated.save()

    def topics(self, **query):
        return self.client.get("/api/v1/topics", query).json()

    def test_topics_are_told_by_name(self):
        assert self.topics() == {
            "items": [
                {"value": "omgevingswet", "label": "Omgevingswet"},
                {"value": "wijkgericht-werken", "label": "wijkgericht werken"},
            ]
        }

    def test_values_are_the_same_in_both_languages(self):
        assert self.topics(lang="en") == {
            "items": [
                {"value": "wijkgericht-werken", "label": "neighbourhood work"},
                {"value": "omgevingswet", "label": "Omgevingswet"},
            ]
        }
