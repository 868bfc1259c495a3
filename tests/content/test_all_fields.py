"""Every field of an editor is in an export, or is left out as docs/content-format.md says."""

import pytest
from django.apps import apps
from modelcluster.models import get_all_child_relations

from lpbsite.content.fields import Group
from lpbsite.content.record_types import TYPES
from lpbsite.content.rows import KeyRows, Rows

# Told as "live", "goLiveAt" and so on.
STATUS = {
    *("live", "has_unpublished_changes", "expired", "go_live_at", "expire_at"),
    *("first_published_at", "last_published_at"),
}
HISTORY = {"latest_revision", "live_revision"}
LANGUAGE = {"translation_key", "locale"}
LEFT_OUT_OF_PAGES = {
    *(*STATUS, *HISTORY, *LANGUAGE),
    *("path", "depth", "numchild", "url_path", "content_type", "draft_title"),
    # Told as "locked", without the account.
    *("locked", "locked_at", "locked_by", "owner", "latest_revision_created_at"),
    # Told as "aliasOf".
    "alias_of",
    # No form of the site has it.
    "show_in_menus",
}
# A name of a question that is made of its label.
LEFT_OUT_OF_ROWS = {*LANGUAGE, "sort_order", "page", "clean_name"}
FILE = {"created_at", "uploaded_by_user", "file_size", "file_hash"}
LEFT_OUT = {
    "topic": {*STATUS, *HISTORY, *LANGUAGE},
    "image": {*FILE, "width", "height"},
    "document": FILE,
    "collection": {"path", "depth", "numchild"},
    # Told as "mainSiteOnly".
    "redirect": {"created_at", "site"},
    "open_data": set(),
    "synonyms": set(),
    "best_bet": set(),
}
# Rows of the menu and the footer, and what no export has.
OTHER_MODELS = {
    "api": set(),
    "congress": set(),
    "content": {"ImportedRecord"},
    "core": {"PagePreview", "Rendition", "User"},
    "home": {"FooterRow", "MainMenuRow"},
    "news": set(),
    "site_search": {
        "DailyQuery",
        "DocumentText",
        "MissedChange",
        "PageText",
        "SearchStamp",
        "Word",
    },
    "webhooks": {"Delivery", "Webhook"},
}


def told(fields):
    """Return the names on the model that a record has a value for."""
    names = set()
    for field in fields:
        if isinstance(field, Group):
            names |= told(field.fields)
        else:
            names.add(field.relation if isinstance(field, Rows | KeyRows) else field.target)
    return names


def rows_of(record_type):
    return [field for field in record_type.fields if isinstance(field, Rows | KeyRows)]


def fields_of(model):
    concrete = {field.name for field in model._meta.concrete_fields if not field.primary_key}
    rows = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    # Comments are no content.
    return concrete | rows - {"wagtail_admin_comments"}


@pytest.mark.parametrize("name", [name for name, found in TYPES.items() if found.is_page])
def test_page_tells_all_its_fields(name):
    record_type = TYPES[name]
    assert fields_of(record_type.model) - told(record_type.fields) == LEFT_OUT_OF_PAGES
    for rows in rows_of(record_type):
        own = {rows.to} if isinstance(rows, KeyRows) else told(rows.fields)
        assert fields_of(rows.row) - own <= LEFT_OUT_OF_ROWS


@pytest.mark.parametrize("name", sorted(LEFT_OUT))
def test_other_records_tell_all_their_fields(name):
    record_type = TYPES[name]
    assert fields_of(record_type.model) - told(record_type.fields) == LEFT_OUT[name]


def test_every_model_is_told_or_left_out():
    models = {record_type.model for record_type in TYPES.values()}
    models |= {rows.row for record_type in TYPES.values() for rows in rows_of(record_type)}
    assert {
        label: {
            model.__name__
            for model in apps.get_app_config(label).get_models()
            if model not in models
        }
        for label in OTHER_MODELS
    } == OTHER_MODELS
