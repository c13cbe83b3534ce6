"""The closed vocabularies of access."""

from enum import StrEnum


class Event(StrEnum):
    """Ledger events of this part."""

    REFUSED = "access.act.refused"


class Problem(StrEnum):
    """Why an act is refused before or beside any gate."""

    REFUSED = "access.refused"
    NOT_FOUND = "access.not_found"
    NO_RULE = "access.no_rule"
    NOT_FOR_MACHINES = "access.not_for_machines"
    RULE_FAILED = "access.rule_failed"
    OVERTAKEN = "access.overtaken"
