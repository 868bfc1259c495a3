"""The keys by which an export names the objects of the site."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid5

from django.db.models import F, Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page

from home.models import NavigationSettings
from lpbsite.api.models import OpenDataSettings
from lpbsite.content.models import ImportedRecord
from lpbsite.core.models import Document, Image, Topic
from lpbsite.search.lines import line_key, lines
from lpbsite.search.models import BestBet, SynonymGroup

NAMES = UUID("0d9c5f0e-3f0f-4b5c-9a55-2f3a0f6c1f57")
# Records of these types are no pages: their ids are counted apart.
APART: dict[str, Any] = {
    "topic": Topic,
    "image": Image,
    "document": Document,
    "collection": Collection,
    "navigation": NavigationSettings,
    "open_data": OpenDataSettings,
    "synonyms": SynonymGroup,
    "best_bet": BestBet,
    "redirect": Redirect,
}


class Keys:
    """Gives the key of each object: that of the record it came from, else one of its own.

    A key of its own is made of what is the same on every site: the key that the languages of a
    page have in common, or what is in a file. Holds one short text for each object.

    Args:
        types: Names of types by the id of the content type.
    """

    def __init__(self, types: dict[int, str]) -> None:
        self.known: dict[tuple[str, int], str] = {}
        # Ids of Dutch pages and topics by those of their translations.
        self.originals: dict[tuple[str, int], int] = {}
        self.taken: set[str] = set()
        records = ImportedRecord.objects.order_by("pk")
        for key, type_name, pk in records.values_list("key", "type", "object_id").iterator():
            # Pages that no file describes have a key that no file can have.
            if not key.startswith("("):
                self.add(type_name, pk, key)
        for model, name in ((Page, ""), (Topic, "topic")):
            self.add_translatable(model, name, types)
        for type_name in NATURAL_KEYS:
            for pk, key in natural_keys(type_name):
                self.add(type_name, pk, key)

    def add_translatable(self, model: Any, name: str, types: dict[int, str]) -> None:
        dutch: dict[Any, int] = {}
        for pk, key, language, content_type in rows_of(model):
            type_name = name or types.get(content_type, "")
            if not type_name:
                continue
            if language == "nl":
                dutch[key] = pk
            elif key in dutch:
                self.originals[kind_of(type_name), pk] = dutch[key]
            self.add(type_name, pk, f"{type_name}:{key}{'' if language == 'nl' else '.en'}")

    def add(self, type_name: str, pk: int, key: str) -> None:
        place = (kind_of(type_name), pk)
        if place in self.known:
            return
        number, free = 1, key
        while free in self.taken:
            number += 1
            free = f"{key}-{number}"
        self.taken.add(free)
        self.known[place] = free

    def own(self, type_name: str, pk: int) -> str:
        """Return the key of an object itself."""
        return self.known[kind_of(type_name), pk]

    def exact(self, type_name: str, pk: int | None) -> str | None:
        """Return the key for a reference to an object itself; ``None`` if it has none."""
        return self.known.get((kind_of(type_name), pk)) if pk else None

    def original(self, type_name: str, pk: int) -> str | None:
        """Return the key of what an object is a translation of."""
        place = (kind_of(type_name), pk)
        if place not in self.originals:
            return None
        return self.known.get((place[0], self.originals[place]))

    def of(self, type_name: str, pk: Any) -> str | None:
        """Return the key for a reference: of the Dutch original; ``None`` if it is gone."""
        if not pk:
            return None
        place = (kind_of(type_name), int(pk))
        return self.known.get((place[0], self.originals.get(place, place[1])))


def kind_of(type_name: str) -> str:
    return type_name if type_name in APART else "page"


def key_of_text(type_name: str, text: str) -> str:
    """Return a key made of a text that may have signs that no key has."""
    return f"{type_name}:{uuid5(NAMES, text)}"


def keys_of_images() -> Iterator[tuple[int, str]]:
    return keys_of_files("image", Image)


def keys_of_documents() -> Iterator[tuple[int, str]]:
    return keys_of_files("document", Document)


def keys_of_files(type_name: str, model: Any) -> Iterator[tuple[int, str]]:
    rows = model.objects.order_by("pk").values_list("pk", "file_hash")
    for pk, known in rows.iterator():
        # One that was never asked for is made from the file.
        file_hash = known or model.objects.get(pk=pk).get_file_hash()
        yield pk, f"{type_name}:{file_hash}"


def keys_of_collections() -> Iterator[tuple[int, str]]:
    for collection in Collection.objects.filter(depth__gt=1).order_by("path"):
        names = [str(above) for above in collection.get_ancestors(inclusive=True)[1:]]
        yield collection.pk, key_of_text("collection", "/".join(names))


def redirects_of_this_site() -> Any:
    """Return the redirects but for those of other hosts."""
    return Redirect.objects.filter(Q(site=None) | Q(site__is_default_site=True))


def best_bets_in_order() -> Any:
    """Return the best bets as editors have put them."""
    return BestBet.objects.order_by(F("sort_order").asc(nulls_first=True), "pk")


def keys_of_redirects() -> Iterator[tuple[int, str]]:
    here = redirects_of_this_site().order_by("old_path", "pk")
    rows = here.values_list("pk", "old_path", "site_id")
    for pk, path, site in rows.iterator():
        # A path begins with a slash, so that no other has this key.
        yield pk, key_of_text("redirect", f"main {path}" if site else path)


def keys_of_navigation() -> Iterator[tuple[int, str]]:
    for settings in NavigationSettings.objects.all():
        # Wagtail makes an empty one as soon as somebody looks at the site.
        if settings.main_rows.exists() or settings.footer_rows.exists():
            yield settings.pk, "navigation"


def keys_of_open_data() -> Iterator[tuple[int, str]]:
    for pk in OpenDataSettings.objects.exclude(licence_name="").values_list("pk", flat=True):
        yield pk, "open_data"


def keys_of_synonyms() -> Iterator[tuple[int, str]]:
    """Yield keys made of the first word: a word stands in one group of its language."""
    for pk, lang, words in SynonymGroup.objects.order_by("pk").values_list(
        "pk", "lang", "words"
    ):
        first = " ".join(line_key(next(iter(lines(words)), "")))
        yield pk, key_of_text("synonyms", f"{lang} {first}")


def keys_of_best_bets() -> Iterator[tuple[int, str]]:
    """Yield keys made of the page, which queries come to and go from."""
    rows = best_bets_in_order().values_list(
        "pk", "lang", "page__translation_key", "page__locale__language_code"
    )
    for pk, lang, page, page_lang in rows:
        yield pk, key_of_text("best_bet", f"{lang} {page} {page_lang}")


# The keys of what has no common key of both languages.
NATURAL_KEYS: dict[str, Callable[[], Iterator[tuple[int, str]]]] = {
    "image": keys_of_images,
    "document": keys_of_documents,
    "collection": keys_of_collections,
    "navigation": keys_of_navigation,
    "open_data": keys_of_open_data,
    "synonyms": keys_of_synonyms,
    "best_bet": keys_of_best_bets,
    "redirect": keys_of_redirects,
}


def natural_keys(type_name: str) -> Iterator[tuple[int, str]]:
    """Yield the keys of all objects of a type; what has the same key as another is numbered."""
    times: Counter[str] = Counter()
    for pk, key in NATURAL_KEYS[type_name]():
        times[key] += 1
        yield pk, key if times[key] == 1 else f"{key}-{times[key]}"


def rows_of(model: Any) -> Iterator[tuple[int, Any, str, int]]:
    """Yield id, common key, language and content type; the Dutch first."""
    has_types = model is Page
    rows = model.objects.filter(depth__gt=1) if has_types else model.objects.all()
    names = ["pk", "translation_key", "locale__language_code"]
    if has_types:
        names.append("content_type_id")
    for language in ("nl", "en"):
        found = rows.filter(locale__language_code=language).order_by("pk")
        for row in found.values_list(*names).iterator():
            yield row if has_types else (*row, 0)
