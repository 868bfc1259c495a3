"""See beside the form what a search gives when what stands in the form is saved."""

from contextlib import AbstractContextManager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import PreviewableMixin

# Each is a search; the panel shows them below each other.
MAX_QUERIES = 5


class AnswerPreview(PreviewableMixin):
    """Wagtail's preview of a snippet, which shows answers instead of a page."""

    lang: str

    def preview_queries(self) -> list[str]:
        raise NotImplementedError

    def as_if_saved(self) -> AbstractContextManager[None]:
        """Let searches within the block go as if this object were saved."""
        raise NotImplementedError

    def make_preview_request(
        self,
        original_request: HttpRequest,
        preview_mode: str = "",
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Answer in the editor's language, without the detour through a page of the site."""
        # Searching needs the models of which this is a part.
        from lpbsite.search.trying import tried

        with self.as_if_saved():
            answers = [
                tried(query, self.lang) for query in self.preview_queries()[:MAX_QUERIES]
            ]
        return render(original_request, "search/admin/preview.html", {"answers": answers})
