"""Buttons of the text editor that mark a phrase as Dutch or English.

A reading voice changes its pronunciation there, and a browser its hyphenation.
"""

from typing import Any

from django.conf import settings
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature

DESCRIPTIONS = {"nl": _("Phrase in Dutch"), "en": _("Phrase in English")}
# Marked text stands out for the editor alone; a visitor sees no difference.
MARK = {"borderBottom": "0.125em dotted", "backgroundColor": "rgb(0 119 204 / 12%)"}


def register_language_features(features: Any) -> None:
    """Register ``lang-nl`` and ``lang-en``, one feature a language of the site."""
    for language, _name in settings.LANGUAGES:
        name = f"lang-{language}"
        style = f"LANG-{language.upper()}"
        control = {
            "type": style,
            "icon": name,
            "description": DESCRIPTIONS.get(language, lazystr(language)),
            "style": MARK,
        }
        features.register_editor_plugin("draftail", name, InlineStyleFeature(control))
        features.register_converter_rule("contentstate", name, language_rule(language, style))


def language_rule(language: str, style: str) -> dict[str, Any]:
    """Tell how the mark is written: in the database as on the page."""
    return {
        "from_database_format": {f'span[lang="{language}"]': InlineStyleElementHandler(style)},
        "to_database_format": {
            "style_map": {style: {"element": "span", "props": {"lang": language}}}
        },
    }


def icons(known: list[str]) -> list[str]:
    """Add the icons of the buttons to those of the admin."""
    return [
        *known,
        *(f"translation/icons/lang-{language}.svg" for language, _name in settings.LANGUAGES),
    ]
