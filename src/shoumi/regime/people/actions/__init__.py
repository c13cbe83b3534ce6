"""Every write of this part, one function a verb."""

from shoumi.regime.people.actions.accounts import open_account
from shoumi.regime.people.actions.appointing import appoint, end_appointment
from shoumi.regime.people.actions.clearing import grant_clearance, withdraw_clearance
from shoumi.regime.people.actions.entering import change_person, register_person
from shoumi.regime.people.actions.exporting import export_directory
from shoumi.regime.people.actions.importing import apply_import, check_import, discard_import
from shoumi.regime.people.actions.leaving import begin_leaving, mark_left
from shoumi.regime.people.actions.organising import (
    create_body,
    create_grade,
    create_position,
    create_preset_grades,
    create_unit,
    move_unit,
)
from shoumi.regime.people.actions.placing import place, remove

__all__ = [
    "apply_import",
    "appoint",
    "begin_leaving",
    "change_person",
    "check_import",
    "create_body",
    "create_grade",
    "create_position",
    "create_preset_grades",
    "create_unit",
    "discard_import",
    "end_appointment",
    "export_directory",
    "grant_clearance",
    "mark_left",
    "move_unit",
    "open_account",
    "place",
    "register_person",
    "remove",
    "withdraw_clearance",
]
