import pytest

from congress.map_drawing import Box, Label, Place, Point, label_in, pins_of, point_of

# As they stand in the drawing of the mockup, in which Breda is five units too high.
PLACES = {
    "Groningen": (53.2194, 6.5665, (596, 119)),
    "Tilburg": (51.5555, 5.0913, (329, 611)),
    "Enschede": (52.2215, 6.8937, (656, 414)),
    "Utrecht": (52.0907, 5.1214, (334, 453)),
    "Deventer": (52.2550, 6.1639, (523, 404)),
    "Dordrecht": (51.8133, 4.6901, (256, 535)),
}


def place(name, label="", **fields):
    latitude, longitude, _drawn = PLACES[name]
    return Place(name, point_of(latitude, longitude), label or name, **fields)


def sides(places):
    """Return on which side of its pin each label stands."""
    found = {}
    for pin in pins_of(places):
        x, y = pin.place.point
        label = pin.label
        if label is None:
            found[pin.place.name] = None
        elif label.left > x:
            found[pin.place.name] = "right"
        elif label.left + label.width < x:
            found[pin.place.name] = "left"
        else:
            found[pin.place.name] = "above" if label.top < y else "below"
    return found


@pytest.mark.parametrize("name", PLACES)
def test_places_stand_where_the_drawing_has_them(name):
    latitude, longitude, (x, y) = PLACES[name]
    point = point_of(latitude, longitude)
    assert abs(point.x - x) <= 1
    assert abs(point.y - y) <= 1


def test_labels_stand_as_in_the_mockup():
    hosts = [
        place("Utrecht", "Utrecht 2025", is_founder=True),
        place("Enschede", "Enschede 2023"),
        place("Tilburg", "Tilburg 2015"),
        place("Groningen", "Groningen 2014"),
    ]
    founders = [place(name, is_host=False) for name in ("Deventer", "Dordrecht")]
    assert sides([*founders, *hosts]) == {
        "Utrecht": "right",
        "Enschede": "above",
        "Tilburg": "right",
        "Groningen": "left",
        "Deventer": "left",
        "Dordrecht": "left",
    }


def test_labels_never_cover_each_other_or_a_pin():
    crowd = [
        Place(f"Stad {number}", Point(300 + 37 * (number % 5), 300 + 29 * number), "Stad 2020")
        for number in range(14)
    ]
    pins = pins_of(crowd)
    boxes = [
        Box(pin.label.left, pin.label.top, pin.label.width, 52) for pin in pins if pin.label
    ]
    assert 3 <= len(boxes) < len(pins)
    for number, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[number + 1 :])
        assert not any(box.overlaps(Box(one.point.x, one.point.y, 1, 1)) for one in crowd)


def test_label_never_leaves_the_drawing():
    pins = pins_of([Place("Oost", Point(735, 10), "Een heel lange naam 2025")])
    label = pins[0].label
    assert label.left >= 0
    assert label.left + label.width <= 740
    assert label.top >= 0


def test_label_without_room_is_left_out():
    assert sides([Place("Ver", Point(370, 433), "x" * 60)]) == {"Ver": None}


def test_label_places_its_text_and_line_within_its_plate():
    label = label_in(Box(100.4, 50.6, 200.2, 52), "Utrecht 2025")
    assert label == Label("Utrecht 2025", left=100, top=51, width=200)
    assert (label.middle, label.baseline) == (200, 87)
    assert (label.inner_left, label.inner_top, label.inner_width) == (104, 55, 192)
