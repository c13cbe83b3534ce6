"""The closed vocabularies of conduct."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject


class SubjectKind(StrEnum):
    """What acts of this part are done to."""

    CONDUCT = "conduct"
    FILE = "conduct_file"
    CASE = "conduct_case"


CONDUCT = Subject(SubjectKind.CONDUCT, UUID(int=0))
"""The subject of acts that concern the part as a whole: the scale, the measures, the list."""


class Effect(StrEnum):
    """Whether something is a reward or discipline."""

    REWARD = "reward"
    DISCIPLINE = "discipline"


class Audience(StrEnum):
    """Whom a case is about: one of the company's own people, somebody from outside, or a unit as a whole."""

    OWN = "own_people"
    OUTSIDE = "outsiders"
    UNIT = "units"


class ConductState(StrEnum):
    """How far a case has come."""

    OPENED = "opened"
    NOTIFIED = "notified"
    HEARD = "heard"
    PROPOSED = "proposed"
    DECIDED = "decided"
    SERVED = "served"
    APPEALED = "appealed"
    IN_FORCE = "in_force"
    LIFTED = "lifted"
    DROPPED = "dropped_case"
    EXPIRED = "expired"


class Intent(StrEnum):
    """With what intent it was done."""

    SLIGHT = "slight_negligence"
    GROSS = "gross_negligence"
    DELIBERATE = "deliberate"


class Consequence(StrEnum):
    """What came of it."""

    NONE = "no_consequence"
    MINOR = "minor"
    SERIOUS = "serious"
    GRAVE = "grave"


class Remedy(StrEnum):
    """What the person did about it."""

    IN_FULL = "in_full"
    HELPED = "helped"
    NOTHING = "nothing"
    HINDERED = "hindered"


class Step(StrEnum):
    """One step of reasoning from the findings to a grade."""

    BASE = "base"
    REMEDIED = "remedied"
    HINDERED = "hindered_step"
    REPEATED = "repeated"


class HearingForm(StrEnum):
    """How the person was heard."""

    STATED = "stated"
    RECORDED = "recorded"
    WAIVED = "waived_hearing"
    NO_SHOW = "no_show"


class Stage(StrEnum):
    """At which stage a verdict was given."""

    PROPOSAL = "proposal"
    DECISION = "decision"
    APPEAL = "appeal"


class Decider(StrEnum):
    """Who decides, from the lowest; appeals go up."""

    HEAD = "head"
    OFFICE = "office"
    COMMITTEE = "committee"
    PRESIDENT = "president"
    BOARD = "board"


class Outcome(StrEnum):
    """What became of an appeal."""

    UPHELD = "upheld"
    CHANGED = "changed"
    LIFTED = "lifted_on_appeal"


class ServiceForm(StrEnum):
    """How a decision reached the person."""

    IN_SESSION = "in_session"
    HANDED_OVER = "handed_over"
    BY_POST = "by_post"


class EvidenceKind(StrEnum):
    """What a reference of a case points at."""

    ENTRY = "ledger_entry"
    TRACE = "trace"
    DOCUMENT = "document_number"


class FollowUp(StrEnum):
    """Which act of people a measure calls for; the case never does it by itself."""

    NONE = "none_needed"
    WITHDRAW_CLEARANCE = "withdraw_clearance"
    BEGIN_LEAVING = "begin_leaving"


class Depth(StrEnum):
    """How much of a case somebody sees: that it has an outcome, their own side of it, or all of it."""

    OUTCOME = "outcome_only"
    OWN = "own_side"
    FULL = "in_full_depth"


class Permission(StrEnum):
    """The verbs of this part."""

    LIST = "conduct.case.list"
    EXPORT = "conduct.case.export"
    CONFIGURE = "conduct.scale.configure"
    OPEN = "conduct.case.open"
    READ_FILE = "conduct.file.read"
    READ = "conduct.case.read"
    NOTIFY = "conduct.notice.give"
    STATE_SIDE = "conduct.hearing.state"
    RECORD_HEARING = "conduct.hearing.record"
    PROPOSE = "conduct.case.propose"
    SEND_BACK = "conduct.case.send_back"
    DECIDE = "conduct.case.decide"
    ACKNOWLEDGE = "conduct.decision.acknowledge"
    SERVE = "conduct.decision.serve"
    APPEAL = "conduct.appeal.make"
    RECORD_APPEAL = "conduct.appeal.record"
    DECIDE_APPEAL = "conduct.appeal.decide"
    DROP = "conduct.case.drop"
    KEEP_TERMS = "conduct.case.keep_terms"


