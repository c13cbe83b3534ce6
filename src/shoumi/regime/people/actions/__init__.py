"""Every write of this part, one function a verb."""

from shoumi.regime.people.actions.accounts import open_account
from shoumi.regime.people.actions.appointing import appoint, end_appointment
from shoumi.regime.people.actions.clearing import grant_clearance, withdraw_clearance
from shoumi.regime.people.actions.duties import end_duty, lay_duty
from shoumi.regime.people.actions.entering import change_person, register_person
from shoumi.regime.people.actions.exporting import export_list
from shoumi.regime.people.actions.identifying import set_identity
from shoumi.regime.people.actions.importing import apply_import, check_import, discard_import
from shoumi.regime.people.actions.leaving import begin_leaving, mark_left
from shoumi.regime.people.actions.leaving_cases import (
    assign_item,
    cancel_case,
    close_case,
    open_case,
    settle_item,
    waive_item,
)
from shoumi.regime.people.actions.organising import (
    create_body,
    create_grade,
    create_position,
    create_preset_grades,
    create_unit,
    move_unit,
    rename_unit,
)
from shoumi.regime.people.actions.personal_data import (
    answer_correction,
    ask_for_correction,
    erase,
    own_data,
    propose_erasures,
    put_off_erasure,
    set_retention,
    take_own_data,
)
from shoumi.regime.people.actions.placing import place, remove
from shoumi.regime.people.actions.provisioning import mint_source_token
from shoumi.regime.people.actions.returning import take_back
from shoumi.regime.people.actions.screening import (
    decide_screening,
    drop_screening,
    give_consent,
    record_check,
    record_consent,
    request_screening,
    take_own_screenings,
    withdraw_consent,
)
from shoumi.regime.people.actions.screening_rules import adopt_preset_checks, ask_for_screening, set_check_kind
from shoumi.regime.people.actions.sources import change_source, create_source
from shoumi.regime.people.actions.syncing import (
    apply_sync,
    ask_for_sync,
    confirm_sync,
    discard_sync,
    run_sync,
    take_up,
)
from shoumi.regime.people.actions.undertakings import (
    confirm_undertaking,
    draw_undertaking,
    issue_certificate,
    read_annex,
    refuse_undertaking,
)

__all__ = [
    "adopt_preset_checks",
    "answer_correction",
    "apply_import",
    "apply_sync",
    "appoint",
    "ask_for_correction",
    "ask_for_screening",
    "ask_for_sync",
    "assign_item",
    "begin_leaving",
    "cancel_case",
    "change_person",
    "change_source",
    "check_import",
    "close_case",
    "confirm_sync",
    "confirm_undertaking",
    "create_body",
    "create_grade",
    "create_position",
    "create_preset_grades",
    "create_source",
    "create_unit",
    "decide_screening",
    "discard_import",
    "discard_sync",
    "draw_undertaking",
    "drop_screening",
    "end_appointment",
    "end_duty",
    "erase",
    "export_list",
    "give_consent",
    "grant_clearance",
    "issue_certificate",
    "lay_duty",
    "mark_left",
    "mint_source_token",
    "move_unit",
    "open_account",
    "open_case",
    "own_data",
    "place",
    "propose_erasures",
    "put_off_erasure",
    "read_annex",
    "record_check",
    "record_consent",
    "refuse_undertaking",
    "register_person",
    "remove",
    "rename_unit",
    "request_screening",
    "run_sync",
    "set_check_kind",
    "set_identity",
    "set_retention",
    "settle_item",
    "take_back",
    "take_own_data",
    "take_own_screenings",
    "take_up",
    "waive_item",
    "withdraw_clearance",
    "withdraw_consent",
]
