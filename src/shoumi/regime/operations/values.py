"""The state of the installation as values: facts first, then what is found wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from shoumi.engines.foundation.errors import Parameter
from shoumi.regime.operations.vocabulary import Job, Part, Problem, Severity


@dataclass(frozen=True, slots=True)
class Versions:
    """What runs."""

    shoumi: str
    python: str
    django: str


@dataclass(frozen=True, slots=True)
class Database:
    """The database: ``sqlite`` or ``postgresql``, its version, and its bytes."""

    kind: str
    version: str
    size: int


@dataclass(frozen=True, slots=True)
class Storage:
    """Sealed objects, how many and how many bytes; the room on the disk of the home folder, in bytes."""

    count: int
    size: int
    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Ran:
    """How a job of the worker has fared since the worker began; ``failures`` counts those since it last succeeded."""

    job: Job
    done_at: datetime | None = None
    failed_at: datetime | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Worker:
    """When a worker last gave a sign of life, since when it runs, and its jobs."""

    seen_at: datetime | None = None
    began_at: datetime | None = None
    jobs: tuple[Ran, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger: entries signed for, events without a leaf, and whether its triggers stand."""

    entries: int
    waiting: int
    waiting_since: datetime | None
    checkpoint_at: datetime | None
    missing_trigger: str | None
    """The first trigger that is missing; None when all stand."""


@dataclass(frozen=True, slots=True)
class Renderers:
    """Renderer processes: how many there may be, how many run in the process that answers, how many it lost.

    They start when there is work. ``running`` and ``lost`` are None at the console, which has none of its own.
    """

    wanted: int
    running: int | None
    lost: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is looked at."""

    at: datetime
    versions: Versions
    database: Database
    storage: Storage
    worker: Worker
    ledger: Ledger
    renderers: Renderers
    parts: Mapping[Part, bool]
    office_fence: bool
    """Whether the kernel can fence LibreOffice in; without that it is not used."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding with its parameters."""

    code: Problem
    severity: Severity
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Status:
    """The facts, and what is found in them, the worst first."""

    facts: Facts
    found: tuple[Found, ...]

    @property
    def pressing(self) -> tuple[Found, ...]:
        """The findings that somebody has to do something about."""
        return tuple(one for one in self.found if one.severity is not Severity.NOTE)

    @property
    def faulty(self) -> bool:
        """Whether something does not work."""
        return any(one.severity is Severity.FAULT for one in self.found)
