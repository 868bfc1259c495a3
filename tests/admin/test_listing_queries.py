from tests.admin.listing import ListingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
)


class ListingQueryTests(ListingTestCase):
    """A longer list costs no more queries."""

    def fill(self, number):
        city = HostCityPageFactory(parent=self.tree.host_cities)
        edition = CongressEditionPageFactory(
            parent=self.tree.editions, host_city=city, slug=f"e{number}", title=f"E{number}"
        )
        ProgrammeItemPageFactory(parent=ProgrammePageFactory(parent=edition))
        NewsItemPageFactory(parent=self.tree.news, edition=edition)
        partner = PartnerPageFactory(parent=self.tree.partners)
        person = PersonPageFactory(parent=self.tree.people)
        person.role_rows.add(
            person.role_rows.model(role="lid", partner=partner, locale=person.locale)
        )
        person.save()
        publication = ContributionPageFactory(parent=self.tree.contributions)
        publication.author_rows.add(publication.author_rows.model(person=person))
        publication.save()

    def test_queries_do_not_grow_with_the_list(self):
        names = (
            "news",
            "editions",
            "programme-items",
            "host-cities",
            "partners",
            "people",
            "publications",
        )
        for number in range(3):
            self.fill(number)
        for name in names:  # what is cached is cached now
            self.table(name)
        few = {name: self.queries(name) for name in names}
        for number in range(3, 15):
            self.fill(number)
        assert {name: self.queries(name) for name in names} == few
