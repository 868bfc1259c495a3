import json

from wagtail.test.utils.form_data import rich_text, streamfield

from home.models import StandardPage
from tests.admin.editing import EditingTestCase
from tests.factories import (
    ImageFactory,
)

DESCRIBE = "Describe the picture for people who do not see it, or tick that it is decorative."
BAD_LINK = (
    "The link “hier” has no usable address: give one that starts with https://, "
    "or remove the link."
)


class TextErrorTests(EditingTestCase):
    """What is wrong in a text is told at its block."""

    def refused(self, *blocks):
        response = self.add(
            StandardPage, self.tree.home, title="B", body=streamfield(list(blocks))
        )
        assert response.status_code == 200
        return self.messages(response.context["form"].errors.as_data()["body"][0])

    def messages(self, error):
        """Return the errors of a block as texts, by place and field."""
        if getattr(error, "block_errors", None):
            parts = error.block_errors
            places = parts.items() if isinstance(parts, dict) else enumerate(parts)
            return {place: self.messages(part) for place, part in places if part}
        if getattr(error, "non_block_errors", None):
            return list(error.non_block_errors)
        return error.messages

    def test_heading_that_is_empty(self):
        for text in ("", "   "):
            assert self.refused(("heading", text)) == {0: ["This field is required."]}
        assert self.refused(("heading", "\u200b")) == {
            0: ["Write something here, or remove it."]
        }

    def test_subheading_above_the_first_heading(self):
        expected = {1: ["Put a heading above the first subheading, or make this a heading."]}
        assert (
            self.refused(
                ("paragraph", rich_text("<p>a</p>")), ("subheading", "b"), ("heading", "c")
            )
            == expected
        )

    def test_subheading_below_a_heading_is_accepted(self):
        page = self.made(
            StandardPage,
            self.tree.home,
            title="B",
            body=streamfield([("heading", "a"), ("subheading", "b"), ("subheading", "c")]),
        )
        assert [block.block_type for block in page.body] == ["heading"] + 2 * ["subheading"]

    def test_link_in_a_text_that_runs_a_script(self):
        text = json.dumps(
            {
                "blocks": [
                    {
                        "key": "a",
                        "text": "Lees hier",
                        "type": "unstyled",
                        "depth": 0,
                        "inlineStyleRanges": [],
                        "entityRanges": [{"offset": 5, "length": 4, "key": 0}],
                    }
                ],
                "entityMap": {
                    "0": {
                        "type": "LINK",
                        "mutability": "MUTABLE",
                        "data": {"url": "java\tscript:alert(1)"},
                    }
                },
            }
        )
        assert self.refused(("paragraph", text)) == {0: [BAD_LINK]}

    def link(self, **value):
        return ("links", streamfield([("", {"page": "", "url": "", "label": ""} | value)]))

    def test_link_that_is_no_web_address(self):
        for address in ("javascript:alert(1)", "java\nscript:alert(1)", "ftp://lpb.nl/"):
            assert self.refused(self.link(url=address, label="LPB")) == {
                0: {0: {"url": ["Enter a valid URL."]}}
            }

    def test_link_without_target_or_with_two(self):
        assert self.refused(self.link(label="LPB")) == {
            0: {0: {"page": ["Choose a page, or give an address below."]}}
        }
        both = self.link(page=str(self.tree.news.pk), url="https://lpb.nl/", label="LPB")
        assert self.refused(both) == {
            0: {0: {"url": ["Choose a page or give an address, not both."]}}
        }

    def test_link_elsewhere_without_text(self):
        assert self.refused(self.link(url="https://lpb.nl/")) == {
            0: {0: {"label": ["Give the text of the link."]}}
        }

    def test_list_of_links_or_questions_that_is_empty(self):
        expected = {0: ["The minimum number of items is 1"]}
        assert self.refused(("links", streamfield([]))) == expected
        assert self.refused(("questions", streamfield([]))) == expected

    def test_quotation_without_speaker(self):
        quote = {"text": "De buurt", "language": "nl", "speaker": " "}
        empty = {"role": "", "source": "", "translation": ""}
        assert self.refused(("quote", quote | empty)) == {
            0: {"speaker": ["This field is required."]}
        }

    def test_picture_without_description(self):
        image = str(ImageFactory().pk)
        for description in ("", "   "):
            value = {"image": {"image": image, "alt_text": description}, "caption": ""}
            errors = self.refused(("image", value))
            assert list(errors[0]["image"]) == ["alt_text"]
