"""One page of every type with everything filled in."""

import datetime as dt
import json
import uuid

from congress import models as congress
from home import models as home
from tests import factories


def block(kind, value):
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def items(*values):
    return [block("item", value) for value in values]


def quote(text):
    return {
        "text": text,
        "language": "nl",
        "speaker": "Noor Jansen",
        "role": "bewoner van de wijk",
        "source": "https://example.org/bron",
        "translation": "",
    }


def body(image, document, page):
    link = f'<a linktype="page" id="{page.pk}">de stad</a>'
    elsewhere = '<a href="https://example.org/nl">de krant</a>'
    return json.dumps(
        [
            block("heading", "Wat wij doen"),
            block("subheading", "In de wijk"),
            block(
                "paragraph",
                f"<p>Lees over {link} en in {elsewhere} met <b>veel nadruk</b>.</p>"
                "<ul><li>een eerste punt</li>"
                '<li>een <span lang="en">second</span> punt</li></ul>',
            ),
            block("quote", quote("De buurt is van ons allemaal.")),
            block(
                "image",
                {
                    "image": {
                        "image": image.pk,
                        "alt_text": "Mensen op een plein",
                        "decorative": False,
                    },
                    "caption": "Het plein in de zomer",
                },
            ),
            block("questions", items("Wie doet er mee?", "Wat is er nodig?")),
            block("document", {"document": document.pk}),
            block("notice", {"title": "Let op", "text": "De tijd volgt nog."}),
            block(
                "links",
                items(
                    {"page": page.pk, "url": "", "label": ""},
                    {"page": None, "url": "https://example.org", "label": "Een andere site"},
                ),
            ),
        ]
    )


def common(tree, media):
    return {
        "body": body(*media, tree.host_cities),
        "seo_title": "Titel voor zoekmachines",
        "search_description": "Beschrijving voor zoekmachines",
        "social_image": media[0],
    }


def filled_pages():
    """Make a filled page of every type in a new tree; by type, parents first."""
    tree = factories.site_tree()
    image = factories.ImageFactory(file__width=1200, file__height=630)
    media = image, factories.DocumentFactory()
    topic = factories.TopicFactory(name="lokale democratie")
    fields = common(tree, media)
    pages = {}

    def add(factory, parent, **own):
        page = factory(parent=parent, **fields | own)
        factories.add_topics(page, topic)
        pages[type(page)] = page
        return page

    person = add(factories.PersonPageFactory, tree.people, title="Noor Jansen")
    partner = add(factories.PartnerPageFactory, tree.partners, title="Platform voor de Wijk")
    city = add(
        factories.HostCityPageFactory,
        tree.host_cities,
        title="Utrecht",
        slogan="Stad met tien wijken",
        approach='<p>In <span lang="en">neighbourhoods</span> sinds lang.</p><p>En nu.</p>',
        contact_name="Afdeling Wijken",
    )
    add_city_rows(city, person)
    congress.PersonRole.objects.create(
        page=person, locale=person.locale, role="wethouder", partner=partner, from_year=2010
    )
    edition = add(
        factories.CongressEditionPageFactory,
        tree.editions,
        host_city=city,
        theme="Verbinding vanuit het hart",
        participation="ruim honderd gemeenten",
        expected_participants=300,
        central_questions=json.dumps(
            [block("question", "Hoe verder?"), block("question", "Met wie?")]
        ),
        sub_themes=json.dumps([sub_theme()]),
    )
    programme = add(factories.ProgrammePageFactory, edition)
    add_programme_item(add, programme, city, person, partner, media[1])
    contribution = add(
        factories.ContributionPageFactory,
        tree.contributions,
        title="Van geen wijken weten",
        occasion="Congres in Tilburg",
        document=media[1],
    )
    congress.ContributionAuthor.objects.create(
        page=contribution, person=person, partner=partner
    )
    news = add(
        factories.NewsItemPageFactory,
        tree.news,
        byline="Webredactie van LPB",
        image=media[0],
        image_alt="Mensen in gesprek",
        edition=edition,
        host_city=city,
        partner=partner,
        contribution=contribution,
        source_name="De Krant",
        source_url="https://example.org/krant",
    )
    news.author_rows.create(person=person)
    add(factories.StandardPageFactory, tree.home, title="Over het platform")
    add_form(add, tree)
    add_home(tree, edition, fields, topic)
    pages |= {type(page): page for page in (tree.home, *index_pages(tree))}
    return {kind: kind.objects.get(pk=page.pk) for kind, page in pages.items()}


def index_pages(tree):
    return (
        tree.news,
        tree.editions,
        tree.host_cities,
        tree.partners,
        tree.people,
        tree.contributions,
    )


def sub_theme():
    return block(
        "sub_theme",
        {
            "title": "Ontmoeten",
            "text": "<p>Plekken om elkaar te zien.</p>",
            "questions": items("Waar zijn ze?", "Wie beheert ze?"),
        },
    )


def add_city_rows(city, person):
    own = {"page": city, "locale": city.locale}
    congress.HostCityTeam.objects.create(**own, name="Team Oost", text="Werkt in het oosten")
    congress.HostCityDistrict.objects.create(
        **own, name="Overvecht", text="Een wijk in het noorden", contact_role="wijkmanager"
    )
    congress.HostCityAlderman.objects.create(
        **own, person=person, portfolio="wijken en buurten", from_year=2010, to_year=2014
    )


def add_programme_item(add, programme, city, person, partner, document):
    item = add(
        factories.ProgrammeItemPageFactory,
        programme,
        title="Buurtagenda in de praktijk",
        day=dt.date(2025, 11, 19),
        start_time=dt.time(10),
        end_time=dt.time(11),
        place="Buurthuis aan het plein",
        district=city.district_rows.get(),
    )
    congress.ProgrammeItemSpeaker.objects.create(
        page=item, locale=item.locale, person=person, partner=partner, role="projectleider"
    )
    congress.ProgrammeItemDocument.objects.create(page=item, document=document)


def add_form(add, tree):
    form = add(
        factories.FormPageFactory,
        tree.home,
        title="Gaststad worden",
        thank_you="<p>Dank voor uw bericht.</p>",
        submit_label="Versturen",
    )
    home.FormField.objects.create(
        page=form,
        locale=form.locale,
        label="Uw gemeente",
        field_type="dropdown",
        choices="klein,groot",
        help_text="Kies de grootte",
        default_value="klein",
    )


def add_home(tree, edition, fields, topic):
    for name, value in fields.items():
        setattr(tree.home, name, value)
    tree.home.featured_edition = edition
    tree.home.quote = json.dumps([block("quote", quote("Samen maken wij de wijk."))])
    tree.home.save()
    factories.add_topics(tree.home, topic)
