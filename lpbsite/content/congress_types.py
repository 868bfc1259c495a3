"""The table of the page types of the congress."""

from congress import models as congress
from lpbsite.content.blocks import CENTRAL_QUESTION, SUB_THEME
from lpbsite.content.body import Body
from lpbsite.content.districts import DistrictOfHostCity
from lpbsite.content.fields import Day, Group, Html, Plain, To
from lpbsite.content.page_types import index_type, page_fields
from lpbsite.content.rows import KeyRows, NameWithSlug, OwnSlug, Rows
from lpbsite.content.schema import RecordType

PERSON = To("person", types=("person",))
PARTNER = To("partner", types=("partner",))
PERIOD = (Plain("from", "from_year"), Plain("to", "to_year"))

CONGRESS_TYPES = (
    index_type("edition_index", congress.CongressIndexPage),
    index_type("host_city_index", congress.HostCityIndexPage),
    index_type("partner_index", congress.PartnerIndexPage),
    index_type("person_index", congress.PersonIndexPage),
    index_type("contribution_index", congress.ContributionIndexPage),
    RecordType(
        "edition",
        congress.CongressEditionPage,
        page_fields(
            Plain("format"),
            Day("date", "start_date"),
            Day("endDate"),
            Plain("datePrecision"),
            Plain("theme", translated=True),
            To("hostCity", types=("host_city",)),
            Day("announcedOn"),
            To("announcedAt", types=("edition",)),
            Plain("expectedParticipants"),
            Plain("participation", translated=True),
            Body("subThemes", translated=True, shapes=SUB_THEME, only="sub_theme"),
            Body("centralQuestions", translated=True, shapes=CENTRAL_QUESTION, only="question"),
            common=("slug",),
        ),
        ("edition_index",),
        required=("title", "date"),
        order=4,
        passed_over=(),
    ),
    RecordType("programme", congress.ProgrammePage, page_fields(), ("edition",), order=5),
    RecordType(
        "programme_item",
        congress.ProgrammeItemPage,
        page_fields(
            Plain("kind"),
            Day("day"),
            Plain("startTime"),
            Plain("endTime"),
            Plain("place", translated=True),
            DistrictOfHostCity("district"),
            Rows(
                "speakers",
                translated=True,
                relation="speaker_rows",
                row=congress.ProgrammeItemSpeaker,
                fields=(PERSON, Plain("role", translated=True), PARTNER),
            ),
            KeyRows(
                "documents",
                relation="document_rows",
                row=congress.ProgrammeItemDocument,
                to="document",
                types=("document",),
            ),
        ),
        ("programme",),
        required=("title", "kind"),
        order=8,
        passed_over=("date", "edition"),
    ),
    RecordType(
        "host_city",
        congress.HostCityPage,
        page_fields(
            Plain("municipality"),
            Plain("province"),
            Plain("latitude"),
            Plain("longitude"),
            Plain("slogan", translated=True),
            Plain("districtsSince"),
            Html("approach", translated=True),
            Rows(
                "teams",
                translated=True,
                relation="team_rows",
                row=congress.HostCityTeam,
                required=("name",),
                fields=(
                    Plain("name", translated=True),
                    Plain("text", translated=True, lines=True),
                ),
            ),
            Rows(
                "districts",
                translated=True,
                relation="district_rows",
                row=congress.HostCityDistrict,
                identity="name",
                required=("name",),
                fields=(
                    NameWithSlug("name"),
                    OwnSlug("slug"),
                    Plain("text", translated=True, lines=True),
                    Plain("contactRole", translated=True),
                ),
            ),
            Rows(
                "aldermen",
                translated=True,
                relation="alderman_rows",
                row=congress.HostCityAlderman,
                required=("person",),
                fields=(PERSON, Plain("portfolio", translated=True), *PERIOD),
            ),
            Group(
                "contact",
                translated=True,
                fields=(
                    Plain("name", "contact_name", translated=True),
                    Plain("email", "contact_email"),
                    Plain("phone", "contact_phone"),
                    Plain("url", "contact_url"),
                ),
            ),
            common=("title", "slug"),
        ),
        ("host_city_index",),
        required=("title", "municipality"),
        order=3,
    ),
    RecordType(
        "partner",
        congress.PartnerPage,
        page_fields(
            Plain("kind"),
            Plain("abbreviation"),
            Plain("province"),
            Plain("website"),
            To("logo", types=("image",)),
            Plain("founder", "is_founder"),
            Plain("joinedIn"),
            common=("slug",),
        ),
        ("partner_index",),
        required=("title", "kind"),
        order=3,
    ),
    RecordType(
        "person",
        congress.PersonPage,
        page_fields(
            Rows(
                "roles",
                translated=True,
                relation="role_rows",
                row=congress.PersonRole,
                required=("role",),
                fields=(Plain("role", translated=True), PARTNER, *PERIOD),
            ),
            common=("title", "slug"),
        ),
        ("person_index",),
        order=3,
    ),
    RecordType(
        "contribution",
        congress.ContributionPage,
        page_fields(
            Plain("contentLang", "content_language"),
            Rows(
                "authors",
                relation="author_rows",
                row=congress.ContributionAuthor,
                required=("person",),
                fields=(PERSON, PARTNER),
            ),
            Plain("occasion", translated=True),
            Day("date"),
            Plain("datePrecision"),
            To("document", types=("document",)),
            common=("title",),
        ),
        ("contribution_index",),
        order=5,
        passed_over=(),
    ),
)
