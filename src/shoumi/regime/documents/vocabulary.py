"""The closed vocabularies of documents."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject

SUBJECT = "document"
LEVEL_SUBJECT = "level"
REGISTER = Subject("register", UUID(int=0))
"""The register as a whole, as the subject of decisions about the company's settings and the officer's view."""
REQUESTS = Subject("requests", UUID(int=0))
"""All requests to know: asking is decided about without looking at what is asked for."""


STANDING_IN = Subject("standing_in", UUID(int=0))
"""Standing in for custodians: whoever keeps something names somebody for themselves."""


class Permission(StrEnum):
    """What one may be allowed to do with the register of secrets."""

    REGISTER = "documents.document.register"
    READ_CARD = "documents.card.read"
    OPEN = "documents.version.open"
    ADD_VERSION = "documents.version.add"
    WIDEN = "documents.reading.grant"
    NARROW = "documents.reading.withdraw"
    CHANGE_LEVEL = "documents.level.change"
    HAND_OVER = "documents.custody.hand_over"
    ASK = "documents.request.make"
    DECIDE_REQUEST = "documents.request.decide"
    LOOK_UP = "documents.catalogue.look_up"
    READ_REGISTER = "documents.register.inspect"
    CONFIGURE = "documents.scheme.configure"
    CLEAR_LEAVER = "documents.leaver.clear"
    NAME_DEPUTY = "documents.standing_in.name"


class Event(StrEnum):
    """Ledger events of this part."""

    REGISTERED = "documents.document.registered"
    FILE_REJECTED = "documents.file.rejected"
    VERSION_ADDED = "documents.version.added"
    PAGE_VIEWED = "documents.page.viewed"
    TEXT_VIEWED = "documents.text.viewed"
    EXCERPT_TAKEN = "documents.excerpt.taken"
    READING_GRANTED = "documents.reading.granted"
    READING_WITHDRAWN = "documents.reading.withdrawn"
    READING_CONFIRMED = "documents.reading.confirmed"
    READING_SUSPENDED = "documents.reading.suspended"
    READING_RESTORED = "documents.reading.restored"
    LEVEL_DECIDED = "documents.level.decided"
    CUSTODY_HANDED_OVER = "documents.custody.handed_over"
    NUMBER_ASKED = "documents.number.asked"
    NUMBERS_LIMITED = "documents.number.limited"
    REQUEST_MADE = "documents.request.made"
    REQUEST_LIMITED = "documents.request.limited"
    REQUEST_DECIDED = "documents.request.decided"
    DEPUTY_NAMED = "documents.standing_in.named"
    DEPUTY_RELIEVED = "documents.standing_in.ended"
    REGISTER_READ = "documents.register.read"
    LIST_EXPORTED = "documents.list.exported"
    SCHEME_ADOPTED = "documents.scheme.adopted"
    LEVEL_ADDED = "documents.level.added"
    LEVEL_NAMED = "documents.level.named"
    KIND_ADDED = "documents.kind.added"
    KIND_CHANGED = "documents.kind.changed"
    KIND_RETIRED = "documents.kind.retired"
    KIND_RESTORED = "documents.kind.restored"
    RULES_CHANGED = "documents.rules.changed"
    CLASSIFIER_EMPOWERED = "documents.classifier.empowered"
    CLASSIFIER_RELIEVED = "documents.classifier.relieved"


class Tie(StrEnum):
    """How a person is tied to a document; any tie lets them know of it."""

    NAMED = "named"
    AUTHOR = "author"
    KEEPER = "keeper"


class GateCode(StrEnum):
    """The conditions this part adds to decisions."""

    NAMED = "documents.named"
    CLEARED = "documents.cleared"
    KEEPER = "documents.keeper"
    ANSWERS = "documents.answers"
    CLASSIFIER = "documents.classifier"
    WITHIN_NOTICE = "documents.within_notice"


class Cure(StrEnum):
    """What mends a refusal of this part's gates."""

    ASK_TO_BE_NAMED = "documents.cure.ask_to_be_named"
    ASK_FOR_CLEARANCE = "documents.cure.ask_for_clearance"
    SEE_OWN_LEAVING = "documents.cure.see_own_leaving"


