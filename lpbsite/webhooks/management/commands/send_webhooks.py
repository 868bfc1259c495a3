"""Send the messages of the webhooks that are due: ``manage.py send_webhooks``."""

from typing import Any

from django.core.management.base import BaseCommand

from lpbsite.webhooks.sending import remove_old, send_due


class Command(BaseCommand):
    help = "Send the messages to webhooks that are due, and remove those of 30 days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_due()
        removed = remove_old()
        self.stdout.write(f"Webhooks: {sent} messages tried, {removed} old ones removed.")
