import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import RequestFactory
from wagtail.admin.menu import admin_menu
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)
from wagtail.permissions import policy_registry
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import TranslationSource

from home.models import NavigationSettings
from lpbsite.api.models import OpenDataSettings
from lpbsite.content.role_making import make_roles, roles_are_made
from lpbsite.content.roles import ROLES
from lpbsite.core.models import Document, Image, Topic, User
from lpbsite.search.models import BestBet, SynonymGroup
from tests.factories import (
    DocumentFactory,
    FormPageFactory,
    NewsItemPageFactory,
    TopicFactory,
    UserFactory,
    english_version,
    site_tree,
)

ACTIONS = [
    "add_subpage",
    "edit",
    "publish",
    "unpublish",
    "delete",
    "lock",
    "unlock",
    "move",
    "copy",
    "publish_subpage",
    "set_view_restrictions",
]
WRITING = {"edit", "copy"}
PUBLISHING = {"publish", "unpublish", "set_view_restrictions"}
LOCKING = {"lock", "unlock"}
REMOVING = {"delete", "move"}
# Pages are added under a list, not under an item; only administrators delete a list with items.
ITEM = WRITING | PUBLISHING | LOCKING | REMOVING
LIST = (ITEM - {"delete"}) | {"add_subpage", "publish_subpage"}
MODERATING = PUBLISHING | LOCKING

# What each role may do with a Dutch news item of somebody else, its English, and the two lists.
PAGES = {
    "Editors": (ITEM, ITEM, LIST, LIST),
    "News editors": (WRITING, set(), WRITING | {"add_subpage"}, set()),
    "Translators": (set(), ITEM - LOCKING, set(), LIST - LOCKING),
    "Moderators": (
        MODERATING,
        MODERATING,
        MODERATING | {"publish_subpage"},
        MODERATING | {"publish_subpage"},
    ),
    "Site administrators": (ITEM, ITEM, LIST | {"delete"}, LIST | {"delete"}),
}
FILES = {"add", "change", "delete", "choose"}
TOPICS = {"add", "change", "delete", "publish"}
NOTHING = [set()] * 6
SEARCH = {"add", "change", "delete"}
# What each role may do with images, documents, topics, the menu, users, groups, synonyms, best
# bets.
MODELS = {
    "Editors": (FILES, FILES, TOPICS, {"change"}, set(), set(), SEARCH, SEARCH),
    "News editors": (FILES, FILES, *NOTHING),
    "Translators": ({"choose"}, {"choose"}, *NOTHING),
    "Moderators": ({"choose"}, {"choose"}, *NOTHING),
    "Site administrators": (
        FILES,
        FILES,
        TOPICS,
        {"change"},
        {"add", "change", "delete"},
        set(),
        SEARCH,
        SEARCH,
    ),
}
REPORTS = [
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
]
TRANSLATIONS = "/admin/localize/reports/translations/"
LOCKED = "/admin/reports/locked/"
LISTINGS = [
    "/admin/editions/",
    "/admin/programme-items/",
    "/admin/host-cities/",
    "/admin/partners/",
    "/admin/people/",
    "/admin/publications/",
    "/admin/news/",
]
QUERIES = "/admin/reports/queries-without-results/"
SITE_SEARCH = [
    "/admin/snippets/site_search/synonymgroup/",
    "/admin/snippets/site_search/bestbet/",
    "/admin/search/try/",
    QUERIES,
]
CONTENT = [
    "/admin/snippets/core/topic/",
    *SITE_SEARCH,
    "/admin/forms/",
    "/admin/documents/",
    "/admin/images/",
    "/admin/pages/",
]
SETTINGS = [
    "/admin/settings/home/navigationsettings/",
    "/admin/settings/api/opendatasettings/",
]
ADMINISTRATION = [
    "/admin/locales/",
    "/admin/redirects/",
    "/admin/sites/",
    "/admin/collections/",
    "/admin/workflows/list/",
    "/admin/workflows/tasks/index/",
    "/admin/webhooks/",
    "/admin/webhook-messages/",
    "/admin/users/",
]
MENUS = {
    "Editors": [*CONTENT, *SETTINGS, TRANSLATIONS, QUERIES, LOCKED, *REPORTS, *LISTINGS],
    "News editors": [
        "/admin/documents/",
        "/admin/images/",
        "/admin/pages/",
        *REPORTS,
        "/admin/news/",
    ],
    "Translators": ["/admin/pages/", TRANSLATIONS, *REPORTS, *LISTINGS],
    "Moderators": ["/admin/pages/", LOCKED, *REPORTS, *LISTINGS],
    "Site administrators": [
        *CONTENT,
        *SETTINGS,
        *ADMINISTRATION,
        TRANSLATIONS,
        QUERIES,
        LOCKED,
        *REPORTS,
        *LISTINGS,
    ],
}

