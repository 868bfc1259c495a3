"""Write a topic from its record."""

from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale

from lpbsite.content.entries import Content
from lpbsite.core.models import Topic


def write_topic(topic: Topic | None, content: Content, locale: Locale) -> Topic:
    """Set name and address of a topic and publish it; one that has the address is taken over.

    Raises:
        ValidationError: The name or address is not valid.
    """
    values: dict[str, Any] = content.values
    slug = values.get("slug") or slugify(values["name"])
    topic = topic or Topic.objects.filter(locale=locale, slug=slug).first()
    topic = topic or Topic(locale=locale)
    topic.name, topic.slug = values["name"], slug
    topic.full_clean()
    topic.save()
    topic.save_revision().publish(skip_permission_checks=True)
    topic.refresh_from_db()
    return topic
