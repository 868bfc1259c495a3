"""What search keeps in the database beside the index."""

from lpbsite.search.models.best_bets import BestBet
from lpbsite.search.models.document_texts import DocumentText
from lpbsite.search.models.missed_changes import MissedChange
from lpbsite.search.models.page_texts import PageText
from lpbsite.search.models.query_log import DailyQuery
from lpbsite.search.models.stamp import SearchStamp
from lpbsite.search.models.synonyms import SynonymGroup
from lpbsite.search.models.words import Word

__all__ = [
    "BestBet",
    "DailyQuery",
    "DocumentText",
    "MissedChange",
    "PageText",
    "SearchStamp",
    "SynonymGroup",
    "Word",
]