EVERYONE = "Editors, News editors, Translators, Moderators, Site administrators"
EDITING = "Editors, Site administrators"
# Each view of the admin with the roles that it opens for.
VIEWS = [
    ("/admin/", EVERYONE),
    ("/admin/account/", EVERYONE),
    ("/admin/pages/{dutch_list}/", "Editors, News editors, Moderators, Site administrators"),
    ("/admin/pages/{english_list}/", "Editors, Translators, Moderators, Site administrators"),
    ("/admin/pages/{item}/edit/", "Editors, News editors, Site administrators"),
    ("/admin/pages/{english}/edit/", "Editors, Translators, Site administrators"),
    ("/admin/pages/{home}/edit/", EDITING),
    ("/admin/pages/{dutch_list}/edit/", "Editors, News editors, Site administrators"),
    (
        "/admin/pages/add/news/newsitempage/{dutch_list}/",
        "Editors, News editors, Site administrators",
    ),
    (
        "/admin/pages/add/news/newsitempage/{english_list}/",
        "Editors, Translators, Site administrators",
    ),
    ("/admin/pages/add/home/standardpage/{home}/", EDITING),
    ("/admin/pages/{item}/delete/", EDITING),
    ("/admin/pages/{english}/delete/", "Editors, Translators, Site administrators"),
    ("/admin/pages/{item}/move/", EDITING),
    ("/admin/pages/{item}/unpublish/", "Editors, Moderators, Site administrators"),
    ("/admin/pages/{item}/privacy/", "Editors, Moderators, Site administrators"),
    (
        "/admin/pages/{english}/unpublish/",
        "Editors, Translators, Moderators, Site administrators",
    ),
    ("/admin/pages/{item}/history/", "Editors, News editors, Site administrators"),
    ("/admin/localize/submit/page/{form}/", "Editors, Translators, Site administrators"),
    ("/admin/localize/update/{source}/", "Editors, Translators, Site administrators"),
    (
        "/admin/localize/reports/translations/",
        "Editors, Translators, Site administrators",
    ),
    ("/admin/images/", "Editors, News editors, Site administrators"),
    ("/admin/images/add/", "Editors, News editors, Site administrators"),
    ("/admin/images/chooser/", EVERYONE),
    ("/admin/documents/", "Editors, News editors, Site administrators"),
    ("/admin/documents/edit/{document}/", EDITING),
    ("/admin/snippets/core/topic/", EDITING),
    ("/admin/snippets/core/topic/add/", EDITING),
    ("/admin/snippets/core/topic/edit/{topic}/", EDITING),
    ("/admin/snippets/core/topic/delete/{topic}/", EDITING),
    ("/admin/snippets/site_search/synonymgroup/", EDITING),
    ("/admin/snippets/site_search/synonymgroup/add/", EDITING),
    ("/admin/snippets/site_search/synonymgroup/edit/{synonyms}/", EDITING),
    ("/admin/snippets/site_search/synonymgroup/delete/{synonyms}/", EDITING),
    ("/admin/snippets/site_search/synonymgroup/preview/{synonyms}/", EDITING),
    ("/admin/snippets/site_search/bestbet/", EDITING),
    ("/admin/snippets/site_search/bestbet/add/", EDITING),
    ("/admin/snippets/site_search/bestbet/edit/{best_bet}/", EDITING),
    ("/admin/snippets/site_search/bestbet/delete/{best_bet}/", EDITING),
    ("/admin/snippets/site_search/bestbet/preview/{best_bet}/", EDITING),
    ("/admin/search/try/?q=wijk", EDITING),
    ("/admin/reports/queries-without-results/", EDITING),
    ("/admin/reports/queries-without-results/results/", EDITING),
    ("/admin/reports/queries-without-results/?export=csv", EDITING),
    ("/admin/settings/home/navigationsettings/{navigation}/", EDITING),
    ("/admin/settings/api/opendatasettings/{open_data}/", EDITING),
    ("/admin/forms/", EDITING),
    ("/admin/forms/submissions/{form}/", EDITING),
    ("/admin/users/", "Site administrators"),
    ("/admin/users/new/", "Site administrators"),
    ("/admin/users/edit/{superuser}/", ""),
    ("/admin/users/delete/{superuser}/", ""),
    ("/admin/groups/", ""),
    ("/admin/groups/new/", ""),
    ("/admin/sites/", "Site administrators"),
    ("/admin/locales/", "Site administrators"),
    ("/admin/redirects/", "Site administrators"),
    ("/admin/collections/", "Site administrators"),
    ("/admin/workflows/list/", "Site administrators"),
    ("/admin/workflows/tasks/index/", "Site administrators"),
    ("/admin/webhooks/", "Site administrators"),
    ("/admin/webhooks/new/", "Site administrators"),
    ("/admin/webhook-messages/", "Site administrators"),
    ("/admin/reports/locked/", "Editors, Moderators, Site administrators"),
    ("/admin/reports/workflow/", EVERYONE),
    ("/admin/reports/site-history/", EVERYONE),
]


