"""What the directory is made of: persons, units, bodies, offices, and the facts kept as of."""

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
