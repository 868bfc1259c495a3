from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "lpbsite.search"
    # By "search" Wagtail's own search app is easily meant.
    label = "site_search"

    def ready(self) -> None:
        from lpbsite.search import signal_handlers, stamp
        from lpbsite.search.backends import budget

        budget.listen()
        stamp.listen()
        signal_handlers.listen()