def account(name):
    role = next(role for role in ROLES if role.name == name)
    user = UserFactory(username=role.account)
    user.groups.add(Group.objects.get(name=name))
    return User.objects.get(pk=user.pk)


class RoleTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.item = NewsItemPageFactory(parent=cls.tree.news, owner=UserFactory())
        cls.english = english_version(cls.item)
        cls.form = FormPageFactory(parent=cls.tree.home)
        cls.places = {
            "home": cls.tree.home.pk,
            "dutch_list": cls.tree.news.pk,
            "english_list": cls.tree.english("news").pk,
            "item": cls.item.pk,
            "english": cls.english.pk,
            "form": cls.form.pk,
            "source": TranslationSource.update_or_create_from_instance(cls.item)[0].pk,
            "document": DocumentFactory(collection=Collection.get_first_root_node()).pk,
            "topic": TopicFactory().pk,
            "synonyms": SynonymGroup.objects.create(words="wijk\nbuurt").pk,
            "best_bet": BestBet.objects.create(queries="wijk", page=cls.item.page_ptr).pk,
            "navigation": NavigationSettings.load().pk,
            "open_data": OpenDataSettings.load().pk,
            "superuser": UserFactory(is_superuser=True).pk,
        }
        make_roles()
        cls.users = {role.name: account(role.name) for role in ROLES}

    def test_each_role_may_do_this_with_pages_and_nothing_else(self):
        pages = [self.item, self.english, self.tree.news, self.tree.english("news")]
        allowed = {
            name: tuple(actions_on(page, user) for page in pages)
            for name, user in self.users.items()
        }
        assert allowed == PAGES

    def test_each_role_may_do_this_with_all_else(self):
        content = (Image, Document, Topic, NavigationSettings)
        models = (*content, User, Group, SynonymGroup, BestBet)
        allowed = {
            name: tuple(actions_on_model(model, user) for model in models)
            for name, user in self.users.items()
        }
        assert allowed == MODELS

    def test_menu_shows_only_what_a_role_can_use(self):
        assert {name: menu_of(user) for name, user in self.users.items()} == MENUS

    def test_views_open_for_these_roles_only(self):
        opened = {}
        for name, user in self.users.items():
            self.client.force_login(user)
            for address, _roles in VIEWS:
                response = self.client.get(address.format(**self.places))
                assert response.status_code in (200, 302, 403), (address, response.status_code)
                if response.status_code == 200:
                    opened.setdefault(address, []).append(name)
        expected = [(address, roles) for address, roles in VIEWS]
        assert [
            (address, ", ".join(opened.get(address, []))) for address, _roles in VIEWS
        ] == expected

    def test_administrator_cannot_touch_a_superuser_in_bulk(self):
        self.client.force_login(self.users["Site administrators"])
        superuser = self.places["superuser"]
        response = self.client.post(
            f"/admin/bulk/core/user/set_active_state/?id={superuser}",
            {"mark_as_active": "False"},
        )
        assert response.status_code in (302, 403)
        assert User.objects.get(pk=superuser).is_active

    def test_news_is_moderated_and_nothing_else(self):
        rows = WorkflowPage.objects.values_list("workflow__name", "page__slug")
        assert list(rows) == [("News moderation", "nieuws")]
        workflow = Workflow.objects.get()
        groups = workflow.workflow_tasks.get().task.specific.groups.order_by("name")
        assert [group.name for group in groups] == ["Editors", "Moderators"]
        assert self.item.get_workflow() == workflow
        assert self.english.get_workflow() is None

    def test_moderator_approves_what_a_news_editor_submits(self):
        draft = NewsItemPageFactory(parent=self.tree.news, live=False, title="Ingezonden")
        draft.owner = self.users["News editors"]
        draft.save_revision(user=draft.owner)
        state = draft.get_workflow().start(draft, draft.owner)
        task = state.current_task_state.specific.task.specific
        assert task.user_can_access_editor(draft, self.users["Moderators"])
        state.current_task_state.specific.approve(user=self.users["Moderators"])
        draft.refresh_from_db()
        assert draft.live

    def test_making_the_roles_again_changes_nothing_and_sets_right_what_was_changed(self):
        before = snapshot()
        make_roles()
        assert snapshot() == before
        Group.objects.get(name="News editors").permissions.clear()
        GroupPagePermission.objects.filter(group__name="Translators").delete()
        make_roles()
        assert snapshot() == before
        assert roles_are_made()


