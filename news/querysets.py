"""Questions about news that the database answers."""

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from lpbsite.translation.visibility import visible


class NewsQuerySet(PageQuerySet):
    def newest(self) -> "NewsQuerySet":
        """Return the items that a visitor may see, the newest first."""
        return visible(self).order_by("-publication_date", "-pk")


NewsManager = PageManager.from_queryset(NewsQuerySet)
