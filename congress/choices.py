"""The vocabularies of the congress; values are part of the API, labels are what people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionFormat(models.TextChoices):
    CONGRESS = "congress", _("Congress")
    MEETUP = "meetup", _("Meetup")
    THEME_MEETING = "theme_meeting", _("Theme meeting")


class DatePrecision(models.TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class ProgrammeItemKind(models.TextChoices):
    SITE_VISIT = "site_visit", _("Site visit")
    LECTURE = "lecture", _("Lecture")
    WORKSHOP = "workshop", _("Workshop")
    DEBATE = "debate", _("Debate")
    PLENARY = "plenary", _("Plenary")


class PartnerKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Municipality")
    KNOWLEDGE_INSTITUTE = "knowledge_institute", _("Knowledge institute")
    RESIDENTS_ORGANISATION = "residents_organisation", _("Residents’ organisation")
    AGENCY_OR_SCHOOL = "agency_or_school", _("Agency or school")
    GOVERNMENT_BODY = "government_body", _("Government body")


class Province(models.TextChoices):
    """The twelve provinces; their names are the same in both languages but for three."""

    DRENTHE = "drenthe", _("Drenthe")
    FLEVOLAND = "flevoland", _("Flevoland")
    FRYSLAN = "fryslan", _("Fryslân")
    GELDERLAND = "gelderland", _("Gelderland")
    GRONINGEN = "groningen", _("Groningen")
    LIMBURG = "limburg", _("Limburg")
    NOORD_BRABANT = "noord_brabant", _("North Brabant")
    NOORD_HOLLAND = "noord_holland", _("North Holland")
    OVERIJSSEL = "overijssel", _("Overijssel")
    UTRECHT = "utrecht", _("Utrecht")
    ZEELAND = "zeeland", _("Zeeland")
    ZUID_HOLLAND = "zuid_holland", _("South Holland")
