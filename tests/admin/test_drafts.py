from wagtail.test.utils.form_data import streamfield

from congress.models import (
    CongressEditionPage,
)
from news.models import NewsItemPage
from tests.admin.editing import SAVE, EditingTestCase
from tests.factories import (
    ImageFactory,
)


class DraftTests(EditingTestCase):
    """A draft may be unfinished; what is wrong is told at once."""

    def test_news_draft_needs_no_description_of_its_picture(self):
        page = self.made(
            NewsItemPage, self.tree.news, SAVE, title="Concept", image=ImageFactory().pk
        )
        assert page.live is False

    def test_unfinished_draft_is_refused_when_published(self):
        page = self.made(
            NewsItemPage, self.tree.news, SAVE, title="Concept", image=ImageFactory().pk
        )
        response = self.edit(page)
        assert self.errors(response) == {
            "image_alt": [
                "Describe the picture for people who do not see it, "
                "or tick that it is decorative."
            ]
        }

    def test_draft_with_unfinished_blocks_is_kept(self):
        page = self.made(
            NewsItemPage,
            self.tree.news,
            SAVE,
            title="Concept",
            body=streamfield(
                [("subheading", ""), ("links", streamfield([("", {"url": "", "label": ""})]))]
            ),
        )
        assert [block.block_type for block in page.get_latest_revision_as_object().body] == [
            "subheading",
            "links",
        ]

    def test_edition_draft_with_days_in_the_wrong_order_is_refused(self):
        response = self.add(
            CongressEditionPage,
            self.tree.editions,
            SAVE,
            title="LPB-congres 2027",
            start_date="2027-11-19",
            end_date="2027-11-17",
        )
        assert self.errors(response) == {
            "end_date": ["The last day cannot be before the first."]
        }
