"""What happens with a message after the visitor has been thanked."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task


@task()
def mail_message(submission_id: int) -> None:
    """Mail a stored message, in Dutch, to the address that the environment names."""
    submission = apps.get_model("wagtailforms.FormSubmission").objects.get(pk=submission_id)
    page = submission.page.specific
    with override(settings.LANGUAGE_CODE):
        message_mail(page, submission.form_data).send()


def message_mail(page: Any, answers: dict[str, Any]) -> EmailMessage:
    """Write the mail.

    Of the answers only the address to reply to, which the form checked, comes into its head.
    """
    fields = list(page.get_form_fields())
    body = "\n\n".join(
        f"{field.label}\n{in_words(answers.get(field.clean_name))}" for field in fields
    )
    addresses = [
        answers.get(field.clean_name) for field in fields if field.field_type == "email"
    ]
    return EmailMessage(
        subject=_("Message by “%(form)s”") % {"form": " ".join(page.title.split())},
        body=body,
        to=[settings.LPB_FORM_RECIPIENT],
        reply_to=[address for address in addresses if address][:1],
    )


def in_words(answer: Any) -> str:
    if isinstance(answer, list):
        return ", ".join(answer)
    if isinstance(answer, bool):
        return _("yes") if answer else _("no")
    return str(answer or "–")
