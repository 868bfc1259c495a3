"""Webhooks in the settings of the admin, and what was sent to them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from lpbsite.webhooks.models import Delivery, Webhook
from lpbsite.webhooks.sending import send_again
from lpbsite.webhooks.tasks import hand_over


class WebhookViewSet(ModelViewSet):
    model = Webhook
    name = "webhooks"
    icon = "link-external"
    menu_label = gettext_lazy("Webhooks")
    menu_order = 700
    add_to_settings_menu = True
    copy_view_enabled = False  # two receivers never share a secret
    list_display = ("name", "address", BooleanColumn("is_active", label=gettext_lazy("active")))
    ordering = ("name",)


class ReadingPolicy(ModelPermissionPolicy):
    """Whoever has the permission may look; nobody adds, changes or deletes by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class DeliveryInspectView(generic.InspectView):
    template_name = "webhooks/delivery.html"
    page_title = gettext_lazy("Sent message")
    send_again_url_name = ""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        return "–" if value in (None, "") else value

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "send_again_url_name": self.send_again_url_name,
            "may_send_again": may_change_webhooks(self.request),
        }


class DeliveryViewSet(ModelViewSet):
    model = Delivery
    name = "webhook-messages"
    icon = "mail"
    menu_label = gettext_lazy("Messages to webhooks")
    menu_order = 710
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = DeliveryInspectView
    inspect_view_fields = [
        "webhook",
        "event",
        "page_title",
        "status",
        "problem",
        "detail",
        "response_code",
        "attempts",
        "created_at",
        "attempted_at",
        "next_attempt_at",
        "body",
    ]
    form_fields: list[str] = []
    list_display = (
        "page_title",
        Column("get_event_display", label=gettext_lazy("Event"), sort_key="event"),
        Column("webhook", sort_key="webhook"),
        Column("get_status_display", label=gettext_lazy("Status"), sort_key="status"),
        "response_code",
        "attempts",
        DateColumn("created_at"),
    )
    list_filter = ["status", "event", "webhook"]
    list_per_page = 50
    ordering = ("-created_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delivery]:
        return Delivery.objects.select_related("webhook")

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(
            send_again_url_name=self.get_url_name("send_again"),
            template_name=DeliveryInspectView.template_name,
            **kwargs,
        )

    @property
    def send_again_view(self) -> Callable[..., HttpResponse]:
        inspect_url_name = self.get_url_name("inspect")

        @require_POST
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            if not may_change_webhooks(request):
                raise PermissionDenied
            delivery = get_object_or_404(Delivery, pk=pk)
            send_again(delivery)
            hand_over([delivery])
            messages.success(request, _("The message is being sent again."))
            return redirect(inspect_url_name, pk)

        return view

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses to look at messages and send one again; no others."""
        looking = ("index", "index_results", "inspect")
        return [
            *(one for one in super().get_urlpatterns() if one.name in looking),
            path("send-again/<int:pk>/", self.send_again_view, name="send_again"),
        ]


def may_change_webhooks(request: HttpRequest) -> bool:
    return policy_registry.get_by_type(Webhook).user_has_permission(request.user, "change")
