"""A small site whose answers are known, for every engine alike."""

import datetime as dt
from functools import cache

from django.core.management import call_command
from wagtail.models import PageViewRestriction

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
    add_topics,
    english_version,
    site_tree,
)

PARAGRAPH = "paragraph"


def text(*paragraphs):
    return [(PARAGRAPH, f"<p>{paragraph}</p>") for paragraph in paragraphs]


@cache
def make_schema():
    """Make the indices, which Elasticsearch would guess from the first page that is saved."""
    call_command("update_index", schema_only=True, verbosity=0)


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


class Corpus:
    """The pages by name, and the topics."""

    def __init__(self):
        make_schema()
        self.tree = site_tree()
        self.participation = TopicFactory(name="participatie")
        self.democracy = TopicFactory(name="lokale democratie")
        self.places()
        self.news()
        self.languages()
        self.others()
        call_command("update_index", verbosity=0)

    def places(self):
        cities, editions = self.tree.host_cities, self.tree.editions
        self.utrecht = HostCityPageFactory(
            parent=cities, title="Utrecht", slug="utrecht", intro="Stad met tien wijken"
        )
        self.utrecht.district_rows.create(name="Kanaleneiland", text="Aan het kanaal")
        self.utrecht.save()
        self.enschede = HostCityPageFactory(
            parent=cities,
            title="Enschede",
            slug="enschede",
            province="overijssel",
            intro="Stad van het wonder",
        )
        self.edition_2025 = CongressEditionPageFactory(
            parent=editions,
            title="Congres 2025",
            theme="Verbinding vanuit het hart",
            host_city=self.utrecht,
            intro="Drie dagen",
        )
        self.edition_2023 = CongressEditionPageFactory(
            parent=editions,
            title="Congres 2023",
            start_date=dt.date(2023, 1, 1),
            end_date=None,
            date_precision="year",
            host_city=self.enschede,
            intro="Drie dagen",
        )
        programme = ProgrammePageFactory(parent=self.edition_2025, intro="Wat er te doen is")
        self.visit = ProgrammeItemPageFactory(
            parent=programme,
            title="Op bezoek in Overvecht",
            kind="site_visit",
            intro="Lopen",
            day=dt.date(2025, 11, 20),
        )

    def news(self):
        parent = self.tree.news
        self.in_title = NewsItemPageFactory(
            parent=parent,
            title="Buurtagenda: zo maakt u er een",
            intro="Over bewoners die plannen maken",
            publication_date=dt.date(2025, 3, 1),
            host_city=self.utrecht,
        )
        self.in_body = NewsItemPageFactory(
            parent=parent,
            title="Nieuws uit de stad",
            intro="Over financiën en subsidies",
            body=text(
                "Ook hier kwam een buurtagenda tot stand, met veel meer woorden eromheen."
            ),
            publication_date=dt.date(2023, 5, 1),
            host_city=self.enschede,
            edition=self.edition_2023,
        )
        self.exact = NewsItemPageFactory(
            parent=parent,
            title="Buurtagenda",
            intro="Kort",
            publication_date=dt.date(2014, 11, 21),
        )
        NewsItemPageFactory(
            parent=parent,
            title="Van de gemeente, over alles wat er was en ook over een volkstuin",
            intro="Groen",
        )
        NewsItemPageFactory(
            parent=parent,
            title="Groen",
            intro="Volkstuin, volkstuin en volkstuin",
            body=text("Volkstuin volkstuin volkstuin."),
        )
        add_topics(self.in_title, self.participation, self.democracy)
        add_topics(self.in_body, self.participation)

    def languages(self):
        """Translated, untranslated, and translated but for a draft."""
        parent = self.tree.news
        self.dutch_garden = NewsItemPageFactory(
            parent=parent, title="De stadstuin van Volta", intro="Groen"
        )
        self.english_garden = english_version(
            self.dutch_garden, title="The city garden of Volta", intro="Green"
        )
        self.dutch_only = NewsItemPageFactory(
            parent=parent, title="Volta en de molen", intro="Wind"
        )
        self.half_translated = NewsItemPageFactory(
            parent=parent, title="Volta in de haven", intro="Water"
        )
        draft = english_version(
            self.half_translated, title="Volta at the harbour", intro="Water"
        )
        draft.unpublish()

    def others(self):
        self.partner = PartnerPageFactory(
            parent=self.tree.partners,
            title="Landelijk Samenwerkingsverband Actieve bewoners",
            abbreviation="LSA",
            kind="residents_organisation",
            intro="Bewoners",
        )
        self.person = PersonPageFactory(
            parent=self.tree.people, title="Merlijn van Hulst", intro="Onderzoeker"
        )
        self.person.role_rows.create(role="Hoogleraar aan de universiteit")
        self.person.save()
        self.contribution = ContributionPageFactory(
            parent=self.tree.contributions,
            title="25 jaar in de buurt, en wijk",
            intro="Een cadeau",
            occasion="Jubileum",
            date=dt.date(2019, 6, 1),
            date_precision="month",
        )
        self.about = StandardPageFactory(
            parent=self.tree.home,
            title="Over ons",
            intro="Wij houden van 's-Hertogenbosch en samenlevingsopbouw",
            body=text("Buurt/wijk, zie tilburgers.nl", "Het be\u00adlang van de reünie"),
        )
