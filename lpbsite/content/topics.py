"""Write a topic from its record."""

from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale

from lpbsite.content.entries import Content
from lpbsite.content.pages import is_wanted_live, set_schedule
from lpbsite.core.models import Topic


def write_topic(topic: Topic | None, content: Content, locale: Locale) -> Topic:
    """Set name and address of a topic and publish it, or not, as the record says.

    One that has the address is taken over.

    Raises:
        ValidationError: The name or address is not valid.
    """
    values: dict[str, Any] = content.values
    slug = values.get("slug") or slugify(values["name"])
    topic = topic or Topic.objects.filter(locale=locale, slug=slug).first()
    topic = topic or Topic(locale=locale)
    topic.name, topic.slug = values["name"], slug
    set_schedule(topic, values)
    wanted = is_wanted_live(topic, values)
    if not topic.pk:
        topic.live = False
    topic.full_clean()
    topic.save()
    revision = topic.save_revision()
    if wanted:
        revision.publish(skip_permission_checks=True)
    elif topic.live:
        topic.unpublish()
    topic.refresh_from_db()
    write_rest(topic, values, wanted)
    return topic


def write_rest(topic: Topic, values: dict[str, Any], wanted: bool) -> None:
    """Keep that its time is over, and what an editor has written and not published."""
    if not wanted and values.get("live", True) is not False:
        Topic.objects.filter(pk=topic.pk).update(expired=True)
    for name in ("planned", "draft"):
        if version := values.get(name):
            topic.name, topic.slug = version.get("name", ""), version.get("slug", topic.slug)
            set_schedule(topic, version)
            revision = topic.save_revision(clean=False)
            if name == "planned":
                revision.publish(skip_permission_checks=True)
        topic.refresh_from_db()