class EmptySiteTests(WagtailPageTestCase):
    def test_roles_need_the_pages_they_are_about(self):
        with pytest.raises(CommandError, match="no page for nl, en, news yet"):
            call_command("make_roles")


def actions_on(page, user):
    tester = Page.objects.get(pk=page.pk).permissions_for_user(user)
    return {action for action in ACTIONS if getattr(tester, f"can_{action}")()}


def actions_on_model(model, user):
    policy = policy_registry.get_by_type(model)
    names = ("add", "change", "delete", "choose", "publish")
    return {name for name in names if policy.user_has_permission(user, name)}


def menu_of(user):
    """Return the addresses of the menu, without the help that everybody has."""
    request = RequestFactory().get("/admin/")
    request.user = User.objects.get(pk=user.pk)
    addresses = []
    for item in admin_menu.menu_items_for_request(request):
        below = getattr(item, "menu", None)
        entries = below.menu_items_for_request(request) if below else [item]
        addresses += [entry.url for entry in entries if item.name != "help"]
    return addresses


def snapshot():
    return [
        (
            group.name,
            sorted(group.permissions.values_list("codename", flat=True)),
            sorted(
                GroupPagePermission.objects.filter(group=group).values_list(
                    "page_id", "permission__codename"
                )
            ),
            sorted(
                GroupCollectionPermission.objects.filter(group=group).values_list(
                    "collection_id", "permission__codename"
                )
            ),
        )
        for group in Group.objects.order_by("name")
    ]
