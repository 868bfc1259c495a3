from django.urls import reverse

from tests.admin.editing import EditingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    english_version,
)


class PageChooserTests(EditingTestCase):
    def opened(self, **query):
        """Return the page that the window opens, and what can be chosen below it."""
        response = self.client.get(reverse("wagtailadmin_choose_page"), query)
        assert response.status_code == 200
        pages = response.context["table"].data
        return response.context["parent_page"], [page for page in pages if page.can_choose]

    def test_opens_where_the_dutch_pages_of_the_type_stand(self):
        edition = CongressEditionPageFactory(parent=self.tree.editions)
        english_version(edition)
        parent, pages = self.opened(page_type="congress.congresseditionpage")
        assert parent.specific == self.tree.editions
        assert edition.page_ptr in [page.page_ptr for page in pages if page.depth > 3]

    def test_opens_what_two_types_have_in_common(self):
        CongressEditionPageFactory(parent=self.tree.editions)
        HostCityPageFactory(parent=self.tree.host_cities)
        parent, _ = self.opened(page_type="congress.congresseditionpage,congress.hostcitypage")
        assert parent.specific == self.tree.home

    def test_opens_the_dutch_home_page_for_pages_of_any_type(self):
        for query in ({}, {"page_type": "wagtailcore.page"}):
            parent, pages = self.opened(**query)
            assert parent.specific == self.tree.home
            assert self.tree.news.page_ptr in [
                page.page_ptr for page in pages if page.depth > 2
            ]

    def test_opens_somewhere_when_there_is_no_such_page_yet(self):
        parent, _ = self.opened(page_type="congress.congresseditionpage")
        assert parent.is_root()

    def test_opens_in_the_language_that_is_asked_for(self):
        edition = CongressEditionPageFactory(parent=self.tree.editions)
        english_version(edition)
        for language, place in (
            ("nl", self.tree.editions),
            ("en", self.tree.english("editions")),
        ):
            parent, _ = self.opened(page_type="congress.congresseditionpage", locale=language)
            assert parent.specific == place
        parent, _ = self.opened(locale="en")
        assert parent.specific == self.tree.english("home")

    def test_visitor_is_sent_to_the_login(self):
        self.client.logout()
        response = self.client.get(reverse("wagtailadmin_choose_page"))
        self.assertRedirects(
            response, f"{reverse('wagtailadmin_login')}?next=/admin/choose-page/"
        )

    def test_unknown_type_is_not_found(self):
        response = self.client.get(reverse("wagtailadmin_choose_page"), {"page_type": "x.y"})
        assert response.status_code == 404
