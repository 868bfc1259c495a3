from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "lpbsite.translation"
    label = "translation"

    def ready(self) -> None:
        from lpbsite.translation import language_spans

        language_spans.install()
