from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "lpbsite.core"
    label = "core"
