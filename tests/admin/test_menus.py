from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import GroupPagePermission

from tests.admin.editing import EditingTestCase
from tests.factories import UserFactory

LISTS = {
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


class MenuTests(EditingTestCase):
    """The menu offers only the lists that somebody can work in."""

    def sign_in(self, *pages):
        """Sign in as somebody who may write below these pages and nowhere else."""
        group = Group.objects.create(name="group")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for page in pages:
            for action in ("add_page", "change_page"):
                permission = Permission.objects.get(codename=action)
                GroupPagePermission.objects.create(
                    group=group, page=page.page_ptr, permission=permission
                )
        user = UserFactory()
        user.groups.add(group)
        self.client.force_login(user)

    def menu(self, *pages):
        self.sign_in(*pages)
        request = self.client.get("/admin/").context["request"]
        names = set()
        for item in admin_menu.menu_items_for_request(request):
            below = item.menu.menu_items_for_request(request) if hasattr(item, "menu") else []
            names |= {item.name, *(child.name for child in below)}
        return names & {*LISTS, "topics"}

    def test_news_editor_has_news_alone(self):
        assert self.menu(self.tree.news) == {"news"}

    def test_editor_of_everything_has_all_lists_of_pages(self):
        assert self.menu(self.tree.home) == LISTS

    def test_user_without_pages_has_none(self):
        assert self.menu() == set()

    def test_dashboard_offers_news_to_whoever_may_write_it(self):
        self.sign_in(self.tree.news)
        self.assertContains(self.client.get("/admin/"), reverse("news:choose_parent"))

    def test_dashboard_does_not_offer_news_to_others(self):
        self.sign_in(self.tree.partners)
        self.assertNotContains(self.client.get("/admin/"), reverse("news:choose_parent"))
