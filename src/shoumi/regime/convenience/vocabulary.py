"""The closed vocabularies of convenience."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject

FIGURES = Subject("figures", UUID(int=0))
"""The figures as a whole, as the subject of decisions."""


class Permission(StrEnum):
    """What one may do with the figures."""

    READ = "convenience.figures.read"


class Event(StrEnum):
    """Ledger events of this part."""

    FIGURES_READ = "convenience.figures.opened"
    LIST_EXPORTED = "convenience.list.exported"


class Problem(StrEnum):
    """Why something asked for cannot be shown."""

    NO_SUCH_PERIOD = "convenience.no_such_period"
    NO_SUCH_UNIT = "convenience.no_such_unit"


class Cause(StrEnum):
    """What refusals are counted by, for people who want to mend it."""

    NOT_KNOWN = "cause_not_known"
    NOT_NAMED = "cause_not_named"
    CLEARANCE = "cause_clearance"
    SCREENING = "cause_screening"
    FACTOR = "cause_factor"
    KEEPER = "cause_keeper"
    RANGE = "cause_range"
    OFFICE = "cause_office"
    ABSENT = "cause_absent"
    NOTICE = "cause_notice"
    ACCOUNT = "cause_account"
    OUT_OF_SCOPE = "cause_out_of_scope"
    IN_PERSON = "cause_in_person"
    ONESELF = "cause_oneself"
    TOO_MANY = "cause_too_many"
    MACHINE = "cause_machine"
    NO_RULE = "cause_no_rule"
    OTHER = "cause_other"
