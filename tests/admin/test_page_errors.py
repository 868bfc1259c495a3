import json

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from congress.models import (
    CongressEditionPage,
    HostCityDistrict,
    HostCityPage,
    PartnerPage,
    PersonPage,
    ProgrammeItemPage,
)
from home.models import StandardPage
from news.models import NewsItemPage
from tests.admin.editing import EditingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    ImageFactory,
    NewsItemPageFactory,
    PersonPageFactory,
    ProgrammePageFactory,
    TopicFactory,
)

DESCRIBE = "Describe the picture for people who do not see it, or tick that it is decorative."
BAD_LINK = (
    "The link “hier” has no usable address: give one that starts with https://, "
    "or remove the link."
)


class NewsErrorTests(EditingTestCase):
    def refused(self, action=None, **fields):
        response = self.add(
            NewsItemPage, self.tree.news, action or {"action-publish": "1"}, title="B", **fields
        )
        assert response.status_code == 200
        return self.errors(response)

    def test_picture_without_description(self):
        assert self.refused(image=ImageFactory().pk) == {"image_alt": [DESCRIBE]}
        assert self.refused(image=ImageFactory().pk, image_alt="  ") == {
            "image_alt": [DESCRIBE]
        }

    def test_decorative_picture_with_description(self):
        errors = self.refused(
            image=ImageFactory().pk, image_alt="Een straat", image_is_decorative="on"
        )
        assert errors == {
            "image_alt": ["A decorative picture has no description: empty this or untick it."]
        }

    def test_address_of_source_that_runs_a_script_or_is_no_address(self):
        for address in ("javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x"):
            assert self.refused(source_name="NRC", source_url=address) == {
                "source_url": ["Enter a valid URL."]
            }

    def test_address_of_source_without_its_name(self):
        assert self.refused(source_url="https://www.nrc.nl/") == {
            "source_name": ["Name the source that the address belongs to."]
        }

    def test_topic_chosen_twice(self):
        topic = TopicFactory(name="Participatie")
        errors = self.refused(topic_rows=inline_formset([{"topic": topic.pk}] * 2))
        assert errors == {
            "topic_rows-1": {"topic": ["“Participatie” is in this list already."]}
        }

    def test_topic_chosen_twice_in_a_draft(self):
        topic = TopicFactory(name="Participatie")
        errors = self.refused({"x": "1"}, topic_rows=inline_formset([{"topic": topic.pk}] * 2))
        assert list(errors) == ["topic_rows-1"]

    def test_author_chosen_twice(self):
        person = PersonPageFactory(parent=self.tree.people, title="Noor")
        errors = self.refused(author_rows=inline_formset([{"person": person.pk}] * 2))
        assert errors == {"author_rows-1": {"person": ["“Noor” is in this list already."]}}

    def test_row_that_is_taken_out_does_not_count(self):
        topic = TopicFactory()
        page = self.made(
            NewsItemPage,
            self.tree.news,
            title="Bericht",
            topic_rows=inline_formset(
                [{"topic": topic.pk, "DELETE": "1"}, {"topic": topic.pk}]
            ),
        )
        assert page.localized_topics() == [topic]

    def test_image_for_social_media_that_is_too_small(self):
        assert self.refused(
            social_image=ImageFactory(file__width=300, file__height=200).pk
        ) == {
            "social_image": [
                "This image is too small to share: 300 by 200 pixels. "
                "Choose one of at least 1200 by 630."
            ]
        }


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


