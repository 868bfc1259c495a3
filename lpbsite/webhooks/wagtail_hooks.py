"""How webhooks plug into the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from lpbsite.webhooks.models import Delivery
from lpbsite.webhooks.viewsets import DeliveryViewSet, ReadingPolicy, WebhookViewSet

register_permission_policy(Delivery, ReadingPolicy(Delivery))


@hooks.register("register_admin_viewset")
def register_webhooks() -> list[WebhookViewSet | DeliveryViewSet]:
    return [WebhookViewSet(), DeliveryViewSet()]
