"""The records of the made-up content, in the short form of ``docs/content-format.md``."""

import datetime as dt
import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.text import slugify

from lpbsite.content.corpus.seeds import Piece, Text, names, pieces
from lpbsite.content.corpus.variants import variants

Record = dict[str, Any]

FIRST_DAY = dt.date(2012, 1, 9)
DAYS = 4900


def records(size: int, seed: int) -> Iterator[Record]:
    """Yield ``size`` records: first all that was written by hand, then variants of it.

    The same size and seed give the same records; a larger size begins with the smaller one. A
    key tells the subject: ``speeltuin-2``, in English ``speeltuin-2.en``. Only the variants,
    dates and closing sentences depend on the seed.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up content, no secret
    return islice(all_records(chance), size)


def all_records(chance: random.Random) -> Iterator[Record]:
    yield from written_by_hand(chance)
    for number, variant in enumerate(variants(chance), start=1):
        yield from both(f"v{number:05}-{variant.subject}", variant, chance, str(number))


def written_by_hand(chance: random.Random) -> Iterator[Record]:
    yield from host_cities()
    yield from partners()
    yield from people()
    yield from editions()
    for piece in pieces():
        yield from written(piece, chance)


def number_written_by_hand() -> int:
    """Return how many records come before the first variant; judgements are of these."""
    return sum(1 for _ in written_by_hand(random.Random(0)))  # noqa: S311


def written(piece: Piece, chance: random.Random) -> Iterator[Record]:
    closing = chance.choice(names()["closings"])
    dutch = with_closing(piece.nl, closing["nl"])
    english = with_closing(piece.en, closing["en"]) if piece.en else None
    yield from both(
        piece.key,
        Piece(piece.subject, piece.number, piece.type, piece.topics, dutch, english),
        chance,
    )


def with_closing(text: Text, closing: str) -> Text:
    return Text(text.title, text.intro, (*text.body, closing))


def both(key: str, piece: Piece, chance: random.Random, number: str = "") -> Iterator[Record]:
    """Yield the Dutch record of a text, and the English one if it has been translated."""
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    yield record(
        key,
        piece.type,
        piece.nl,
        slug=slugify(f"{piece.nl.title[:60]} {number}".strip()),
        date=day.isoformat(),
        topics=list(piece.topics),
    )
    if piece.en:
        yield english(key, piece.type, piece.en)


def record(key: str, type_name: str, text: Text, **values: Any) -> Record:
    return {
        "key": key,
        "type": type_name,
        "lang": "nl",
        "title": text.title,
        "intro": text.intro,
        "body": "\n\n".join(text.body),
        "live": True,
    } | values


def english(key: str, type_name: str, text: Text) -> Record:
    own = {"lang": "en", "translationOf": key}
    return record(f"{key}.en", type_name, text) | own


def host_cities() -> Iterator[Record]:
    for city in names()["host_cities"]:
        key, title = f"city-{city['slug']}", city["title"]
        body = (f"{title} ontving het LPB-congres en deelt sindsdien zijn ervaringen.",)
        yield record(
            key, "host_city", Text(title, city["about"], body), slug=city["slug"], topics=[]
        )
        if "en" in city:
            told = (f"{title} hosted the LPB congress and has shared its experience since.",)
            yield english(key, "host_city", Text(title, city["en"], told))


def partners() -> Iterator[Record]:
    for partner in names()["partners"]:
        key, title = f"partner-van-lpb-{partner['slug']}", partner["title"]
        body = ("Deze organisatie werkt met het LPB samen aan bijeenkomsten en onderzoek.",)
        yield record(
            key, "partner", Text(title, partner["about"], body), slug=partner["slug"], topics=[]
        )
        if "en" in partner:
            told = ("This organisation works with LPB on meetings and research.",)
            yield english(key, "partner", Text(partner["en_title"], partner["en"], told))


def people() -> Iterator[Record]:
    for person in names()["people"]:
        key = f"persoon-{person['slug']}"
        body = ("Spreekt op congressen en bij bijeenkomsten van het LPB.",)
        yield record(
            key,
            "person",
            Text(person["title"], person["about"], body),
            slug=person["slug"],
            topics=[],
        )
        if "en" in person:
            told = ("Speaks at congresses and meetings of LPB.",)
            yield english(key, "person", Text(person["title"], person["en"], told))


def editions() -> Iterator[Record]:
    for edition in names()["editions"]:
        year, city, theme = edition["year"], edition["city"], edition["theme"]
        key = f"congres-{year}"
        dutch = Text(
            f"LPB-congres {year} in {city}",
            f"Drie dagen in {city} met het thema ‘{theme}’.",
            (f"Deelnemers uit het hele land bezochten in {year} de wijken van {city}.",),
        )
        yield record(key, "edition", dutch, slug=str(year), date=f"{year}-11-16", topics=[])
        if "en" in edition:
            told = Text(
                f"LPB congress {year} in {city}",
                f"Three days in {city} with the theme ‘{edition['en']}’.",
                (f"In {year} participants from all over the country visited {city}.",),
            )
            yield english(key, "edition", told)
