from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "lpbsite.content"
    label = "content"
