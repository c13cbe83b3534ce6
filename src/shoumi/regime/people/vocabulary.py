"""The closed vocabularies of people."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """What acts of this part are done to."""

    DIRECTORY = "directory"
    PERSON = "person"
    UNIT = "unit"
    LEAVING_ITEM = "leaving_item"


class Kind(StrEnum):
    """In what relation a person stands to the company (P01)."""

    EMPLOYEE = "employee"
    PART_TIME = "part_time"
    TEMPORARY = "temporary"
    SECONDED = "seconded"
    INTERN = "intern"
    CONTRACTOR = "contractor"
    PARTNER = "partner"
    CONSULTANT = "consultant"
    SUPPLIER = "supplier"
    CLIENT = "client"


class State(StrEnum):
    """Where a person stands at an instant. Only PRESENT and LEAVING are stored; the others follow from the dates."""

    EXPECTED = "expected"
    PRESENT = "present"
    LEAVING = "leaving"
    LEFT = "left"


class Language(StrEnum):
    """The languages the product speaks to a person in."""

    CHINESE = "zh-hans"
    ENGLISH = "en"


class UnitKind(StrEnum):
    """What a unit of the company is."""

    COMPANY = "company"
    SUBSIDIARY = "subsidiary"
    BRANCH = "branch"
    DEPARTMENT = "department"


class BodyKind(StrEnum):
    """The bodies of the regime's organisation (G01)."""

    BOARD = "board"
    COMMITTEE = "committee"
    OFFICE = "office"
    SUPERVISION = "supervision"


class Office(StrEnum):
    """What a person may be appointed to. Administrators are appointed in `accounts`, classifiers in `documents`."""

    PRESIDENT = "people.president"
    BOARD = "people.board"
    COMMITTEE_MEMBER = "people.committee_member"
    OFFICER = "people.officer"
    SUPERVISOR = "people.supervisor"
    HEAD = "people.head"
    DEPUTY_HEAD = "people.deputy_head"
    UNIT_OFFICER = "people.unit_officer"
    HR = "people.hr"
    IT = "people.it"
    FRONT_DESK = "people.front_desk"


class FactKind(StrEnum):
    """The kinds of fact about a person that are kept as of."""

    EMPLOYMENT = "employment"
    MEMBERSHIP = "membership"
    APPOINTMENT = "appointment"
    CLEARANCE = "clearance"


class ScreeningState(StrEnum):
    """How far a screening has come, or what it found; DROPPED when it was called off without a finding (P02)."""

    REQUESTED = "requested"
    PASSED = "passed"
    CONDITIONAL = "conditional"
    NOT_PASSED = "not_passed"
    DROPPED = "dropped"


class CheckResult(StrEnum):
    """What one check of a screening showed."""

    CLEAR = "clear"
    REMARKS = "remarks"
    ADVERSE = "adverse"
    NOT_POSSIBLE = "not_possible"


class CaseKind(StrEnum):
    """What a leaving case is about: leaving the company, moving inside it, or the end of a cooperation (P07, P09)."""

    LEAVING = "leaving_company"
    MOVING = "moving"
    END_OF_COOPERATION = "end_of_cooperation"


class LeavingReason(StrEnum):
    """Why somebody leaves or moves."""

    RESIGNATION = "resignation"
    DISMISSAL = "dismissal"
    CONTRACT_END = "contract_end"
    RETIREMENT = "retirement"
    AGREEMENT = "agreement"
    TRANSFER = "transfer"
    PROJECT_END = "project_end"
    OTHER = "other_reason"


class NoticeMode(StrEnum):
    """What becomes of access until the last day: it ends at once, is narrowed to what is named, or follows the move."""

    AT_ONCE = "at_once"
    NARROWED = "narrowed"
    FOLLOWS = "follows"


class CaseState(StrEnum):
    """How far a leaving case has come."""

    OPEN = "case_open"
    CLOSED = "case_closed"
    CANCELLED = "case_cancelled"


class ItemState(StrEnum):
    """Where one item of a leaving case stands; only the officer waives, and says why."""

    OPEN = "item_open"
    DONE = "done"
    WAIVED = "waived"


class UndertakingState(StrEnum):
    """What became of an exit undertaking: drawn up, confirmed, refused before a witness, or drawn up anew."""

    DRAWN = "drawn"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    SUPERSEDED = "superseded"


class DutyKind(StrEnum):
    """What somebody still owes after leaving."""

    CONFIDENTIALITY = "confidentiality"
    NON_COMPETE = "non_compete"
    RETURN = "return"


