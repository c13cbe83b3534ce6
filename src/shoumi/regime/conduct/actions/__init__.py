"""Every write of this part, one function a verb."""

from shoumi.regime.conduct.actions.appealing import appeal, decide_appeal, record_appeal
from shoumi.regime.conduct.actions.deciding import decide, propose, send_back
from shoumi.regime.conduct.actions.hearing import record_hearing, state_side, waive_hearing
from shoumi.regime.conduct.actions.opening import drop_case, give_notice, open_case
from shoumi.regime.conduct.actions.reading import export_cases, read_case, read_cases, read_file, take_own_file
from shoumi.regime.conduct.actions.scale import adopt_preset_scale, retire_measure, set_grade, set_measure
from shoumi.regime.conduct.actions.serving import acknowledge, serve
from shoumi.regime.conduct.actions.terms import keep_terms

__all__ = [
    "acknowledge",
    "adopt_preset_scale",
    "appeal",
    "decide",
    "decide_appeal",
    "drop_case",
    "export_cases",
    "give_notice",
    "keep_terms",
    "open_case",
    "propose",
    "read_case",
    "read_cases",
    "read_file",
    "record_appeal",
    "record_hearing",
    "retire_measure",
    "send_back",
    "serve",
    "set_grade",
    "set_measure",
    "state_side",
    "take_own_file",
    "waive_hearing",
]
