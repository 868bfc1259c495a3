"""Edits as a year of editors makes them, in an order that a seed decides."""

import datetime as dt
import random

from django.core.files.base import ContentFile
from wagtail.models import Page, PageViewRestriction

from congress.models import (
    CongressEditionPage,
    HostCityDistrict,
    HostCityPage,
    PartnerPage,
    PersonPage,
    ProgrammeItemPage,
)
from home.models import StandardPage
from lpbsite.core.models import Document, Topic
from news.models import NewsItemPage
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    TopicFactory,
    add_row,
    add_topics,
    dutch,
    english,
    english_version,
    site_tree,
)
from tests.search.pdf_files import document_of, pdf

NAMED = (HostCityPage, PartnerPage, PersonPage, CongressEditionPage, NewsItemPage)
EVERY = (*NAMED, ProgrammeItemPage, StandardPage)


class Chaos:
    """A small site, and things that happen to it; ``happen`` does one of them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 0
        self.tree = site_tree()
        self.document = document_of(pdf("Over lepelaars"))
        self.topic = TopicFactory(name="speelplekken")
        self.shelves = [StandardPageFactory(parent=self.tree.home) for _ in range(2)]
        for _ in range(2):
            for make in (self.new_city, self.new_partner, self.new_person, self.new_edition):
                make()
        for _ in range(3):
            self.new_news()
            self.new_page()

    def happen(self):
        """Do one thing, and return its name; what is not possible by now does nothing."""
        events = [name for name in dir(self) if name.startswith(("new_", "edit_"))]
        event = self.random.choice(events)
        getattr(self, event)()
        return event

    def name(self, kind):
        self.number += 1
        return f"{kind}naam{self.number}"

    def any(self, *models, **conditions):
        """Return a Dutch page of one of these kinds as it is now, or None."""
        keys = [
            pk
            for model in models
            for pk in model.objects.filter(locale=dutch(), **conditions)
            .order_by("pk")
            .values_list("pk", flat=True)
        ]
        return Page.objects.get(pk=self.random.choice(keys)).specific if keys else None

    def parent(self, name):
        return Page.objects.get(pk=getattr(self.tree, name).pk).specific

    def new_city(self):
        city = HostCityPageFactory(parent=self.parent("host_cities"), title=self.name("stad"))
        add_row(city, "district_rows", name=self.name("wijk"))
        city.save()

    def new_partner(self):
        PartnerPageFactory(
            parent=self.parent("partners"),
            title=self.name("partner"),
            abbreviation=self.name("afkorting"),
        )

    def new_person(self):
        person = PersonPageFactory(parent=self.parent("people"), title=self.name("persoon"))
        add_row(person, "role_rows", role=self.name("rol"), partner=self.any(PartnerPage))
        person.save()

    def new_edition(self):
        edition = CongressEditionPageFactory(
            parent=self.parent("editions"),
            title=self.name("congres"),
            slug=self.name("jaar"),
            start_date=dt.date(self.random.randint(1994, 2030), 5, 1),
            end_date=None,
            host_city=self.any(HostCityPage),
        )
        programme = ProgrammePageFactory(parent=edition)
        for _ in range(2):
            item = ProgrammeItemPageFactory(
                parent=programme,
                title=self.name("onderdeel"),
                district=HostCityDistrict.objects.filter(page=edition.host_city).first(),
            )
            if speaker := self.any(PersonPage):
                add_row(item, "speaker_rows", person=speaker)
            item.save()

    def new_news(self):
        item = NewsItemPageFactory(
            parent=self.parent("news"),
            title=self.name("bericht"),
            edition=self.any(CongressEditionPage),
            host_city=self.any(HostCityPage),
            partner=self.any(PartnerPage),
        )
        if author := self.any(PersonPage):
            add_row(item, "author_rows", person=author)
        if topic := Topic.objects.first():
            add_topics(item, topic)
        item.save()

    def new_page(self):
        shelf = Page.objects.get(pk=self.random.choice(self.shelves).pk)
        StandardPageFactory(
            parent=shelf,
            title=self.name("blad"),
            body=[("document", {"document": Document.objects.first()})],
        )

    def new_publication(self):
        publication = ContributionPageFactory(
            parent=self.parent("contributions"),
            title=self.name("boek"),
            document=Document.objects.first(),
        )
        if author := self.any(PersonPage):
            add_row(publication, "author_rows", person=author, partner=self.any(PartnerPage))
        publication.save()

    def edit_title(self):
        if page := self.any(*NAMED, live=True):
            page.title = self.name("nieuwe")
            page.save_revision().publish()

    def edit_city_of_edition(self):
        if edition := self.any(CongressEditionPage, live=True):
            edition.host_city = self.any(HostCityPage)
            edition.save_revision().publish()

    def edit_district(self):
        if districts := list(HostCityDistrict.objects.order_by("pk")):
            district = self.random.choice(districts)
            district.name = self.name("buurt")
            district.save()

    def edit_topic(self):
        self.topic.name = self.name("onderwerp")
        self.topic.save()

    def edit_document(self):
        document = Document.objects.get()
        document.file = ContentFile(pdf(f"Over {self.name('vogel')}"), name="nieuw.pdf")
        document.save()

    def edit_place(self):
        if page := self.any(StandardPage, depth=4):
            page.move(Page.objects.get(pk=self.random.choice(self.shelves).pk), "last-child")

    def edit_away(self):
        if page := self.any(*EVERY, live=True):
            page.unpublish()

    def edit_back(self):
        # A programme item may not fit its edition any more, which publishing refuses.
        if page := self.any(*NAMED, StandardPage, live=False):
            page.save_revision().publish()

    def edit_privacy(self):
        page = self.any(*EVERY)
        restriction, is_new = PageViewRestriction.objects.get_or_create(
            page=Page.objects.get(pk=page.pk),
            defaults={"restriction_type": PageViewRestriction.LOGIN},
        )
        if not is_new:
            restriction.delete()

    def edit_translation(self):
        page = self.any(NewsItemPage, PartnerPage, live=True)
        if page and not page.has_translation(english()):
            english_version(page, title=self.name("english"))

    def edit_out(self):
        if page := self.any(*NAMED, ProgrammeItemPage):
            page.delete()
