"""The roles of the site: what each may do, as data."""

from dataclasses import dataclass

# What Wagtail calls the permissions on pages.
WRITE = ("add", "change")
PUBLISH = ("publish",)
LOCK = ("lock", "unlock")

TOPICS = (
    "core.add_topic",
    "core.change_topic",
    "core.delete_topic",
    "core.publish_topic",
)
# What editors tell search, and the queries that found nothing.
SEARCH = (
    *(f"site_search.{action}_synonymgroup" for action in ("add", "change", "delete")),
    *(f"site_search.{action}_bestbet" for action in ("add", "change", "delete")),
    "site_search.view_dailyquery",
)
SUBMIT_TRANSLATION = "wagtail_localize.submit_translation"
# What visitors have sent with a form; it has names and addresses.
READ_MESSAGES = "wagtailforms.view_formsubmission"
MANAGE = ("add", "change", "delete")


@dataclass(frozen=True)
class Role:
    """What the people of one group may do.

    Attributes:
        name: Name of the group.
        account: Name of its account in development.
        pages: Permissions on the pages below a page: ``root``, ``nl`` and ``en`` (the home
            pages), ``news`` (the Dutch list).
        files: Permissions on images and documents; ``choose`` is using those of others.
        collections: Permissions on the folders of images and documents.
        permissions: Permissions on anything else.
    """

    name: str
    account: str
    pages: dict[str, tuple[str, ...]]
    files: tuple[str, ...] = ("choose",)
    collections: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()


ROLES = (
    Role(
        "Editors",
        "editor",
        {"nl": (*WRITE, *PUBLISH, *LOCK), "en": (*WRITE, *PUBLISH, *LOCK)},
        files=("add", "change", "choose"),
        permissions=(
            *TOPICS,
            *SEARCH,
            "home.change_navigationsettings",
            "api.change_opendatasettings",
            SUBMIT_TRANSLATION,
            READ_MESSAGES,
        ),
    ),
    Role("News editors", "news-editor", {"news": WRITE}, files=("add", "choose")),
    Role(
        "Translators",
        "translator",
        {"en": (*WRITE, *PUBLISH)},
        permissions=(SUBMIT_TRANSLATION,),
    ),
    Role(
        "Moderators",
        "moderator",
        # They change a text while they moderate it, not otherwise.
        {"nl": (*PUBLISH, *LOCK), "en": (*PUBLISH, *LOCK)},
    ),
    Role(
        "Site administrators",
        "administrator",
        {"root": (*WRITE, *PUBLISH, *LOCK, "bulk_delete")},
        files=("add", "change", "choose"),
        collections=MANAGE,
        permissions=(
            *TOPICS,
            *SEARCH,
            "home.change_navigationsettings",
            "api.change_opendatasettings",
            SUBMIT_TRANSLATION,
            READ_MESSAGES,
            *(f"core.{action}_user" for action in MANAGE),
            *(
                f"wagtailcore.{action}_{model}"
                for model in ("workflow", "task", "locale", "site")
                for action in MANAGE
            ),
            *(f"wagtailredirects.{action}_redirect" for action in MANAGE),
            *(f"webhooks.{action}_webhook" for action in MANAGE),
            "webhooks.view_delivery",
        ),
    ),
)
# The news of news editors is read by somebody of these before it goes live.
MODERATION = "News moderation"
MODERATING = ("Editors", "Moderators")
