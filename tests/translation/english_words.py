"""Put a Dutch page in English words, as far as a machine that knows none can."""

import json
import re

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields

# What a reader reads in a block; the rest are choices, addresses and references.
BLOCK_TEXTS = {"text", "title", "label", "caption", "alt_text", "role", "translation"}


def in_english(page):
    """Return an unsaved copy of a Dutch page with every text put in English words."""
    content = json.loads(page.to_json())
    put_in_english(type(page), content)
    if issubclass(type(page), Page):
        return page.with_content_json(content)
    return type(page).from_serializable_data(content)


def put_in_english(model, content):
    for rule in get_translatable_fields(model):
        if not rule.is_translated(None) or not content.get(rule.field_name):
            continue
        field = rule.get_field(model)
        value = content[field.name]
        if isinstance(value, list):
            for row in value:
                put_in_english(field.related_model, row)
        elif isinstance(field, StreamField):
            content[field.name] = json.dumps(english_blocks(json.loads(value)))
        elif isinstance(field, RichTextField):
            content[field.name] = english_html(value)
        else:
            content[field.name] = f"english-{value}" if field.name == "slug" else english(value)


def english(text):
    return f"English for {text}"


def english_html(html):
    return re.sub(r">([^<>]*\w[^<>]*)", lambda found: f">{english(found[1])}", html)


def english_blocks(value, key=""):
    if isinstance(value, list):
        return [english_blocks(entry, key) for entry in value]
    if not isinstance(value, dict):
        if isinstance(value, str) and value and key in BLOCK_TEXTS:
            return english_html(value) if value.startswith("<") else english(value)
        return value
    if value.get("type") == "quote" and isinstance(value["value"], dict):
        return value | {"value": english_quote(value["value"])}
    if isinstance(value.get("value"), str) and "type" in value:
        return value | {"value": english_blocks(value["value"], "text")}
    return {name: english_blocks(entry, name) for name, entry in value.items()}


def english_quote(value):
    return value | {"translation": english(value["text"]), "role": english(value["role"])}
