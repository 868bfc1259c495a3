from wagtail.test.utils.form_data import inline_formset, rich_text

from congress.models import (
    CongressEditionPage,
    HostCityDistrict,
    HostCityPage,
    PartnerPage,
    PersonPage,
    ProgrammeItemPage,
)
from tests.admin.editing import EditingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    ProgrammePageFactory,
)

DESCRIBE = "Describe the picture for people who do not see it, or tick that it is decorative."
BAD_LINK = (
    "The link “hier” has no usable address: give one that starts with https://, "
    "or remove the link."
)


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
