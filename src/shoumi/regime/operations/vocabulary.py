"""The closed vocabularies of operations."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject

INSTALLATION = Subject("installation", UUID(int=0))
"""The installation as a whole, as the subject of decisions."""


class Permission(StrEnum):
    """What one may do with the installation as such."""

    READ_STATUS = "operations.status.read"


class Job(StrEnum):
    """The work a worker does again and again."""

    SEQUENCE = "operations.job.sequence"
    SWEEP_STORE = "operations.job.sweep_store"
    SWEEP_CACHE = "operations.job.sweep_cache"
    SWEEP_SESSIONS = "operations.job.sweep_sessions"
    MAIL_ALERTS = "operations.job.mail_alerts"
    REMIND_OF_TOKENS = "operations.job.remind_of_tokens"
    FORGET_ATTEMPTS = "operations.job.forget_attempts"
    KEEP_TERMS = "operations.job.keep_terms"
    FOLD_REFUSALS = "operations.job.fold_refusals"
    PROPOSE_ERASURES = "operations.job.propose_erasures"
    COLLECT_WAITS = "operations.job.collect_waits"


class Part(StrEnum):
    """What a server may have beside the product."""

    LIBREOFFICE = "libreoffice"
    TESSERACT = "tesseract"
    CHINESE_FONT = "chinese_font"
    CODE_FONT = "code_font"


class Severity(StrEnum):
    """How much a finding matters, the worst first."""

    FAULT = "fault"
    ATTENTION = "attention"
    NOTE = "note"


class Problem(StrEnum):
    """What may be found when the state of the installation is looked at."""

    TRIGGER_MISSING = "operations.trigger_missing"
    WORKER_SILENT = "operations.worker_silent"
    LEDGER_BEHIND = "operations.ledger_behind"
    DISK_FULL = "operations.disk_full"
    DISK_LOW = "operations.disk_low"
    JOB_FAILING = "operations.job_failing"
    NO_CHINESE_FONT = "operations.no_chinese_font"
    OFFICE_NOT_FENCED = "operations.office_not_fenced"
    NO_LIBREOFFICE = "operations.no_libreoffice"
    NO_TESSERACT = "operations.no_tesseract"
    NO_CODE_FONT = "operations.no_code_font"