class Category(StrEnum):
    """The groups of kinds of secret (S01)."""

    TECHNICAL = "technical"
    BUSINESS = "business"
    INTERNAL = "internal"
    CLIENT = "client"
    STATUTORY = "statutory"


class LevelColor(StrEnum):
    """The colours a level's badge may have, from the quietest to the loudest."""

    GREY = "grey"
    GREEN = "green"
    BLUE = "blue"
    AMBER = "amber"
    ORANGE = "orange"
    RED = "red"


class Basis(StrEnum):
    """How the level of a document was arrived at."""

    FIRST = "first"
    SUPPLEMENT = "supplement"
    RAISED = "raised"
    DOWNGRADE = "downgrade"


class RequestState(StrEnum):
    """Where a request to know stands."""

    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"


class Answer(StrEnum):
    """What somebody who asked to know is told: the same of a document that was declined and of one that is not."""

    WAITING = "documents.answer.waiting"
    GRANTED = "documents.answer.granted"
    OVER = "documents.answer.over"


class MarkUse(StrEnum):
    """What carries a mark id: views and copies draw from one space."""

    VIEW = "view"
    COPY = "copy"


class Problem(StrEnum):
    """Why something handed in is not accepted."""

    NO_FILE = "documents.no_file"
    EMPTY_FILE = "documents.empty_file"
    FILE_TOO_LARGE = "documents.file_too_large"
    TITLE_MISSING = "documents.title_missing"
    TITLE_TOO_LONG = "documents.title_too_long"
    TITLE_CONTROL = "documents.title_control"
    UNKNOWN_KIND = "documents.unknown_kind"
    UNKNOWN_LEVEL = "documents.unknown_level"
    UNKNOWN_GATE = "documents.unknown_gate"
    UNKNOWN_READER = "documents.unknown_reader"
    UNTIL_PAST = "documents.until_past"
    UNTIL_FAR = "documents.until_far"
    GROUND_MISSING = "documents.ground_missing"
    DATE_UNREADABLE = "documents.date_unreadable"
    PURPOSE_MISSING = "documents.purpose_missing"
    ALREADY_NAMED = "documents.already_named"
    NOT_NAMED = "documents.not_named"
    NAMED_SINCE = "documents.named_since"
    TERM_OVER = "documents.term_over"
    READER_AWAY = "documents.reader_away"
    BELOW_LEVEL = "documents.reader_below_level"
    SAME_LEVEL = "documents.same_level"
    TOO_MANY_NUMBERS = "documents.too_many_numbers"
    TOO_MANY_REQUESTS = "documents.too_many_requests"
    REQUEST_DECIDED = "documents.request_decided"
    NO_SUCH_PAGE = "documents.no_such_page"
    NO_TEXT_LAYER = "documents.no_text_layer"
    EXCERPT_TOO_LONG = "documents.excerpt_too_long"
    SCHEME_IN_USE = "documents.scheme_in_use"
    NO_SCHEME = "documents.no_scheme"
    CODE_UNUSABLE = "documents.code_unusable"
    CODE_TAKEN = "documents.code_taken"
    RANK_TAKEN = "documents.rank_taken"
    NAME_MISSING = "documents.name_missing"
    NAME_CONTROL = "documents.name_control"
    MARK_TOO_LONG = "documents.mark_too_long"
    MARK_STATE_NAME = "documents.mark_state_name"
    MARK_STATE_FORM = "documents.mark_state_form"
    KIND_UNCHANGED = "documents.kind_unchanged"
    KEEPS_ALREADY = "documents.keeps_already"
    NOT_PRESENT = "documents.not_present"
    OWN_DEPUTY = "documents.own_deputy"
    DEPUTY_NAMED = "documents.deputy_named"
    DEPUTY_OUTSIDE = "documents.deputy_outside"
    NO_DEPUTY = "documents.no_deputy"
    KEEPS_NOTHING = "documents.keeps_nothing"
    SPAN_BACKWARDS = "documents.span_backwards"
    STANDING_IN_LONG = "documents.standing_in_long"
    NOTHING_TO_REVIEW = "documents.nothing_to_review"
    SUCCESSOR_MISSING = "documents.successor_missing"


class Hat(StrEnum):
    """What this part lets somebody be, beside the offices of `people`."""

    CLASSIFIER = "documents.hat.classifier"
