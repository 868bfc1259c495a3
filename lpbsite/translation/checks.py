"""Check that every page type says what a translation does with its fields.

Without a rule wagtail-localize guesses: it copies a date or a choice, and lets a translator
change it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from lpbsite.translation.gate import TranslationGateMixin

# What is no language: the same in both, unless a choice of ours says otherwise.
KINDS_WITHOUT_WORDS = (
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.FloatField,
    models.ForeignKey,
    models.IntegerField,
    models.TimeField,
)


@register("translation")
def check_translation_rules(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Ask each page type, and the rows of each, for its rules."""
    pages = [model for model in apps.get_models() if issubclass(model, TranslationGateMixin)]
    rows = [
        relation.related_model
        for page in pages
        for relation in get_all_child_relations(page)
        if issubclass(relation.related_model, TranslatableMixin)
    ]
    return [error for model in dict.fromkeys([*pages, *rows]) for error in rule_errors(model)]


def rule_errors(model: type[Any]) -> Iterator[CheckMessage]:
    """Find the fields without words that have no rule, or one that leaves them to a translator.

    A picture or a document may have a version in the other language.
    """
    rules = {
        rule.field_name: rule for rule in getattr(model, "override_translatable_fields", ())
    }
    media = {get_image_model_string(), get_document_model_string()}
    for field in fields_without_words(model._meta.get_fields()):
        rule = rules.get(field.name)
        if not isinstance(rule, SynchronizedField):
            yield error(model, field, "has no rule for translations", "translation.E001")
        elif rule.overridable and not (
            field.related_model and field.related_model._meta.label in media
        ):
            yield error(model, field, "may be changed by a translator", "translation.E002")


def fields_without_words(fields: Iterable[Any]) -> Iterator[Any]:
    of_wagtail = {field.name for field in Page._meta.get_fields()}
    for field in fields:
        if not field.concrete or not field.editable or field.name in of_wagtail:
            continue
        if isinstance(field, ParentalKey) or getattr(field.remote_field, "parent_link", False):
            continue
        if isinstance(field, KINDS_WITHOUT_WORDS) or getattr(field, "choices", None):
            yield field


def error(model: type[Any], field: Any, problem: str, number: str) -> Error:
    return Error(
        f"{model._meta.label}.{field.name} {problem}.",
        hint=f'Add SynchronizedField("{field.name}", overridable=False) to the '
        f"override_translatable_fields of {model.__name__}.",
        obj=model,
        id=number,
    )
