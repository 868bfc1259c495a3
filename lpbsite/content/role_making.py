"""Make the groups of the roles and the moderation of news; running it again sets them right."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from home.models import HomePage
from lpbsite.content.roles import MODERATING, MODERATION, ROLES, Role
from news.models import NewsIndexPage

# What Wagtail makes in an empty database, for groups that mean something else here.
WAGTAILS_OWN = "Moderators approval"
# Wagtail keeps these permissions with its own models, also for ours.
FILES = (("wagtailimages", "image"), ("wagtaildocs", "document"))


class NoContent(Exception):
    """The site has no pages that the roles are about."""


@transaction.atomic
def make_roles() -> list[Group]:
    """Make every group with exactly the permissions of its role, and the moderation of news.

    Raises:
        NoContent: There is no home page or list of news yet.
    """
    places = places_in_tree()
    groups = [make_group(role, places) for role in ROLES]
    remove_wagtails_own_workflow()
    make_moderation(places["news"])
    return groups


def roles_are_made() -> bool:
    names = [role.name for role in ROLES]
    return (
        Group.objects.filter(name__in=names).count() == len(names)
        and Workflow.objects.filter(name=MODERATION).exists()
    )


def places_in_tree() -> dict[str, Page]:
    found = {
        "root": Page.get_first_root_node(),
        "nl": HomePage.objects.filter(locale__language_code="nl").first(),
        "en": HomePage.objects.filter(locale__language_code="en").first(),
        "news": NewsIndexPage.objects.filter(locale__language_code="nl").first(),
    }
    missing = [name for name, page in found.items() if page is None]
    if missing:
        raise NoContent(
            f"The site has no page for {', '.join(missing)} yet: import the content first."
        )
    return {name: Page.objects.get(pk=page.pk) for name, page in found.items() if page}


def make_group(role: Role, places: Mapping[str, Page]) -> Group:
    group, _made = Group.objects.get_or_create(name=role.name)
    group.permissions.set(permissions_of(role))
    GroupPagePermission.objects.filter(group=group).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(
            group=group, page=places[place], permission=permission(f"wagtailcore.{action}_page")
        )
        for place, actions in role.pages.items()
        for action in actions
    )
    GroupCollectionPermission.objects.filter(group=group).delete()
    root = Collection.get_first_root_node()
    names = [f"{app}.{action}_{kind}" for app, kind in FILES for action in role.files]
    names += [f"wagtailcore.{action}_collection" for action in role.collections]
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=root, permission=permission(name))
        for name in names
    )
    return group


def permissions_of(role: Role) -> list[Permission]:
    names = ("wagtailadmin.access_admin", *role.permissions)
    return [permission(name) for name in names]


def permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def remove_wagtails_own_workflow() -> None:
    """Remove the moderation of all pages; one that was ever used stays, switched off."""
    for workflow in Workflow.objects.filter(name=WAGTAILS_OWN, active=True):
        WorkflowPage.objects.filter(workflow=workflow).delete()
        WorkflowContentType.objects.filter(workflow=workflow).delete()
        if workflow.workflow_states.exists():
            workflow.deactivate()
            continue
        tasks = [row.task for row in workflow.workflow_tasks.all()]
        workflow.delete()
        for task in tasks:
            task.delete()


def make_moderation(news: Page) -> Workflow:
    """Let news be approved by the groups of ``MODERATING`` before it goes live."""
    workflow, _made = Workflow.objects.get_or_create(name=MODERATION)
    task, _made = GroupApprovalTask.objects.get_or_create(name=MODERATION)
    task.groups.set(Group.objects.filter(name__in=MODERATING))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=news, defaults={"workflow": workflow})
    return workflow
