from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "lpbsite.translation"
    label = "translation"
