"""Addresses of pages that are not translated yet, and of a language that has no home page."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language_from_path
from wagtail.models import Page

from lpbsite.translation.visibility import visible

HOME_DEPTH = 2


class NotTranslated(Http404):
    """The address names a page that exists in the other language alone.

    Attributes:
        source: The page in the language it exists in; a visitor may see it.
        parent: The nearest page above it in the language asked for.
    """

    def __init__(self, source: Page, parent: Page) -> None:
        super().__init__(f"{source} is not translated")
        self.source = source
        self.parent = parent


class UntranslatedRouteMixin(Page):
    locale: Any

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find the page of an address as Wagtail does.

        Raises:
            NotTranslated: There is no such page, but it stands there in the other language.
                Wagtail makes a plain 404 of it; ``SiteLocaleMiddleware`` knows it still.
            Http404: There is no such page, or the page is of another language than the address.
        """
        self._refuse_other_language(request)
        try:
            return super().route(request, path_components)
        except NotTranslated:
            raise
        except Http404 as error:
            untranslated = self._untranslated(path_components)
            if untranslated is None:
                raise
            request.not_translated = untranslated  # type: ignore[attr-defined]
            raise untranslated from error

    def _refuse_other_language(self, request: HttpRequest) -> None:
        """Hold every page on the way to the language of the address; one query for them all."""
        if self.depth == HOME_DEPTH:
            asked_language = get_language_from_path(request.path_info)
            if asked_language and asked_language != self.locale.language_code:
                # Wagtail falls back on the Dutch home page when the English one is not live.
                raise Http404(f"{asked_language} has no home page")
            request.home_locale = self.locale  # type: ignore[attr-defined]
            return
        locale = getattr(request, "home_locale", None)
        if locale and locale.pk != self.locale_id:
            # Wagtail lets an editor move or copy a Dutch page below an English one.
            raise Http404("a page of another language")
        if locale:
            self.locale = locale  # so that templates need not ask for it

    def _untranslated(self, slugs: list[str]) -> NotTranslated | None:
        """Look for the address below this page in the other language; queries on a 404 only."""
        if not slugs:
            return None
        same_page = visible(Page.objects.filter(translation_key=self.translation_key))
        versions = {page.pk: page for page in same_page}
        if versions.pop(self.pk, None) is None:
            return None  # the way there must not lead over a draft or a private page
        addresses = [f"{page.url_path}{'/'.join(slugs)}/" for page in versions.values()]
        source = visible(Page.objects.filter(url_path__in=addresses)).first()
        if source is None or self._has_version_of(source):
            return None
        return NotTranslated(source, self)

    def _has_version_of(self, source: Page) -> bool:
        own = Page.objects.filter(
            translation_key=source.translation_key, locale_id=self.locale_id
        )
        return visible(own).exists()
