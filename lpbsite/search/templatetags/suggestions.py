"""What the script of a search box has to know and to say."""

import json

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lpbsite.search.page_types import TYPE_LABELS
from lpbsite.search.suggestions import MAX_SUGGESTIONS, TOPIC

# The contract of the API, which this layer must not import.
ADDRESS = "/api/v1/suggest"

register = template.Library()


@register.simple_tag
def suggestion_settings() -> str:
    """Return, as JSON, where to ask for suggestions and all words about them; no query."""
    counts = [
        ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
        for count in range(1, MAX_SUGGESTIONS + 1)
    ]
    words = {
        "address": ADDRESS,
        "lang": get_language(),
        "label": _("Suggestions"),
        "counts": [_("No suggestions"), *counts],
        "kinds": {name: str(label) for name, label in TYPE_LABELS.items()}
        | {TOPIC: _("Topic")},
    }
    return json.dumps(words)
