"""Test objects: one factory a page type, and the tree they stand in.

Every factory makes a live Dutch page unless its parent is English. ``english_version`` makes
the translation of a page.
"""

import datetime as dt
from dataclasses import dataclass

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from congress import models as congress
from home import models as home
from lpbsite.core.models import Document, Image, PageTopic, Topic, User
from lpbsite.webhooks.models import Delivery, Webhook
from news import models as news


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("a long test password")


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = Image


class DocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = Document


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"onderwerp {n}")
    locale = factory.LazyFunction(lambda: dutch())

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        topic = model_class(*args, **kwargs)
        topic.full_clean()
        topic.save()
        return topic


class WebhookFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Webhook

    name = factory.Sequence(lambda n: f"ontvanger {n}")
    address = "https://partner.example.org/hook"


class DeliveryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Delivery

    webhook = factory.SubFactory(WebhookFactory)
    event = "page.deleted"
    page_id = 1
    page_title = "Pagina"
    body = '{"id": "1"}'
    next_attempt_at = factory.LazyFunction(timezone.now)


class BasePageFactory(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    title = factory.Sequence(lambda n: f"Pagina {n}")
    intro = factory.LazyAttribute(lambda page: f"Inleiding van {page.title}")


class HomePageFactory(BasePageFactory):
    class Meta:
        model = home.HomePage


class StandardPageFactory(BasePageFactory):
    class Meta:
        model = home.StandardPage


class FormPageFactory(BasePageFactory):
    class Meta:
        model = home.FormPage


class NewsIndexPageFactory(BasePageFactory):
    class Meta:
        model = news.NewsIndexPage

    title = "Nieuws"
    slug = "nieuws"


class NewsItemPageFactory(BasePageFactory):
    class Meta:
        model = news.NewsItemPage

    publication_date = dt.date(2025, 11, 13)


class CongressIndexPageFactory(BasePageFactory):
    class Meta:
        model = congress.CongressIndexPage

    title = "Congressen"
    slug = "congressen"


class CongressEditionPageFactory(BasePageFactory):
    class Meta:
        model = congress.CongressEditionPage

    start_date = dt.date(2025, 11, 19)
    end_date = dt.date(2025, 11, 21)
    title = factory.LazyAttribute(lambda page: f"LPB-congres {page.start_date.year}")
    slug = factory.LazyAttribute(lambda page: str(page.start_date.year))


class ProgrammePageFactory(BasePageFactory):
    class Meta:
        model = congress.ProgrammePage

    title = "Programma"
    slug = "programma"


class ProgrammeItemPageFactory(BasePageFactory):
    class Meta:
        model = congress.ProgrammeItemPage

    kind = "workshop"


class HostCityIndexPageFactory(BasePageFactory):
    class Meta:
        model = congress.HostCityIndexPage

    title = "Gaststeden"
    slug = "gaststeden"


class HostCityPageFactory(BasePageFactory):
    class Meta:
        model = congress.HostCityPage

    title = factory.Sequence(lambda n: f"Stad {n}")
    municipality = factory.SelfAttribute("title")
    province = "utrecht"


class PartnerIndexPageFactory(BasePageFactory):
    class Meta:
        model = congress.PartnerIndexPage

    title = "Partners"
    slug = "partners"


class PartnerPageFactory(BasePageFactory):
    class Meta:
        model = congress.PartnerPage

    kind = "municipality"


class PersonIndexPageFactory(BasePageFactory):
    class Meta:
        model = congress.PersonIndexPage

    title = "Mensen"
    slug = "mensen"


class PersonPageFactory(BasePageFactory):
    class Meta:
        model = congress.PersonPage

    title = factory.Sequence(lambda n: f"Persoon {n}")


class ContributionIndexPageFactory(BasePageFactory):
    class Meta:
        model = congress.ContributionIndexPage

    title = "Publicaties"
    slug = "publicaties"


class ContributionPageFactory(BasePageFactory):
    class Meta:
        model = congress.ContributionPage


def dutch() -> Locale:
    return Locale.objects.get_or_create(language_code="nl")[0]


def english() -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


def add_topics(page: Page, *topics: Topic) -> None:
    for order, topic in enumerate(topics):
        PageTopic.objects.create(
            page=Page.objects.get(pk=page.pk), topic=topic, sort_order=order
        )


def add_row(page: Page, relation: str, **fields):
    """Add a row (a district, a role, a speaker) to a page and return it, saved."""
    model = getattr(page, relation).model
    if hasattr(model, "locale"):
        fields["locale"] = page.locale
    return model.objects.create(page=page, **fields)


def english_version(page: Page, rows: dict[str, list[dict]] | None = None, **fields) -> Page:
    """Make and publish the English version of a Dutch page, as a page edited by hand.

    Its parents get an English version too when they have none; title and intro get English
    words unless given. ``rows`` has the English words of the rows by relation, in their order.
    """
    parent = page.get_parent()
    if not parent.is_root() and not parent.has_translation(english()):
        english_version(parent.specific)
    copy = page.copy_for_translation(english())
    fields = {
        "title": f"{page.title} in English",
        "intro": f"Introduction of {page.title}",
    } | fields
    for name, value in fields.items():
        setattr(copy, name, value)
    for relation, words in (rows or {}).items():
        translated = list(getattr(copy, relation).all())
        for row, values in zip(translated, words, strict=True):
            for name, value in values.items():
                setattr(row, name, value)
        setattr(copy, relation, translated)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


@dataclass
class SiteTree:
    """The home page and every index page, in both languages."""

    home: Page
    news: Page
    editions: Page
    host_cities: Page
    partners: Page
    people: Page
    contributions: Page

    def english(self, name: str) -> Page:
        return getattr(self, name).get_translation(english()).specific


ENGLISH_TREE = {
    "home": {"title": "Home", "slug": "home-en"},
    "news": {"title": "News", "slug": "news"},
    "editions": {"title": "Congresses", "slug": "congresses"},
    "host_cities": {"title": "Host cities", "slug": "host-cities"},
    "partners": {"title": "Partners", "slug": "partners"},
    "people": {"title": "People", "slug": "people"},
    "contributions": {"title": "Publications", "slug": "publications"},
}


def site_tree() -> SiteTree:
    """Make the site's tree in an empty database: home and index pages, in both languages."""
    dutch()
    english()
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home").first()
    front = HomePageFactory(parent=root, title="Werken in de wijk", slug="home-nl")
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": front, "site_name": "LPB"},
    )
    if welcome:
        welcome.delete()
        front.refresh_from_db()
    tree = SiteTree(
        home=front,
        news=NewsIndexPageFactory(parent=front),
        editions=CongressIndexPageFactory(parent=front),
        host_cities=HostCityIndexPageFactory(parent=front),
        partners=PartnerIndexPageFactory(parent=front),
        people=PersonIndexPageFactory(parent=front),
        contributions=ContributionIndexPageFactory(parent=front),
    )
    for name, fields in ENGLISH_TREE.items():
        english_version(getattr(tree, name), **fields)
    return tree
