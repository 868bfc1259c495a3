"""Choose a language by what the browser asks for."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header


def preferred_language(request: HttpRequest) -> str:
    """Return the language that the ``Accept-Language`` header likes best, Dutch in doubt."""
    languages = {code for code, _name in settings.LANGUAGES}
    for asked, quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        code = asked.split("-")[0]
        if quality > 0 and code in languages:
            return code
        if asked == "*":
            break
    return settings.LANGUAGE_CODE
