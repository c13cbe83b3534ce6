"""The state of the installation over the API; the command line prints the same as JSON."""

from datetime import datetime
from typing import Any

from ninja import Field, Router, Schema

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.operations import queries
from shoumi.regime.operations.vocabulary import Job, Problem, Severity

router = Router(tags=["operations"])


class Words(Schema):
    """A text in both languages."""

    zh: str
    en: str


class VersionsOut(Schema):
    """What runs."""

    shoumi: str
    python: str
    django: str


class DatabaseOut(Schema):
    """The database and its bytes."""

    kind: str
    version: str
    size: int


class StorageOut(Schema):
    """How many sealed objects there are and their bytes; the room on the disk of the home folder, in bytes."""

    count: int
    size: int
    free: int
    total: int


class RanOut(Schema):
    """A job of the worker; ``failures`` since it last succeeded."""

    job: Job
    done_at: datetime | None
    failed_at: datetime | None
    failures: int


class WorkerOut(Schema):
    """The last sign of life of a worker; null where there was none."""

    seen_at: datetime | None
    began_at: datetime | None
    jobs: list[RanOut]


class LedgerOut(Schema):
    """The ledger; ``waiting`` counts events without a leaf."""

    entries: int
    waiting: int
    waiting_since: datetime | None
    checkpoint_at: datetime | None
    missing_trigger: str | None


class RenderersOut(Schema):
    """Renderer processes; ``running`` and ``lost`` of the process that answers, null at the console."""

    wanted: int
    running: int | None
    lost: int | None


class FoundOut(Schema):
    """What is found wrong."""

    code: Problem
    severity: Severity
    what: Words
    do: Words


class StatusOut(Schema):
    """The state of the installation."""

    at: datetime
    faulty: bool = Field(description="Whether anything is found whose severity is fault.")
    found: list[FoundOut] = Field(description="The worst first.")
    versions: VersionsOut
    database: DatabaseOut
    storage: StorageOut
    worker: WorkerOut
    ledger: LedgerOut
    renderers: RenderersOut
    parts: dict[str, bool] = Field(description="Whether LibreOffice, tesseract and fonts are there.")
    office_fence: bool = Field(description="Whether the kernel can fence LibreOffice in; without, it is not used.")


@router.get("", response=StatusOut, url_name="status", summary="Read the state of the installation")
def status(request: SignedInRequest) -> dict[str, Any]:
    """Return counts, sizes, versions and ages, and what is found wrong with them; nothing of any document."""
    return queries.told(queries.status(request.actor))
