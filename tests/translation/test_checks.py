from copy import copy

import pytest
from django.core import checks
from django.db import models
from django.test.utils import isolate_apps
from wagtail_localize.fields import SynchronizedField, TranslatableField

from lpbsite.core.models import Image, Topic
from lpbsite.translation.checks import check_translation_rules, rule_errors


def test_every_page_type_of_the_site_has_its_rules():
    assert check_translation_rules() == []


def test_check_runs_with_the_others():
    assert check_translation_rules in checks.registry.registry.get_checks()


FIELDS = {
    "a date": models.DateField(null=True),
    "a time": models.TimeField(null=True),
    "a number": models.PositiveSmallIntegerField(null=True),
    "a decimal": models.DecimalField(max_digits=5, decimal_places=2),
    "a yes or no": models.BooleanField(default=False),
    "a choice": models.CharField(max_length=2, choices=[("nl", "Dutch")]),
    "a reference": models.ForeignKey(Topic, models.CASCADE, related_name="+"),
}


def errors_of(field, *rules):
    with isolate_apps("home"):
        body = {
            "__module__": __name__,
            "Meta": type("Meta", (), {"app_label": "home"}),
            "part": copy(field),
            "override_translatable_fields": list(rules),
        }
        return [
            (found.id, found.msg) for found in rule_errors(type("Fake", (models.Model,), body))
        ]


@pytest.mark.parametrize("name", FIELDS)
def test_field_without_a_rule_is_named(name):
    assert errors_of(FIELDS[name]) == [
        ("translation.E001", "home.Fake.part has no rule for translations.")
    ]


@pytest.mark.parametrize("name", FIELDS)
def test_field_that_a_translator_may_change_is_named(name):
    assert errors_of(FIELDS[name], SynchronizedField("part")) == [
        ("translation.E002", "home.Fake.part may be changed by a translator.")
    ]


@pytest.mark.parametrize("name", FIELDS)
def test_field_with_its_rule_is_right(name):
    assert errors_of(FIELDS[name], SynchronizedField("part", overridable=False)) == []


def test_date_is_not_translated():
    assert errors_of(FIELDS["a date"], TranslatableField("part")) == [
        ("translation.E001", "home.Fake.part has no rule for translations.")
    ]


def test_picture_may_have_an_english_version():
    picture = models.ForeignKey(Image, models.CASCADE, related_name="+")
    assert errors_of(picture, SynchronizedField("part")) == []


def test_text_needs_no_rule():
    assert errors_of(models.CharField(max_length=10)) == []
