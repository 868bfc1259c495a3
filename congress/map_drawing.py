"""The drawing of the Netherlands: where a place stands, and where its name finds room.

It is a drawing of plain degrees, 740 wide and 866 high: a place is two multiplications away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

WIDTH, HEIGHT = 740, 866
WEST, NORTH = 3.2832, 53.6216  # the degrees of the drawing's left and upper edge
ACROSS, DOWN = 181.7, 295.9  # units of the drawing for one degree

PIN_RADIUS = 13
DOT_RADIUS = 9
PLATE_HEIGHT = 52
LETTER_WIDTH = 16.5  # of the label's bold letters, on average
LETTER_PADDING = 26
SMALL_LETTER_WIDTH = 15
SMALL_HEIGHT = 27
GAP = 8
STACKED_OFFSET = 34  # more than beside, so that it is plain which pin the plate belongs to


class Point(NamedTuple):
    x: int
    y: int


class Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def is_on_the_map(self) -> bool:
        return (
            self.left >= 0
            and self.top >= 0
            and self.left + self.width <= WIDTH
            and self.top + self.height <= HEIGHT
        )


@dataclass(frozen=True)
class Place:
    """A place to draw: a host city with its year, or a founder with its name."""

    name: str
    point: Point
    label: str
    is_host: bool = True
    is_founder: bool = False


@dataclass(frozen=True)
class Label:
    """The name of a place and the box it stands in."""

    text: str
    left: int
    top: int
    width: int

    @property
    def middle(self) -> int:
        return self.left + self.width // 2

    @property
    def baseline(self) -> int:
        return self.top + 36

    @property
    def small_baseline(self) -> int:
        return self.top + 22

    @property
    def inner_left(self) -> int:
        return self.left + 4

    @property
    def inner_top(self) -> int:
        return self.top + 4

    @property
    def inner_width(self) -> int:
        return self.width - 8


@dataclass(frozen=True)
class Pin:
    """A place on the drawing; without a label when there is no room for one."""

    place: Place
    label: Label | None


def point_of(latitude: Decimal | float, longitude: Decimal | float) -> Point:
    """Return where a place stands in the drawing."""
    return Point(
        round((float(longitude) - WEST) * ACROSS), round((NORTH - float(latitude)) * DOWN)
    )


def pins_of(places: Iterable[Place]) -> list[Pin]:
    """Give every place its pin, and a label where one fits: the host cities first.

    A label stands to the right of its pin, else to the left, above or below: the first side
    where it covers no pin and no other label. A place that finds none has no label; the list
    beside the map names it.
    """
    ordered = sorted(places, key=lambda place: not place.is_host)
    taken = [around(place) for place in ordered]
    pins = []
    for place in ordered:
        box = first_free(sides_of(place), taken)
        if box:
            taken.append(box)
        pins.append(Pin(place, label_in(box, place.label) if box else None))
    return pins


def label_in(box: Box, text: str) -> Label:
    return Label(text, round(box.left), round(box.top), round(box.width))


def around(place: Place) -> Box:
    radius = PIN_RADIUS if place.is_host else DOT_RADIUS
    return Box(place.point.x - radius, place.point.y - radius, 2 * radius, 2 * radius)


def sides_of(place: Place) -> list[Box]:
    """Return the boxes that the label of a place could stand in, the best first."""
    x, y = place.point
    if place.is_host:
        width, height = LETTER_WIDTH * len(place.label) + LETTER_PADDING, PLATE_HEIGHT
        offset = PIN_RADIUS + GAP
    else:
        width, height = SMALL_LETTER_WIDTH * len(place.label), SMALL_HEIGHT
        offset = DOT_RADIUS + GAP
    beside = y - height / 2
    centred = min(max(x - width / 2, 0), WIDTH - width)
    sides = [
        Box(x + offset, beside, width, height),
        Box(x - offset - width, beside, width, height),
        Box(centred, y - STACKED_OFFSET - height, width, height),
        Box(centred, y + STACKED_OFFSET, width, height),
    ]
    # The names of founders lie on the land, which is mostly to the west of them.
    return sides if place.is_host else [sides[1], sides[0], *sides[2:]]


def first_free(boxes: Sequence[Box], taken: Sequence[Box]) -> Box | None:
    for box in boxes:
        if box.is_on_the_map() and not any(box.overlaps(other) for other in taken):
            return box
    return None
