"""The closed vocabularies of reviews."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject

REVIEWS = Subject("reviews", UUID(int=0))
"""Access review as a whole: planning a campaign, and seeing the list of them."""
CAMPAIGN = "review"
LINE = "review_line"


class Permission(StrEnum):
    """The verbs of this part."""

    SEE = "reviews.campaign.see"
    PLAN = "reviews.campaign.plan"
    CARRY_ON = "reviews.campaign.carry_on"
    LOOK_THROUGH = "reviews.line.look_through"
    DECIDE = "reviews.line.decide"


class Event(StrEnum):
    """Ledger events of this part; what becomes of a right is an event of documents."""

    PLANNED = "reviews.campaign.planned"
    CHANGED = "reviews.campaign.changed"
    BEGUN = "reviews.campaign.begun"
    OPENED = "reviews.campaign.opened"
    REMINDED = "reviews.campaign.reminded"
    ESCALATED = "reviews.campaign.escalated"
    CLOSED = "reviews.campaign.closed"
    WITHDRAWN = "reviews.campaign.withdrawn"
    LINES_TAKEN = "reviews.line.taken"
    LINES_ESCALATED = "reviews.line.escalated"
    LINES_ASSIGNED = "reviews.line.assigned"
    LINES_LAPSED = "reviews.line.lapsed"
    LINES_READ = "reviews.line.looked_through"
    LINES_EXPORTED = "reviews.line.exported"
    REPORT_EXPORTED = "reviews.report.exported"


class GateCode(StrEnum):
    """The conditions this part adds to decisions."""

    REVIEWER = "reviews.reviewer"


class ReasonCode(StrEnum):
    """Why the gate of this part does not open."""

    OWN_RIGHT = "reviews.own_right"
    NOT_REVIEWER = "reviews.not_reviewer"


class Reach(StrEnum):
    """What a campaign goes over: secrets, the people of a unit, or one person."""

    DOCUMENTS = "reach_documents"
    UNIT = "reach_unit"
    PERSON = "reach_person"


class EscalatesTo(StrEnum):
    """Who may decide as well once the reviewer has not answered."""

    SUPERIOR = "superior"
    OFFICE = "confidentiality_office"


class CampaignState(StrEnum):
    """How far a campaign has come; OPENING while its lines are being taken."""

    DRAFT = "review_draft"
    OPENING = "review_opening"
    OPEN = "review_open"
    ESCALATED = "review_escalated"
    CLOSED = "review_closed"
    WITHDRAWN = "review_withdrawn"


class LineState(StrEnum):
    """What became of one line; LAPSED where the right ended by itself, SUSPENDED where nobody answered."""

    OPEN = "line_open"
    CONFIRMED = "line_confirmed"
    REVOKED = "line_revoked"
    SUSPENDED = "line_suspended"
    LAPSED = "line_lapsed"


class Exceptional(StrEnum):
    """What may stand out about a right to know."""

    UNUSED = "unused"
    MOVED = "moved_since"
    OUTSIDE = "outside"
    WIDER = "wider"


class Problem(StrEnum):
    """What can be wrong with what was asked of this part."""

    NO_SUCH_CAMPAIGN = "reviews.no_such_campaign"
    NO_SUCH_LINE = "reviews.no_such_line"
    NAME_MISSING = "reviews.name_missing"
    REACH_MISSING = "reviews.reach_missing"
    DATES_ORDER = "reviews.dates_order"
    BEGINS_PAST = "reviews.begins_past"
    TOO_LONG = "reviews.too_long"
    REMINDER_OUTSIDE = "reviews.reminder_outside"
    UNUSED_DAYS = "reviews.unused_days"
    REPEAT_TOO_OFTEN = "reviews.repeat_too_often"
    NOT_DRAFT = "reviews.not_draft"
    NOT_RUNNING = "reviews.not_running"
    LINES_WAITING = "reviews.lines_waiting"
    LINE_DECIDED = "reviews.line_decided"
    LINE_LAPSED = "reviews.line_lapsed"
    NOTHING_TO_RESTORE = "reviews.nothing_to_restore"
    REASON_MISSING = "reviews.reason_missing"
    TOO_MANY = "reviews.too_many"
    NONE_CHOSEN = "reviews.none_chosen"
