"""Who acts: a person in a session or with a token, a job of the product, or an operator at the console."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias, TypeGuard
from uuid import UUID


class Scope(StrEnum):
    """What a personal API token may be used for; a session is not limited."""

    READ = "read"
    WRITE = "write"
    TRACE = "trace"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class TokenLimits:
    """What a token narrows its person's rights to."""

    scopes: frozenset[Scope]
    ceiling: int | None
    """The highest level rank the token reaches; None for all the person reaches."""


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in person; ``id`` is the id of the person and of the account alike."""

    id: UUID
    origin: Mapping[str, str] = field(default_factory=dict, hash=False)
    factor_at: datetime | None = None
    """When a second factor was last confirmed in this session; None with a token, which is minted under one."""
    token: TokenLimits | None = None
    service: str = ""
    """The code of the service that acts for the person who answers for it, or "" where the person acts."""

    @property
    def reference(self) -> str:
        """``person:<uuid>``, or ``service:<code>``: what a machine did is never recorded as done by the person."""
        return f"service:{self.service}" if self.service else f"person:{self.id}"


@dataclass(frozen=True, slots=True)
class Job:
    """Work the product does by itself."""

    name: str

    @property
    def reference(self) -> str:
        """``job:<name>``."""
        return f"job:{self.name}"

    @property
    def origin(self) -> Mapping[str, str]:
        """Nowhere: a job runs on the server."""
        return {}


@dataclass(frozen=True, slots=True)
class Console:
    """An operator with access to the server's command line; ``user`` is the operating system's user name."""

    user: str

    @property
    def reference(self) -> str:
        """``console:<user>``."""
        return f"console:{self.user}"

    @property
    def origin(self) -> Mapping[str, str]:
        """Nowhere else: the console is the server."""
        return {}


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who has not signed in; may do nothing, but an attempt is recorded."""

    origin: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def reference(self) -> str:
        """``stranger:web``."""
        return "stranger:web"


Actor: TypeAlias = Person | Job | Console


def may_read(viewer: Actor) -> TypeGuard[Person]:
    """Return whether ``viewer`` is a person whose token, if they act with one, may be used for reading at all."""
    return isinstance(viewer, Person) and (viewer.token is None or Scope.READ in viewer.token.scopes)