class DutyEnd(StrEnum):
    """When a continuing duty ends: when the secrets are lawfully public, on a day, or by a written release."""

    PUBLIC = "public"
    DATE = "date"
    RELEASE = "release"


class Permission(StrEnum):
    """The verbs of this part."""

    SEE = "people.directory.see"
    EXPORT = "people.directory.export"
    IMPORT = "people.directory.import"
    REGISTER = "people.person.register"
    CHANGE = "people.person.change"
    PLACE = "people.membership.place"
    REMOVE = "people.membership.end"
    BEGIN_LEAVING = "people.leaving.begin"
    FINISH_LEAVING = "people.leaving.finish"
    CHANGE_LEAVING = "people.leaving.change"
    CERTIFY_LEAVING = "people.leaving.certify"
    SEE_OWN_LEAVING = "people.leaving.see_own"
    SETTLE_ITEM = "people.leaving_item.settle"
    WAIVE_ITEM = "people.leaving_item.waive"
    DRAW_UNDERTAKING = "people.undertaking.draw"
    CONFIRM_UNDERTAKING = "people.undertaking.confirm"
    RECORD_REFUSAL = "people.undertaking.record_refusal"
    LAY_DUTY = "people.duty.lay"
    END_DUTY = "people.duty.end"
    APPOINT = "people.office.appoint"
    END_APPOINTMENT = "people.office.end"
    GRANT_CLEARANCE = "people.clearance.grant"
    WITHDRAW_CLEARANCE = "people.clearance.withdraw"
    CREATE_UNIT = "people.unit.create"
    MOVE_UNIT = "people.unit.move"
    CREATE_POSITION = "people.position.create"
    CREATE_BODY = "people.body.create"
    CREATE_GRADE = "people.grade.create"
    CHANGE_GRADE = "people.grade.change"
    REQUEST_SCREENING = "people.screening.request"
    SCREEN = "people.screening.carry_out"
    CONSENT = "people.screening.consent"
    SET_CHECKS = "people.screening.configure"
    RENAME_UNIT = "people.unit.rename"
    TAKE_BACK = "people.person.take_back"
    SEE_SOURCES = "people.source.see"
    CONFIGURE_SOURCE = "people.source.configure"
    RUN_SYNC = "people.sync.run"
    CONFIRM_SYNC = "people.sync.confirm"


class Event(StrEnum):
    """Ledger events of this part."""

    REGISTERED = "people.person.registered"
    CHANGED = "people.person.changed"
    PLACED = "people.membership.placed"
    REMOVED = "people.membership.ended"
    LEAVING_BEGUN = "people.leaving.begun"
    LEFT = "people.leaving.finished"
    CASE_OPENED = "people.leaving.opened"
    CASE_CANCELLED = "people.leaving.cancelled"
    CASE_CLOSED = "people.leaving.closed"
    CERTIFIED = "people.leaving.certified"
    ITEM_ASSIGNED = "people.leaving_item.assigned"
    ITEM_SETTLED = "people.leaving_item.settled"
    ITEM_WAIVED = "people.leaving_item.waived"
    UNDERTAKING_DRAWN = "people.undertaking.drawn"
    UNDERTAKING_READ = "people.undertaking.read"
    UNDERTAKING_CONFIRMED = "people.undertaking.confirmed"
    UNDERTAKING_REFUSED = "people.undertaking.refused"
    DUTY_LAID = "people.duty.laid"
    DUTY_ENDED = "people.duty.ended"
    APPOINTED = "people.office.appointed"
    APPOINTMENT_ENDED = "people.office.ended"
    CLEARANCE_GRANTED = "people.clearance.granted"
    CLEARANCE_WITHDRAWN = "people.clearance.withdrawn"
    UNIT_CREATED = "people.unit.created"
    UNIT_MOVED = "people.unit.moved"
    POSITION_CREATED = "people.position.created"
    BODY_CREATED = "people.body.created"
    GRADE_CREATED = "people.grade.created"
    GRADE_CHANGED = "people.grade.changed"
    SCREENING_REQUESTED = "people.screening.requested"
    SCREENING_CONSENTED = "people.screening.consented"
    CONSENT_WITHDRAWN = "people.screening.consent_withdrawn"
    CHECK_RECORDED = "people.screening.check_recorded"
    SCREENING_DECIDED = "people.screening.decided"
    SCREENING_DROPPED = "people.screening.dropped"
    SCREENING_TAKEN = "people.screening.taken_along"
    CHECK_KIND_SET = "people.screening.check_kind_set"
    UNIT_RENAMED = "people.unit.renamed"
    RETURNED = "people.person.returned"
    LINKED = "people.person.linked"
    SOURCE_CREATED = "people.source.created"
    SOURCE_CHANGED = "people.source.changed"
    SOURCE_TOKEN_MINTED = "people.source.token_minted"  # noqa: S105 - the name of an event
    SOURCE_PUSHED = "people.source.pushed"
    SYNC_PLANNED = "people.sync.planned"
    SYNC_CONFIRMED = "people.sync.confirmed"
    SYNC_DISCARDED = "people.sync.discarded"
    SYNC_FINISHED = "people.sync.finished"
    SYNC_FAILED = "people.sync.failed"
    EXPORTED = "people.directory.exported"
    IMPORT_BEGUN = "people.import.begun"
    IMPORT_FINISHED = "people.import.finished"
    IMPORT_DISCARDED = "people.import.discarded"
    IMPORT_REJECTED = "people.import.rejected"


