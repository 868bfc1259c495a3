from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "lpbsite.search"
    # "search" would clash with nothing today, but Wagtail's own search app is easily meant by it.
    label = "site_search"
