"""Every type of record by its name."""

from lpbsite.content.congress_types import CONGRESS_TYPES
from lpbsite.content.other_types import OTHER_TYPES
from lpbsite.content.page_types import PAGE_TYPES
from lpbsite.content.schema import RecordType

TYPES: dict[str, RecordType] = {
    record_type.name: record_type
    for record_type in (*PAGE_TYPES, *CONGRESS_TYPES, *OTHER_TYPES)
}
