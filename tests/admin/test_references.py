from wagtail.test.utils.form_data import inline_formset

from congress.models import (
    HostCityDistrict,
    ProgrammeItemPage,
)
from news.models import NewsItemPage
from tests.admin.editing import EditingTestCase
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    TopicFactory,
    english_version,
)


class ReferenceTests(EditingTestCase):
    def test_page_chosen_in_english_is_kept_as_its_dutch_original(self):
        city = HostCityPageFactory(parent=self.tree.host_cities)
        person = PersonPageFactory(parent=self.tree.people)
        page = self.made(
            NewsItemPage,
            self.tree.news,
            title="Bericht",
            host_city=english_version(city).pk,
            author_rows=inline_formset([{"person": english_version(person).pk}]),
        )
        assert page.host_city == city
        assert [row.person for row in page.author_rows.all()] == [person]

    def test_only_dutch_topics_are_offered(self):
        dutch_topic = TopicFactory(name="Participatie")
        dutch_topic.copy_for_translation(self.tree.english("home").locale).save()
        response = self.client.get(self.add_url(NewsItemPage, self.tree.news))
        row = response.context["form"].formsets["topic_rows"].empty_form
        assert list(row.fields["topic"].queryset) == [dutch_topic]

    def test_only_districts_of_the_hosting_city_are_offered(self):
        city = HostCityPageFactory(parent=self.tree.host_cities)
        other = HostCityPageFactory(parent=self.tree.host_cities)
        overvecht, _ = (
            HostCityDistrict.objects.create(page=page, name=name, locale=page.locale)
            for page, name in ((city, "Overvecht"), (other, "Noord"))
        )
        edition = CongressEditionPageFactory(parent=self.tree.editions, host_city=city)
        programme = ProgrammePageFactory(parent=edition)
        item = ProgrammeItemPageFactory(parent=programme)
        for url in (self.add_url(ProgrammeItemPage, programme), self.edit_url(item)):
            form = self.client.get(url).context["form"]
            assert list(form.fields["district"].queryset) == [overvecht]
