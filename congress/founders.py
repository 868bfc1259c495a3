"""Where the municipalities are that founded LPB in 1994, by the address of their page."""

from typing import NamedTuple


class FounderPlace(NamedTuple):
    """A place on the map: a partner has no coordinates, and a longer title than this name."""

    name: str
    latitude: float
    longitude: float


FOUNDER_PLACES = {
    "breda": FounderPlace("Breda", 51.5719, 4.7683),
    "deventer": FounderPlace("Deventer", 52.2550, 6.1639),
    "dordrecht": FounderPlace("Dordrecht", 51.8133, 4.6901),
    "utrecht": FounderPlace("Utrecht", 52.0907, 5.1214),
}
