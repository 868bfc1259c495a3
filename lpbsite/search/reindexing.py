"""Index again what shows another page's name, when that page changes.

Wagtail indexes what is saved. But an edition is found by the name of its host city, a news item
by its authors: when these are renamed, hidden or deleted, the pages that refer to them follow
here, in the background and after the change is committed.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django_tasks import task
from modelsearch.backends import get_search_backends_with_name
from wagtail.models import Page, ReferenceIndex

from congress.models import CongressEditionPage, HostCityDistrict
from lpbsite.core.models import Document

logger = logging.getLogger(__name__)

# Objects that are held, and sent to an engine, at a time.
BATCH = 50
# Keys in one question.
MAX_KEYS = 500


@task()
def reindex_task(
    pages: Sequence[int] = (),
    renamed: Sequence[int] = (),
    trees: Sequence[int] = (),
    documents: Sequence[int] = (),
) -> None:
    """Index pages again, and those that depend on others.

    Args:
        pages: Keys of pages to index.
        renamed: Keys of pages whose name or visibility changed; what shows them is indexed.
        trees: Keys of pages of which the same holds for all pages below them too.
        documents: Keys of documents; the pages that offer them are indexed.
    """
    changed = set(renamed) | pages_below(trees)
    index_pages({*pages, *dependent_pages(changed), *pages_with_documents(documents)})


def dependent_pages(keys: Collection[int]) -> set[int]:
    """Return the pages whose index holds names of these pages, in whatever language.

    References point to the Dutch page, so all versions of a page count for each of them.
    """
    versions = versions_of(keys)
    districts = HostCityDistrict.objects.filter(page_id__in=versions)
    found = referring_pages(Page, versions)
    found |= referring_pages(HostCityDistrict, districts.values_list("pk", flat=True))
    # A programme has the names of its edition and of that edition's city; a city those of
    # its editions.
    editions = CongressEditionPage.objects.filter(pk__in={*found, *versions})
    found |= pages_below(editions.values_list("pk", flat=True))
    changed = editions.filter(pk__in=versions, host_city__isnull=False)
    return found | versions_of(changed.values_list("host_city_id", flat=True))


def versions_of(keys: Iterable[int]) -> set[int]:
    """Return the keys of pages and of their translations."""
    found: set[int] = set()
    for some in batches(keys, MAX_KEYS):
        originals = Page.objects.filter(pk__in=some)
        versions = Page.objects.filter(translation_key__in=originals.values("translation_key"))
        found.update(versions.values_list("pk", flat=True))
    return found


def pages_below(keys: Iterable[int]) -> set[int]:
    """Return the keys of pages and of all pages below them; a query for each and one more."""
    found: set[int] = set()
    for path in Page.objects.filter(pk__in=list(keys)).values_list("path", flat=True):
        below = Page.objects.filter(path__startswith=path)
        found.update(below.values_list("pk", flat=True))
    return found


def pages_with_documents(keys: Iterable[int]) -> set[int]:
    return referring_pages(Document, keys)


def referring_pages(model: type[Model], keys: Iterable[int]) -> set[int]:
    """Return the keys of the pages that refer to objects, by Wagtail's reference index."""
    content_types = ContentType.objects.get_for_models(Page, model)
    found: set[int] = set()
    for some in batches(keys, MAX_KEYS):
        references = ReferenceIndex.objects.filter(
            base_content_type=content_types[Page],
            to_content_type=content_types[model],
            to_object_id__in=[str(key) for key in some],
        )
        found.update(int(key) for key in references.values_list("object_id", flat=True))
    return found


def index_pages(keys: Iterable[int]) -> None:
    """Put pages into the index of every engine; an engine that is away is left alone."""
    by_model: dict[Any, list[int]] = defaultdict(list)
    for some in batches(keys, MAX_KEYS):
        for key, model in Page.objects.filter(pk__in=some).values_list("pk", "content_type"):
            by_model[ContentType.objects.get_for_id(model).model_class()].append(key)
    for model, its_keys in by_model.items():
        for some in batches(its_keys, BATCH):
            index_objects(model, list(model.get_indexed_objects().filter(pk__in=some)))


def index_objects(model: type[Model], objects: list[Any]) -> None:
    """Put objects of one model into the index of every engine.

    What an engine outside the database misses is logged and noted; it is brought later.
    """
    if not objects:
        return
    for name, backend in get_search_backends_with_name(with_auto_update=True):
        writing = getattr(backend, "writing", None)
        keys = [item.pk for item in objects]
        try:
            with writing(model, keys) if writing else nullcontext():
                backend.get_index_for_object(objects[0]).add_items(model, objects)
        except Exception as failure:
            if not backend.catch_indexing_errors:
                raise
            logger.warning(
                "The index %s lacks changes of %d pages: %r", name, len(objects), failure
            )


def batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    listed = list(items)
    return (listed[start : start + size] for start in range(0, len(listed), size))
