"""Wagtail's command, which would stop at the first page that the gate refuses."""

from typing import Any

from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from lpbsite.translation.errors import UntranslatedSegments
from lpbsite.translation.gate import TranslationGate, check_translated


class Command(publish_scheduled.Command):
    help = (
        "Publish what is due and unpublish what expired, passing over what is not translated."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dryrun"]:
            self.unschedule_untranslated()
        super().handle(*args, **options)

    def unschedule_untranslated(self) -> None:
        for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()):
            instance = revision.as_object()
            if not isinstance(instance, TranslationGate):
                continue
            try:
                check_translated(instance)
            except UntranslatedSegments as error:
                revision.approved_go_live_at = None
                revision.save(update_fields=["approved_go_live_at"])
                self.stderr.write(f"{instance}: {' '.join(error.messages)}")
