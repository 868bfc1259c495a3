"""Addresses that are told what happens to pages, and what was sent to them."""

import secrets
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from lpbsite.webhooks.addresses import validate_address


class Event(models.TextChoices):
    PUBLISHED = "page.published", _("published")
    UNPUBLISHED = "page.unpublished", _("unpublished")
    MOVED = "page.moved", _("moved")
    DELETED = "page.deleted", _("deleted")


# The field by which a webhook asks for an event.
ASKED_BY = {
    Event.PUBLISHED: "on_publish",
    Event.UNPUBLISHED: "on_unpublish",
    Event.MOVED: "on_move",
    Event.DELETED: "on_delete",
}


def new_secret() -> str:
    return secrets.token_urlsafe(32)


class SecretPanel(FieldPanel):
    """The secret of a webhook that was saved: before that another is made at each request."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{**kwargs, "read_only": True})

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()


class Webhook(models.Model):
    name = models.CharField(
        _("name"), max_length=120, help_text=_("Whose address it is, for example a partner.")
    )
    address = models.CharField(
        _("address"),
        max_length=500,
        validators=[validate_address],
        help_text=_("What happens to a page is posted here. Begins with https://."),
    )
    secret = models.CharField(
        _("secret"),
        max_length=64,
        default=new_secret,
        editable=False,
        help_text=_(
            "Give it to the receiver, who checks with it that a message is from this site. "
            "For another secret, delete this webhook and add it again."
        ),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off, nothing is sent to it.")
    )
    on_publish = models.BooleanField(_("a page is published or changed"), default=True)
    on_unpublish = models.BooleanField(
        _("a page is unpublished or becomes private"), default=True
    )
    on_move = models.BooleanField(_("a page is moved"), default=True)
    on_delete = models.BooleanField(_("a page is deleted"), default=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldPanel("is_active"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ASKED_BY.values()], heading=_("Send when")
        ),
        SecretPanel("secret"),
    ]

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """A message to one webhook: what it says, and how sending it went."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("failed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Problem(models.TextChoices):
        REFUSED = "refused", _("The receiver did not answer with a status from 200 to 299.")
        NO_ANSWER = "no_answer", _("The receiver cannot be reached, or took too long.")
        NOT_FOUND = "not_found", _("The name in the address is not known.")
        NOT_PUBLIC = "not_public", _("The address is not on the public internet, or not https.")
        NOT_SAFE = "not_safe", _("The receiver's certificate is not valid.")
        NOT_ACTIVE = "not_active", _("The webhook was switched off.")
        NOT_VISIBLE = "not_visible", _("Visitors can no longer see the page.")

    webhook = models.ForeignKey(
        Webhook,
        on_delete=models.CASCADE,
        related_name="deliveries",
        verbose_name=_("webhook"),
    )
    event = models.CharField(_("event"), max_length=20, choices=Event.choices)
    # A number, not a reference: what is told may be that the page is gone.
    page_id = models.PositiveIntegerField(_("number of the page"))
    page_title = models.CharField(_("page"), max_length=255)
    body = models.TextField(_("message"))
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("happened at"), default=timezone.now, db_index=True)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    attempted_at = models.DateTimeField(_("last attempt"), null=True, blank=True)
    response_code = models.PositiveSmallIntegerField(
        _("status of the answer"), null=True, blank=True
    )
    problem = models.CharField(
        _("what went wrong"), max_length=12, choices=Problem.choices, blank=True
    )
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("sent message")
        verbose_name_plural = _("sent messages")
        # Made by the site alone, and nobody changes what was sent.
        default_permissions = ("view",)
        indexes = [models.Index(fields=["status", "next_attempt_at"], name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.page_title}"
