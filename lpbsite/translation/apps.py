from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "lpbsite.translation"
    label = "translation"

    def ready(self) -> None:
        from wagtail_localize.locales.components import LOCALE_COMPONENTS
        from wagtail_localize.models import LocaleSynchronization

        from lpbsite.translation import checks, language_spans  # noqa: F401

        language_spans.install()
        # The form of a language offers to mirror every Dutch page as an English alias.
        LOCALE_COMPONENTS[:] = [
            component
            for component in LOCALE_COMPONENTS
            if component["model"] is not LocaleSynchronization
        ]
