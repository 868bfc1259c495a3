from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "lpbsite.webhooks"

    def ready(self) -> None:
        from lpbsite.webhooks.signal_handlers import listen

        listen()
