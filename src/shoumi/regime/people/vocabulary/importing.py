"""Imported tables of people: columns, encodings, states and faults."""

from enum import StrEnum


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
