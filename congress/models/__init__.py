from .contributions import ContributionAuthor, ContributionIndexPage, ContributionPage
from .editions import CongressEditionPage, CongressIndexPage
from .host_cities import (
    HostCityAlderman,
    HostCityDistrict,
    HostCityIndexPage,
    HostCityPage,
    HostCityTeam,
)
from .partners import PartnerIndexPage, PartnerPage
from .people import PersonIndexPage, PersonPage, PersonRole
from .programme import (
    ProgrammeItemDocument,
    ProgrammeItemPage,
    ProgrammeItemSpeaker,
    ProgrammePage,
)

__all__ = [
    "CongressEditionPage",
    "CongressIndexPage",
    "ContributionAuthor",
    "ContributionIndexPage",
    "ContributionPage",
    "HostCityAlderman",
    "HostCityDistrict",
    "HostCityIndexPage",
    "HostCityPage",
    "HostCityTeam",
    "PartnerIndexPage",
    "PartnerPage",
    "PersonIndexPage",
    "PersonPage",
    "PersonRole",
    "ProgrammeItemDocument",
    "ProgrammeItemPage",
    "ProgrammeItemSpeaker",
    "ProgrammePage",
]