class CongressErrorTests(EditingTestCase):
    def edition_errors(self, **fields):
        fields = {"start_date": "2027-11-17", "date_precision": "day"} | fields
        response = self.add(CongressEditionPage, self.tree.editions, title="C", **fields)
        return self.errors(response)

    def test_days_of_an_edition_that_do_not_fit(self):
        cases = [
            (
                {"end_date": "2027-11-16"},
                "end_date",
                "The last day cannot be before the first.",
            ),
            (
                {"end_date": "2027-11-19", "date_precision": "month"},
                "end_date",
                "Leave this empty, or set the precision to a day.",
            ),
            (
                {"date_precision": "month"},
                "start_date",
                "Known to the month: give the first day of that month.",
            ),
            (
                {"start_date": "2027-02-01", "date_precision": "year"},
                "start_date",
                "Known to the year: give 1 January of that year.",
            ),
            (
                {"announced_on": "2027-11-18"},
                "announced_on",
                "An edition cannot be announced after it took place.",
            ),
        ]
        for fields, name, message in cases:
            with self.subTest(name, **fields):
                assert self.edition_errors(**fields) == {name: [message]}

    def test_edition_announced_at_itself(self):
        edition = CongressEditionPageFactory(parent=self.tree.editions)
        assert self.errors(self.edit(edition, announced_at=edition.pk)) == {
            "announced_at": ["An edition cannot be announced at itself."]
        }

    def test_programme_item_that_does_not_fit_its_edition_is_refused_when_it_is_made(self):
        city = HostCityPageFactory(parent=self.tree.host_cities)
        edition = CongressEditionPageFactory(parent=self.tree.editions, host_city=city)
        programme = ProgrammePageFactory(parent=edition)
        cases = [
            ({"day": "2025-11-22"}, {"day": ["This day is not within the edition."]}),
            (
                {"start_time": "10:00"},
                {"day": ["A time needs a day; leave both open when the day is not known."]},
            ),
            (
                {"day": "2025-11-20", "start_time": "10:00", "end_time": "09:00"},
                {"end_time": ["The end must be after the start."]},
            ),
            (
                {"day": "2025-11-20", "end_time": "09:00"},
                {"start_time": ["Give the start as well, or leave both open."]},
            ),
        ]
        for fields, expected in cases:
            with self.subTest(**fields):
                response = self.add(
                    ProgrammeItemPage, programme, title="W", kind="workshop", **fields
                )
                assert self.errors(response) == expected

    def test_district_of_another_city(self):
        city, other = (HostCityPageFactory(parent=self.tree.host_cities) for _ in range(2))
        district = HostCityDistrict.objects.create(page=other, name="N", locale=city.locale)
        edition = CongressEditionPageFactory(parent=self.tree.editions, host_city=city)
        response = self.add(
            ProgrammeItemPage,
            ProgrammePageFactory(parent=edition),
            title="W",
            kind="workshop",
            district=district.pk,
        )
        assert list(self.errors(response)) == ["district"]

    def test_host_city_with_one_coordinate(self):
        fields = {"title": "U", "municipality": "U", "province": "utrecht"}
        response = self.add(HostCityPage, self.tree.host_cities, latitude="52", **fields)
        assert self.errors(response) == {"longitude": ["Give both coordinates, or neither."]}

    def test_period_that_ends_before_it_starts(self):
        row = {"role": "voorzitter", "from_year": "2014", "to_year": "2010"}
        response = self.add(
            PersonPage, self.tree.people, title="P", role_rows=inline_formset([row])
        )
        assert self.errors(response) == {
            "role_rows-0": {"to_year": ["The end cannot be before the start."]}
        }

    def test_website_that_runs_a_script(self):
        response = self.add(
            PartnerPage,
            self.tree.partners,
            title="P",
            kind="municipality",
            website="\tjavascript:alert(1)",
        )
        assert self.errors(response) == {"website": ["Enter a valid URL."]}

    def test_text_of_a_host_city_with_a_link_that_goes_nowhere(self):
        response = self.add(
            HostCityPage,
            self.tree.host_cities,
            title="U",
            municipality="U",
            province="utrecht",
            approach=rich_text('<p><a href="javascript:x">hier</a></p>'),
        )
        assert self.errors(response) == {"approach": [BAD_LINK]}


class PublishingElsewhereTests(EditingTestCase):
    """An unfinished draft does not go live by another door."""

    def unfinished(self):
        return NewsItemPageFactory(
            parent=self.tree.news, title="Concept", live=False, image=ImageFactory()
        )

    def test_bulk_publishing_of_an_unfinished_draft(self):
        page = self.unfinished()
        whole = NewsItemPageFactory(parent=self.tree.news, live=False)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = self.client.post(
            f"{url}?id={page.pk}&id={whole.pk}&next=/admin/", follow=True
        )
        (message,) = response.context["messages"]
        assert message.message.startswith(f"“Concept” is not ready: {DESCRIBE}")
        assert not NewsItemPage.objects.live().exists()

    def test_bulk_publishing_with_the_pages_below(self):
        page = self.unfinished()
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        address = f"{url}?id={self.tree.news.pk}&next=/admin/"
        response = self.client.post(address, {"include_descendants": "on"}, follow=True)
        (message,) = response.context["messages"]
        assert message.message.startswith(f"“Concept” is not ready: {DESCRIBE}")
        page.refresh_from_db()
        assert page.live is False

    def test_bulk_publishing_of_what_is_whole(self):
        page = NewsItemPageFactory(parent=self.tree.news, live=False)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        self.client.post(f"{url}?id={page.pk}&next=/admin/")
        assert list(NewsItemPage.objects.live()) == [page]
