"""The closed vocabularies of incidents."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject

CASE_SUBJECT = "trace_case"
TRACES = Subject("traces", UUID(int=0))
"""Tracing as a whole, as the subject of decisions."""


class Permission(StrEnum):
    """What one may be allowed to do about incidents."""

    TRACE = "incidents.trace.run"
    READ = "incidents.trace.read"
    CONCLUDE = "incidents.trace.conclude"


class Event(StrEnum):
    """Ledger events of this part."""

    TRACED = "incidents.picture.traced"
    IMAGE_REJECTED = "incidents.image.rejected"
    CONCLUDED = "incidents.trace.concluded"


class Outcome(StrEnum):
    """What the page mark gave."""

    FOUND = "found"
    UNKNOWN_ID = "unknown_id"
    NOTHING = "nothing"


class Conclusion(StrEnum):
    """What a person made of a lead: the mark says "issued to", never "leaked by"."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Problem(StrEnum):
    """Why something handed in is not accepted."""

    NO_IMAGE = "incidents.no_image"
    EMPTY_IMAGE = "incidents.empty_image"
    NO_SUCH_CASE = "incidents.no_such_case"
    NOT_OPEN = "incidents.not_open"
    REASON_MISSING = "incidents.reason_missing"
