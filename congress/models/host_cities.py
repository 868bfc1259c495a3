"""Host cities: how a municipality works in its districts, and which editions it hosted."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from congress.choices import Province
from congress.contexts.host_cities import host_city_context, host_city_index_context
from congress.related_names import hosted_names, joined, related_names
from lpbsite.core.api_fields import RowsField
from lpbsite.core.models import BasePage, IndexPage
from lpbsite.core.rich_text import RICH_TEXT_FEATURES
from lpbsite.core.validation import (
    Errors,
    period_errors,
    validate_rich_text_links,
    web_address,
)


class HostCityIndexPage(IndexPage):
    subpage_types = ["congress.HostCityPage"]

    class Meta:
        verbose_name = _("list of host cities")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | host_city_index_context(
            self, request
        )


class HostCityPage(BasePage):
    municipality = models.CharField(
        _("municipality"),
        max_length=120,
        help_text=_("Its name alone, for example “Utrecht”."),
    )
    # Content that is loaded from elsewhere may not tell it.
    province = models.CharField(
        _("province"), max_length=20, choices=Province.choices, blank=True
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(50), MaxValueValidator(54)],
        help_text=_("For the map, in degrees: between 50 and 54."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(3), MaxValueValidator(8)],
        help_text=_("For the map, in degrees: between 3 and 8."),
    )
    slogan = models.CharField(
        _("in a few words"),
        max_length=200,
        blank=True,
        help_text=_("What the city is known for among neighbourhood professionals."),
    )
    districts_since = models.PositiveSmallIntegerField(
        _("works in districts since"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        help_text=_("A year."),
    )
    approach = RichTextField(
        _("how the city works in its districts"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        validators=[validate_rich_text_links],
    )
    contact_name = models.CharField(
        _("contact"),
        max_length=120,
        blank=True,
        help_text=_(
            "A role or department rather than a person. "
            "Left empty, the site shows the contact form."
        ),
    )
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=30, blank=True)
    contact_url = models.URLField(_("website"), blank=True, validators=[web_address])

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("municipality"), FieldPanel("province")]),
        FieldPanel("slogan"),
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("districts_since"), FieldPanel("approach")],
            heading=_("Working in districts"),
        ),
        InlinePanel(
            "team_rows",
            heading=_("Teams"),
            label=_("team"),
            help_text=_("Teams of the municipality that work in the districts."),
        ),
        InlinePanel(
            "district_rows",
            heading=_("Districts"),
            label=_("district"),
            help_text=_("Programme items can point to a district listed here."),
        ),
        InlinePanel(
            "alderman_rows",
            heading=_("Aldermen"),
            label=_("alderman"),
            help_text=_("Who answered for the districts, now and before; with the years."),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_url"),
            ],
            heading=_("Public contact"),
        ),
        FieldRowPanel(
            [FieldPanel("latitude"), FieldPanel("longitude")], heading=_("On the map")
        ),
        *BasePage.topic_panels,
    ]
    parent_page_types = ["congress.HostCityIndexPage"]
    subpage_types: list[str] = []

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "title",
                "slug",
                "municipality",
                "province",
                "latitude",
                "longitude",
                "districts_since",
                "contact_email",
                "contact_phone",
                "contact_url",
            )
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("municipality", boost=2),
        index.SearchField("slogan"),
        index.SearchField("approach"),
        index.SearchField("get_province_display"),
        index.RelatedFields(
            "district_rows", [index.SearchField("name"), index.SearchField("text")]
        ),
        index.RelatedFields(
            "team_rows", [index.SearchField("name"), index.SearchField("text")]
        ),
        index.RelatedFields("alderman_rows", [index.SearchField("portfolio")]),
        index.SearchField("related_names"),
        index.FilterField("province"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("municipality"),
        APIField("province"),
        APIField("latitude"),
        APIField("longitude"),
        APIField("slogan"),
        APIField("districts_since"),
        APIField("approach"),
        APIField("teams", serializer=RowsField("name", "text", source="team_rows")),
        APIField(
            "districts",
            serializer=RowsField(
                "name", "slug", "text", "contact_role", source="district_rows"
            ),
        ),
        APIField(
            "aldermen",
            serializer=RowsField(
                *("portfolio", "from_year", "to_year"),
                pages=("person",),
                source="alderman_rows",
            ),
        ),
        APIField("contact_name"),
        APIField("contact_email"),
        APIField("contact_phone"),
        APIField("contact_url"),
    ]

    class Meta:
        verbose_name = _("host city")
        verbose_name_plural = _("host cities")

    def related_names(self) -> str:
        """The aldermen and the editions hosted, for the search index; three queries."""
        rows = self.alderman_rows.values_list("person_id", flat=True)
        return joined([related_names(rows, self.locale_id), hosted_names(self)])

    def omissions(self) -> Errors:
        errors = super().omissions()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            errors[missing] = str(_("Give both coordinates, or neither."))
        return errors

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | host_city_context(self)


class HostCityTeam(TranslatableMixin, Orderable):
    page = ParentalKey(HostCityPage, on_delete=models.CASCADE, related_name="team_rows")
    name = models.CharField(_("name"), max_length=120)
    text = models.TextField(_("what it does"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("team")

    def __str__(self) -> str:
        return self.name


class HostCityDistrict(TranslatableMixin, Orderable):
    page = ParentalKey(HostCityPage, on_delete=models.CASCADE, related_name="district_rows")
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        blank=True,
        help_text=_("Used in filters. Left empty it is made from the name."),
    )
    text = models.TextField(_("about the district"), blank=True)
    contact_role = models.CharField(
        _("whom to ask"), max_length=200, blank=True, help_text=_("A role, not a person.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("text"),
        FieldPanel("contact_role"),
    ]
    override_translatable_fields = [
        SynchronizedField("name", overridable=False),
        SynchronizedField("slug", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("district")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)


class HostCityAlderman(TranslatableMixin, Orderable):
    page = ParentalKey(HostCityPage, on_delete=models.CASCADE, related_name="alderman_rows")
    person = models.ForeignKey(
        "congress.PersonPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    portfolio = models.CharField(_("portfolio"), max_length=200, blank=True)
    from_year = models.PositiveSmallIntegerField(_("from"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("until"), null=True, blank=True)

    panels = [
        PageChooserPanel("person"),
        FieldPanel("portfolio"),
        FieldRowPanel([FieldPanel("from_year"), FieldPanel("to_year")]),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("person", "from_year", "to_year")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("alderman")

    def __str__(self) -> str:
        return str(self.person)

    def clean(self) -> None:
        super().clean()
        errors = period_errors(self.from_year, self.to_year, "to_year")
        if errors:
            raise ValidationError({field: [text] for field, text in errors.items()})
