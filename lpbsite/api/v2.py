"""Wagtail's own API, for the tools that expect it: read only, what every visitor may see."""

from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db import DataError, IntegrityError
from django.http import Http404
from rest_framework.fields import Field
from wagtail.api.utils import get_full_url
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents import get_document_model
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.v2.serializers import ImageSerializer
from wagtail.images.api.v2.views import ImagesAPIViewSet

from lpbsite.api.errors import NotFound
from lpbsite.api.resources.pages import the_page, url_path_of
from lpbsite.core.documents import in_public_collection

# What Wagtail, Django and the database raise for values of parameters that make no sense.
UNREADABLE = (
    AttributeError,
    DataError,
    FieldError,
    Http404,  # a language that the site has not
    IntegrityError,  # SQLite: a number too large
    OverflowError,
    RecursionError,
    TypeError,
    ValidationError,
    ValueError,
)
OPERATORS = ("and", "or")


class AnonymousViewSet(BaseAPIViewSet):
    """Knows nobody who is signed in: everyone gets what an anonymous visitor gets."""

    authentication_classes: list[Any] = []

    def filter_queryset(self, queryset: Any) -> Any:
        """Filter and search.

        Raises:
            BadRequestError: A parameter has a value that cannot be looked for.
        """
        if self.request.GET.get("search_operator", "and") not in OPERATORS:
            raise BadRequestError("search_operator must be 'and' or 'or'")
        try:
            return super().filter_queryset(queryset)
        except UNREADABLE as error:
            raise BadRequestError("a parameter has a value that cannot be read") from error

    def paginate_queryset(self, queryset: Any) -> Any:
        """Return one part of the list.

        Raises:
            BadRequestError: A parameter has a value that the database refuses.
        """
        try:
            return list(super().paginate_queryset(queryset))
        except UNREADABLE as error:
            raise BadRequestError("a parameter has a value that cannot be read") from error


class PagesViewSet(AnonymousViewSet, PagesAPIViewSet):
    def get_base_queryset(self) -> Any:
        try:
            return super().get_base_queryset().public()
        except UNREADABLE as error:
            raise BadRequestError("site doesn't exist") from error

    def find_object(self, queryset: Any, request: Any) -> Any:
        """Find a page by its address on the site, of either language, or by its number."""
        if "html_path" not in request.GET:
            return super().find_object(queryset, request)
        try:
            found = the_page(url_path=url_path_of(request.GET["html_path"]))
        except NotFound:
            return None
        return queryset.filter(pk=found.pk).first()


class DownloadField(Field):
    """The address of a picture in the largest size that is served."""

    def get_attribute(self, instance: Any) -> Any:
        return instance

    def to_representation(self, image: Any) -> str:
        rendition = image.get_rendition("max-1600x1600")
        return get_full_url(self.context["request"], rendition.url)


class PublicImageSerializer(ImageSerializer):
    download_url = DownloadField(read_only=True)


class ImagesViewSet(AnonymousViewSet, ImagesAPIViewSet):
    base_serializer_class = PublicImageSerializer
    model = get_image_model()

    def get_queryset(self) -> Any:
        return self.model.objects.filter(in_public_collection()).order_by("id")


class DocumentsViewSet(AnonymousViewSet, DocumentsAPIViewSet):
    model = get_document_model()

    def get_queryset(self) -> Any:
        return self.model.objects.filter(in_public_collection()).order_by("id")


router = WagtailAPIRouter("api_v2")
router.register_endpoint("pages", PagesViewSet)
router.register_endpoint("images", ImagesViewSet)
router.register_endpoint("documents", DocumentsViewSet)
