"""Values in Wagtail's API (v2) that leave out what a visitor may not see."""

from collections.abc import Iterable
from typing import Any

from rest_framework.fields import Field
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Page

from lpbsite.core.documents import in_public_collection
from lpbsite.translation.visibility import visible


def told_pages(ids: Iterable[int | None]) -> dict[int | None, dict[str, Any]]:
    """Return number and title of those pages that a visitor may see; one query."""
    pages = visible(Page.objects.filter(pk__in={pk for pk in ids if pk}))
    return {pk: {"id": pk, "title": title} for pk, title in pages.values_list("pk", "title")}


def is_public(file: Any) -> bool:
    return type(file).objects.filter(in_public_collection(), pk=file.pk).exists()


class PageField(Field):
    """A page that was chosen: number and title, or null."""

    def to_representation(self, page: Page) -> dict[str, Any] | None:
        return told_pages([page.pk]).get(page.pk)


class PictureField(ImageRenditionField):
    """A picture in one size, or null when its collection is private."""

    def to_representation(self, image: Any) -> Any:
        return super().to_representation(image) if is_public(image) else None


class DocumentField(Field):
    """A document: number, title and address, or null when its collection is private."""

    def to_representation(self, document: Any) -> dict[str, Any] | None:
        if not is_public(document):
            return None
        return {"id": document.pk, "title": document.title, "url": document.url}


class TopicsField(Field):
    """The topics in the page's language."""

    def to_representation(self, topics: Any) -> list[dict[str, str]]:
        return [{"slug": topic.slug, "name": topic.name} for topic in topics]


class RowsField(Field):
    """Rows of a page: their own values, and the pages that they name.

    A row whose first page is hidden from visitors is left out. One query, one more with pages.
    """

    def __init__(self, *names: str, pages: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(**options)
        self.names = names
        self.pages = pages

    def to_representation(self, rows: Any) -> list[dict[str, Any]]:
        rows = list(rows.all())
        shown = told_pages(pk for row in rows for pk in self.page_ids(row))
        return [
            {
                **{name: getattr(row, name) for name in self.names},
                **{
                    name: shown.get(pk)
                    for name, pk in zip(self.pages, self.page_ids(row), strict=True)
                },
            }
            for row in rows
            if all(pk is None or pk in shown for pk in self.page_ids(row)[:1])
        ]

    def page_ids(self, row: Any) -> list[int | None]:
        return [getattr(row, f"{name}_id") for name in self.pages]