class GateCode(StrEnum):
    """The gates this part contributes."""

    PRESENT = "people.present"
    HOLDS_OFFICE = "people.holds_office"
    NOT_ONESELF = "people.not_oneself"
    ONLY_ONESELF = "people.only_oneself"
    OFFICE_OVER = "people.office_over"
    SCREENED = "people.screened"
    OWNS_ITEM = "people.owns_item"


class ReasonCode(StrEnum):
    """Why a gate of this part does not open."""

    NOT_YET_PRESENT = "people.not_yet_present"
    LEAVING = "people.leaving"
    LEFT = "people.left"
    OFFICE_MISSING = "people.office_missing"
    ONESELF = "people.oneself"
    SOMEBODY_ELSE = "people.somebody_else"
    OUT_OF_REACH = "people.out_of_reach"
    NOT_ITEMS_OWNER = "people.not_items_owner"
    SCREENING_MISSING = "people.screening_missing"
    SCREENING_OVER = "people.screening_over"
    SCREENING_FAILED = "people.screening_failed"


class Cures(StrEnum):
    """Acts that mend a reason of this part."""

    SEE_OWN_PAGE = "people.cure.own_page"
    SEE_WHO_HOLDS = "people.cure.who_holds"
    REQUEST_SCREENING = "people.cure.request_screening"


class Problem(StrEnum):
    """What can be wrong with what was asked of this part."""

    NO_SUCH_PERSON = "people.no_such_person"
    NO_SUCH_UNIT = "people.no_such_unit"
    NO_SUCH_POSITION = "people.no_such_position"
    NO_SUCH_BODY = "people.no_such_body"
    NO_SUCH_GRADE = "people.no_such_grade"
    NO_SUCH_FACT = "people.no_such_fact"
    EMAIL_TAKEN = "people.email_taken"
    STAFF_NUMBER_TAKEN = "people.staff_number_taken"
    IDENTITY_TAKEN = "people.identity_taken"
    IDENTITY_MALFORMED = "people.identity_malformed"
    IDENTITY_CHECK_DIGIT = "people.identity_check_digit"
    CODE_TAKEN = "people.code_taken"
    NAME_TAKEN = "people.name_taken"
    NAME_MISSING = "people.name_missing"
    CODE_MISSING = "people.code_missing"
    TOO_LONG = "people.too_long"
    UNPRINTABLE = "people.unprintable"
    EMAIL_MISSING = "people.email_missing"
    EMAIL_MALFORMED = "people.email_malformed"
    ORGANISATION_MISSING = "people.organisation_missing"
    ORGANISATION_UNWANTED = "people.organisation_unwanted"
    CONTACT_OUTSIDE = "people.contact_outside"
    SPAN_BACKWARDS = "people.span_backwards"
    SPAN_OVER = "people.span_over"
    DAY_TOO_FAR = "people.day_too_far"
    ALREADY_HELD = "people.already_held"
    ALREADY_HERE = "people.already_here"
    NOT_PRESENT = "people.person_not_present"
    OUTSIDER = "people.outsider"
    WRONG_PLACE = "people.wrong_place"
    OWN_DEPUTY = "people.own_deputy"
    DEPUTISED_WITHOUT_OFFICE = "people.deputised_without_office"
    GROUND_MISSING = "people.ground_missing"
    UNIT_CIRCLE = "people.unit_circle"
    PARENT_MISSING = "people.parent_missing"
    PARENT_UNWANTED = "people.parent_unwanted"
    ROOT_MOVED = "people.root_moved"
    SECOND_ROOT = "people.second_root"
    RANK_OUT_OF_RANGE = "people.rank_out_of_range"
    NO_SUCH_SCREENING = "people.no_such_screening"
    NO_SUCH_CHECK = "people.no_such_check"
    REASON_MISSING = "people.reason_missing"
    SCREENING_UNDER_WAY = "people.screening_under_way"
    SCREENING_DECIDED = "people.screening_decided"
    CONSENT_MISSING = "people.consent_missing"
    CONSENT_GIVEN = "people.consent_given"
    CHECK_IN_FUTURE = "people.check_in_future"
    NO_CHECK_YET = "people.no_check_yet"
    VALIDITY_MISSING = "people.validity_missing"
    VALIDITY_UNWANTED = "people.validity_unwanted"
    CONDITIONS_MISSING = "people.conditions_missing"
    NO_SUCH_CASE = "people.no_such_case"
    NO_SUCH_ITEM = "people.no_such_item"
    NO_SUCH_DUTY = "people.no_such_duty"
    CASE_UNDER_WAY = "people.case_under_way"
    CASE_OVER = "people.case_over"
    CASE_NOT_CLOSED = "people.case_not_closed"
    WRONG_CASE_KIND = "people.wrong_case_kind"
    WRONG_NOTICE_MODE = "people.wrong_notice_mode"
    ANNOUNCED_LATER = "people.announced_later"
    NEW_PLACE_MISSING = "people.new_place_missing"
    SUCCESSOR_UNFIT = "people.successor_unfit"
    ITEM_OVER = "people.item_over"
    ITEM_OUTSTANDING = "people.item_outstanding"
    ITEM_OWNER_WRONG = "people.item_owner_wrong"
    NOTE_MISSING = "people.note_missing"
    ITEMS_OPEN = "people.items_open"
    BEFORE_LAST_DAY = "people.before_last_day"
    UNDERTAKING_MISSING = "people.undertaking_missing"
    UNDERTAKING_OVER = "people.undertaking_over"
    UNDERTAKING_CHANGED = "people.undertaking_changed"
    WITNESS_UNFIT = "people.witness_unfit"
    DUTY_END_WRONG = "people.duty_end_wrong"
    NON_COMPETE_TOO_LONG = "people.non_compete_too_long"
    DUTY_OVER = "people.duty_over"