class Event(StrEnum):
    """Ledger events of this part."""

    GRADE_SET = "conduct.grade.set"
    MEASURE_SET = "conduct.measure.set"
    MEASURE_RETIRED = "conduct.measure.retired"
    OPENED = "conduct.case.opened"
    NOTIFIED = "conduct.notice.given"
    SIDE_STATED = "conduct.hearing.stated"
    HEARING_RECORDED = "conduct.hearing.recorded"
    PROPOSED = "conduct.case.proposed"
    SENT_BACK = "conduct.case.sent_back"
    DECIDED = "conduct.case.decided"
    ACKNOWLEDGED = "conduct.decision.acknowledged"
    SERVED = "conduct.decision.served"
    APPEALED = "conduct.appeal.made"
    APPEAL_DECIDED = "conduct.appeal.decided"
    DROPPED = "conduct.case.dropped"
    IN_FORCE = "conduct.case.in_force"
    EXPIRED = "conduct.case.expired"
    CASE_READ = "conduct.case.looked_at"
    FILE_READ = "conduct.file.looked_at"
    FILE_TAKEN = "conduct.file.taken_along"
    LISTED = "conduct.case.listed"
    EXPORTED = "conduct.case.exported"


class GateCode(StrEnum):
    """The gates this part contributes."""

    IN_CHARGE = "conduct.in_charge"
    IMPARTIAL = "conduct.impartial"
    CONCERNED = "conduct.concerned"


class ReasonCode(StrEnum):
    """Why a gate of this part does not open."""

    NOT_IN_CHARGE = "conduct.not_in_charge"
    OWN_CASE = "conduct.own_case"
    SUBORDINATE = "conduct.subordinate"
    PROPOSED_IT = "conduct.proposed_it"
    DECIDED_IT = "conduct.decided_it"
    NOT_CONCERNED = "conduct.not_concerned"


class Problem(StrEnum):
    """What can be wrong with what was asked of this part."""

    NO_SUCH_CASE = "conduct.no_such_case"
    NO_SUCH_FILE = "conduct.no_such_file"
    WHOM_UNCLEAR = "conduct.whom_unclear"
    NO_SUCH_MEASURE = "conduct.no_such_measure"
    NO_SUCH_GRADE = "conduct.no_such_grade"
    WRONG_STATE = "conduct.wrong_state"
    TEXT_MISSING = "conduct.text_missing"
    DAY_IN_FUTURE = "conduct.day_in_future"
    DAY_TOO_EARLY = "conduct.day_too_early"
    DEADLINE_TOO_SOON = "conduct.deadline_too_soon"
    DEADLINE_RUNNING = "conduct.deadline_running"
    DEADLINE_OVER = "conduct.deadline_over"
    NO_NOTICE_FOR_REWARD = "conduct.no_notice_for_reward"
    HEARING_MISSING = "conduct.hearing_missing"
    WITNESS_UNFIT = "conduct.witness_unfit"
    FINDINGS_MISSING = "conduct.findings_missing"
    MEASURE_MISSING = "conduct.measure_missing"
    WRONG_EFFECT = "conduct.wrong_effect"
    WRONG_AUDIENCE = "conduct.wrong_audience"
    NOT_SEVERE_ENOUGH = "conduct.not_severe_enough"
    HIGHER_BODY = "conduct.higher_body"
    UNION_NOT_TOLD = "conduct.union_not_told"
    NO_APPEAL = "conduct.no_appeal"
    CHANGE_NOTHING = "conduct.change_nothing"
    WORSE_ON_APPEAL = "conduct.worse_on_appeal"
    REFERENCE_UNKNOWN = "conduct.reference_unknown"
    MONTHS_OUT_OF_RANGE = "conduct.months_out_of_range"
    FROM_RANK_WRONG = "conduct.from_rank_wrong"
