"""The closed vocabularies of people."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """What acts of this part are done to."""

    DIRECTORY = "directory"
    PERSON = "person"
    UNIT = "unit"


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
    APPOINT = "people.office.appoint"
    END_APPOINTMENT = "people.office.end"
    GRANT_CLEARANCE = "people.clearance.grant"
    WITHDRAW_CLEARANCE = "people.clearance.withdraw"
    CREATE_UNIT = "people.unit.create"
    MOVE_UNIT = "people.unit.move"
    CREATE_POSITION = "people.position.create"
    CREATE_BODY = "people.body.create"
    CREATE_GRADE = "people.grade.create"


class Event(StrEnum):
    """Ledger events of this part."""

    REGISTERED = "people.person.registered"
    CHANGED = "people.person.changed"
    PLACED = "people.membership.placed"
    REMOVED = "people.membership.ended"
    LEAVING_BEGUN = "people.leaving.begun"
    LEFT = "people.leaving.finished"
    APPOINTED = "people.office.appointed"
    APPOINTMENT_ENDED = "people.office.ended"
    CLEARANCE_GRANTED = "people.clearance.granted"
    CLEARANCE_WITHDRAWN = "people.clearance.withdrawn"
    UNIT_CREATED = "people.unit.created"
    UNIT_MOVED = "people.unit.moved"
    POSITION_CREATED = "people.position.created"
    BODY_CREATED = "people.body.created"
    GRADE_CREATED = "people.grade.created"
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


class ReasonCode(StrEnum):
    """Why a gate of this part does not open."""

    NOT_YET_PRESENT = "people.not_yet_present"
    LEAVING = "people.leaving"
    LEFT = "people.left"
    OFFICE_MISSING = "people.office_missing"
    ONESELF = "people.oneself"


class Cures(StrEnum):
    """Acts that mend a reason of this part."""

    SEE_OWN_PAGE = "people.cure.own_page"
    SEE_WHO_HOLDS = "people.cure.who_holds"


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


class Column(StrEnum):
    """What a column of an imported table holds."""

    NAME = "column.name"
    KIND = "column.kind"
    EMAIL = "column.email"
    STAFF_NUMBER = "column.staff_number"
    UNIT = "column.unit"
    POSITION = "column.position"
    ORGANISATION = "column.organisation"
    CONTACT = "column.contact"
    LANGUAGE = "column.language"
    SINCE = "column.since"
    UNTIL = "column.until"


class Encoding(StrEnum):
    """How the characters of an imported file were written."""

    UTF8 = "utf-8"
    UTF8_MARKED = "utf-8-sig"
    GB18030 = "gb18030"


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
    NO_SUCH_IMPORT = "people.import.no_such_import"
    OVER = "people.import.over"
