"""Offices: where each belongs, which act through a unit and which for the whole company (G01)."""

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.vocabulary import BodyKind, Office, Problem

BODY_OF = {
    Office.BOARD: BodyKind.BOARD,
    Office.COMMITTEE_MEMBER: BodyKind.COMMITTEE,
    Office.OFFICER: BodyKind.OFFICE,
    Office.SUPERVISOR: BodyKind.SUPERVISION,
}
"""Offices held in a body; all others are held in a unit."""

UNIT_OFFICES = frozenset({Office.HEAD, Office.DEPUTY_HEAD, Office.UNIT_OFFICER})
"""Offices whose power ends at their unit and the units under it; all others reach through the company."""

SINGLE_OFFICES = frozenset({Office.HEAD, Office.PRESIDENT})
"""Offices one person at a time holds in a unit; deputies stand in for them."""

DIRECTORY_OFFICES = frozenset({Office.HR, Office.OFFICER})
"""Who keeps the directory."""

OVERSEEING_OFFICES = DIRECTORY_OFFICES | {Office.SUPERVISOR, Office.PRESIDENT}
"""Who sees everybody in full."""


def check_place(office: Office, body: BodyKind | None) -> None:
    """Raise Invalid unless ``office`` is held in a body of that kind, or, with None, in a unit."""
    if BODY_OF.get(office) is not body:
        raise Invalid(Problem.WRONG_PLACE, office=office)
