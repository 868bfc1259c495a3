"""More texts than were written by hand: other places, other sentences, the same subjects."""

import random
from collections.abc import Iterator
from dataclasses import replace

from lpbsite.content.corpus.seeds import Piece, Text, names, pieces

TITLES = {
    "nl": ("{title} ({place})", "{place}: {title}", "{title}, nu ook in {place}"),
    "en": ("{title} ({place})", "{place}: {title}", "{title}, now in {place} too"),
}
INTROS = {
    "nl": ("{intro} Zo gaat het in {place}.", "Ook in {place}. {intro}"),
    "en": ("{intro} This is how it goes in {place}.", "In {place} too. {intro}"),
}


def variants(chance: random.Random) -> Iterator[Piece]:
    """Yield texts without end; each is about the subject of the first text that it is from."""
    of_news = [piece for piece in pieces() if piece.type in {"news", "contribution", "page"}]
    while True:
        yield variant(chance.choice(of_news), chance)


def variant(piece: Piece, chance: random.Random) -> Piece:
    city = chance.choice(names()["host_cities"])["title"]
    place = f"{chance.choice(names()['districts'])}, {city}"
    shape = chance.randrange(len(TITLES["nl"])), chance.randrange(len(INTROS["nl"]))
    person = chance.choice(names()["people"])["title"]
    other = chance.choice(pieces())
    translated = piece.en is not None and other.en is not None
    order = chance.sample(range(len(piece.nl.body)), len(piece.nl.body))
    dutch = told(piece.nl, other.nl, "nl", place, person, shape, order)
    english = None
    if translated and piece.en and other.en:
        english = told(piece.en, other.en, "en", place, person, shape, order)
    return replace(piece, type="news", nl=dutch, en=english)


def told(
    text: Text,
    other: Text,
    lang: str,
    place: str,
    person: str,
    shape: tuple[int, int],
    order: list[int],
) -> Text:
    says = {
        "nl": f"{person} is er in {place} bij betrokken. Eerder speelde daar iets anders. ",
        "en": f"{person} is involved in {place}. Something else was going on there before. ",
    }
    return Text(
        TITLES[lang][shape[0]].format(title=text.title, place=place),
        INTROS[lang][shape[1]].format(intro=text.intro, place=place),
        (*(text.body[number] for number in order), says[lang] + other.body[0]),
    )
