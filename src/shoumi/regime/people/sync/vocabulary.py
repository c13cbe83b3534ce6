"""The closed vocabularies of continuous sync."""

from enum import StrEnum


class SourceKind(StrEnum):
    """From where people and units come."""

    FILE = "file"
    LDAP = "ldap"
    SCIM = "scim"
    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"


class Provisioned(StrEnum):
    """What an identity provider pushes."""

    USER = "provisioned.user"
    GROUP = "provisioned.group"


class SettingName(StrEnum):
    """What a source is set to; which names a kind of source has is told by `settings.SETTINGS`."""

    FILE = "setting.file"
    URL = "setting.url"
    SECURITY = "setting.security"
    AUTHORITY = "setting.authority"
    BIND_NAME = "setting.bind_name"
    PEOPLE_BASE = "setting.people_base"
    PEOPLE_FILTER = "setting.people_filter"
    UNITS_BASE = "setting.units_base"
    UNITS_FILTER = "setting.units_filter"
    ID_ATTRIBUTE = "setting.id_attribute"
    NAME_ATTRIBUTE = "setting.name_attribute"
    EMAIL_ATTRIBUTE = "setting.email_attribute"
    NUMBER_ATTRIBUTE = "setting.number_attribute"
    TITLE_ATTRIBUTE = "setting.title_attribute"
    SINCE_ATTRIBUTE = "setting.since_attribute"
    DISABLED_BY = "setting.disabled_by"
    PAGE_SIZE = "setting.page_size"
    UNITS_FROM = "setting.units_from"
    CORP_ID = "setting.corp_id"
    APP_ID = "setting.app_id"
    NUMBER_FIELD = "setting.number_field"


class Thing(StrEnum):
    """What a source tells of."""

    UNIT = "sync.unit"
    PERSON = "sync.person"


class ChangeKind(StrEnum):
    """What a source's snapshot would change."""

    NEW = "new"
    LINKED = "linked"
    CHANGED = "changed"
    MOVED = "moved"
    BACK = "back"
    VANISHED = "vanished"
    FAULTY = "faulty"


class EntryState(StrEnum):
    """How far one entry of a plan has come."""

    WAITING = "entry.waiting"
    DONE = "entry.done"
    FAILED = "entry.failed"


class RunState(StrEnum):
    """How far a run has come."""

    LOOKING = "run.looking"
    ASKING = "run.asking"
    UNDER_WAY = "run.under_way"
    FINISHED = "run.finished"
    REHEARSED = "run.rehearsed"
    FAILED = "run.failed"
    DISCARDED = "run.discarded"


class Ask(StrEnum):
    """Why a run stops and asks before it changes anything."""

    FIRST = "people.sync.ask_first"
    NOBODY = "people.sync.ask_nobody"
    MANY = "people.sync.ask_many"
    LINKS = "people.sync.ask_links"


class SyncProblem(StrEnum):
    """What can be wrong with a source, its answer, or one entry of it."""

    NO_SUCH_SOURCE = "people.sync.no_such_source"
    NO_SUCH_RUN = "people.sync.no_such_run"
    SOURCE_OFF = "people.sync.source_off"
    NAME_TAKEN = "people.sync.name_taken"
    RUN_OPEN = "people.sync.run_open"
    NOT_ASKING = "people.sync.not_asking"
    SETTING_MISSING = "people.sync.setting_missing"
    SETTING_WRONG = "people.sync.setting_wrong"
    OUT_OF_RANGE = "people.sync.out_of_range"
    GONE = "people.sync.gone"
    PLATFORM_REFUSES = "people.sync.platform_refuses"
    SIGN_IN_FAILED = "people.sync.sign_in_failed"
    HALF_ANSWERED = "people.sync.half_answered"
    ID_MISSING = "people.sync.id_missing"
    ID_TWICE = "people.sync.id_twice"
    UNIT_CIRCLE = "people.sync.unit_circle"
    PARENT_UNKNOWN = "people.sync.parent_unknown"
    UNIT_NAME_TWICE = "people.sync.unit_name_twice"
    UNIT_UNKNOWN = "people.sync.unit_unknown"
    EMAIL_TWICE = "people.sync.email_twice"
    STAFF_NUMBER_TWICE = "people.sync.staff_number_twice"
    IDENTITY_TWICE = "people.sync.identity_twice"
    LINKED_ELSEWHERE = "people.sync.linked_elsewhere"
    TWO_PERSONS = "people.sync.two_persons"
    FILE_FAULTY = "people.sync.file_faulty"
    USER_NAME_TAKEN = "people.sync.user_name_taken"
    NO_SUCH_RESOURCE = "people.sync.no_such_resource"
    OTHER_VERSION = "people.sync.other_version"
