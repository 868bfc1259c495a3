import pytest

from lpbsite.content.blocks import Block
from lpbsite.content.fitting import fitted


def dutch(count):
    return [{"type": "paragraph", "value": "<p>x</p>", "id": str(n)} for n in range(count)]


def paragraphs(*texts):
    return [Block("paragraph", f"<p>{text}</p>") for text in texts]


@pytest.mark.parametrize(
    ("count", "texts", "expected"),
    [
        (2, ["One.", "Two."], ["One.", "Two."]),
        (2, ["One.", "Two.", "Three."], ["One.", "Two.<br/><br/>Three."]),
        (1, ["One.", "Two.", "Three."], ["One.<br/><br/>Two.<br/><br/>Three."]),
        (3, ["One. Two is long.", "Three."], ["One.", "Two is long.", "Three."]),
        (4, ["One. Two. Three. Four."], ["One.", "Two.", "Three.", "Four."]),
        # There is nowhere to part these.
        (3, ["One", "Two"], ["One", "Two"]),
        (2, ["One <b>bold. Two</b>."], ["One <b>bold. Two</b>."]),
    ],
)
def test_paragraphs_are_joined_or_parted_without_losing_a_word(count, texts, expected):
    assert fitted(dutch(count), paragraphs(*texts)) == paragraphs(*expected)


def test_other_blocks_are_left_as_they_are():
    blocks = [Block("heading", "Title"), *paragraphs("One.")]
    assert fitted(dutch(3), blocks) == blocks
    assert fitted([*dutch(1), {"type": "heading"}], paragraphs("a", "b", "c")) == paragraphs(
        "a", "b", "c"
    )
    assert fitted(dutch(2), []) == []
