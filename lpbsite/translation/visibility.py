"""Which pages a visitor may see, told by one query."""

from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
)
from wagtail.models import PageViewRestriction


def mark_visible(pages: Any) -> Any:
    """Add ``is_visible`` to each page: live, and neither the page nor one above it is private.

    The same as ``.live().public()`` asks, without a query of its own: the private sections are
    looked up in this one.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    private = PageViewRestriction.objects.annotate(asked_path=path).filter(
        asked_path__startswith=F("page__path")
    )
    is_visible = ExpressionWrapper(Q(live=True) & ~Exists(private), output_field=BooleanField())
    return pages.annotate(is_visible=is_visible)


def visible(pages: Any) -> Any:
    """Leave only the pages a visitor may see."""
    return mark_visible(pages).filter(is_visible=True)
