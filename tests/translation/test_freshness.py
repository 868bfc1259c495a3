import datetime as dt

from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import StringTranslation

from lpbsite.translation.freshness import outdated, with_records
from lpbsite.translation.segments import translate_page
from tests.factories import StandardPageFactory, english, english_version, site_tree


class OutdatedTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.by_segment = StandardPageFactory(
            parent=cls.tree.home, title="Over ons", slug="over"
        )
        cls.by_segment.save_revision().publish()
        words = cls.by_segment.specific_class(
            title="About us", intro="Who we are", slug="about-us"
        )
        translate_page(cls.by_segment, english(), words)
        cls.by_hand = StandardPageFactory(parent=cls.tree.home, title="Het team", slug="team")
        english_version(cls.by_hand, title="The team", slug="the-team")

    def behind(self):
        pairs = [self.versions(page) for page in (self.by_segment, self.by_hand)]
        with self.assertNumQueries(1):
            keys = outdated(pairs)
        pages = (self.by_segment, self.by_hand)
        return [page.title for page in pages if page.translation_key in keys]

    def versions(self, page):
        pages = with_records(Page.objects.filter(translation_key=page.translation_key))
        found = {one.locale.language_code: one for one in pages}
        return found["nl"], found["en"]

    def test_translation_of_what_was_published_is_up_to_date(self):
        assert self.behind() == []

    def test_translation_falls_behind_when_its_source_is_published(self):
        later = timezone.now() + dt.timedelta(minutes=1)
        ids = [self.by_hand.pk]
        Page.objects.filter(pk__in=ids).update(last_published_at=later)
        assert self.behind() == ["Het team"]
        Page.objects.filter(pk=self.by_hand.get_translation(english()).pk).update(
            last_published_at=later
        )
        assert self.behind() == []

    def test_translation_by_segment_counts_from_when_it_took_over_the_text(self):
        later = timezone.now() + dt.timedelta(minutes=1)
        versions = Page.objects.filter(translation_key=self.by_segment.translation_key)
        versions.update(last_published_at=later)
        pairs = [self.versions(self.by_segment)]
        assert outdated(pairs) == {self.by_segment.translation_key}

    def test_translation_with_a_text_that_waits_is_behind(self):
        StringTranslation.objects.filter(data="Who we are").delete()
        assert self.behind() == ["Over ons"]
