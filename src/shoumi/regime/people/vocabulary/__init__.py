"""The closed vocabularies of people, a file a subject."""

from shoumi.regime.people.vocabulary.acts import Cures, Event, GateCode, Permission, ReasonCode
from shoumi.regime.people.vocabulary.directory import (
    BodyKind,
    FactKind,
    Kind,
    Language,
    Office,
    State,
    SubjectKind,
    UnitKind,
)
from shoumi.regime.people.vocabulary.importing import Column, Encoding, ImportProblem, ImportState
from shoumi.regime.people.vocabulary.leaving import (
    CaseKind,
    CaseState,
    DutyEnd,
    DutyKind,
    ItemState,
    LeavingReason,
    NoticeMode,
    UndertakingState,
)
from shoumi.regime.people.vocabulary.personal_data import CorrectionState, ErasureState
from shoumi.regime.people.vocabulary.problems import Problem
from shoumi.regime.people.vocabulary.screening import CheckResult, ScreeningState

__all__ = [
    "BodyKind",
    "CaseKind",
    "CaseState",
    "CheckResult",
    "Column",
    "CorrectionState",
    "Cures",
    "DutyEnd",
    "DutyKind",
    "Encoding",
    "ErasureState",
    "Event",
    "FactKind",
    "GateCode",
    "ImportProblem",
    "ImportState",
    "ItemState",
    "Kind",
    "Language",
    "LeavingReason",
    "NoticeMode",
    "Office",
    "Permission",
    "Problem",
    "ReasonCode",
    "ScreeningState",
    "State",
    "SubjectKind",
    "UndertakingState",
    "UnitKind",
]