class Column(StrEnum):
    """What a column of an imported table holds."""

    NAME = "column.name"
    KIND = "column.kind"
    EMAIL = "column.email"
    STAFF_NUMBER = "column.staff_number"
    IDENTITY_NUMBER = "column.identity_number"
    UNIT = "column.unit"
    POSITION = "column.position"
    ORGANISATION = "column.organisation"
    CONTACT = "column.contact"
    LANGUAGE = "column.language"
    SINCE = "column.since"
    UNTIL = "column.until"


class Encoding(StrEnum):
    """How an imported file was written."""

    UTF8 = "utf-8"
    UTF8_MARKED = "utf-8-sig"
    GB18030 = "gb18030"
    XLSX = "xlsx"


class ImportState(StrEnum):
    """How far an import has come: looked at, under way, done, or given up."""

    CHECKED = "checked"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    DISCARDED = "discarded"


class ImportProblem(StrEnum):
    """What can be wrong with an imported file or one of its lines."""

    TOO_LARGE = "people.import.too_large"
    TOO_MANY_LINES = "people.import.too_many_lines"
    NOT_CSV = "people.import.not_csv"
    WORKBOOK_BROKEN = "people.import.workbook_broken"
    WORKBOOK_BOMB = "people.import.workbook_bomb"
    COMPUTED = "people.import.computed"
    EMPTY = "people.import.empty"
    COLUMN_MISSING = "people.import.column_missing"
    COLUMN_TWICE = "people.import.column_twice"
    LINE_BROKEN = "people.import.line_broken"
    CHARACTERS_BROKEN = "people.import.characters_broken"
    TOO_MANY_FIELDS = "people.import.too_many_fields"
    KIND_UNKNOWN = "people.import.kind_unknown"
    LANGUAGE_UNKNOWN = "people.import.language_unknown"
    DATE_MALFORMED = "people.import.date_malformed"
    UNIT_UNKNOWN = "people.import.unit_unknown"
    POSITION_UNKNOWN = "people.import.position_unknown"
    POSITION_WITHOUT_UNIT = "people.import.position_without_unit"
    CONTACT_UNKNOWN = "people.import.contact_unknown"
    EMAIL_TWICE = "people.import.email_twice"
    STAFF_NUMBER_TWICE = "people.import.staff_number_twice"
    IDENTITY_TWICE = "people.import.identity_twice"
    NO_SUCH_IMPORT = "people.import.no_such_import"
    OVER = "people.import.over"
