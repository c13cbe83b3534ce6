"""Who acts and on what, as the ledger sees it: stable references, never names."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol
from uuid import UUID


class Acting(Protocol):
    """Whoever an event is recorded for: a person, a job or the console (`access.actors`)."""

    @property
    def reference(self) -> str:
        """``person:<uuid>``, ``job:<name>``, ``console:<user>`` or ``stranger:web``."""

    @property
    def origin(self) -> Mapping[str, str]:
        """From where: network address, device, session or token; empty for jobs and the console."""


class Subject(NamedTuple):
    """What an event or a decision is about: the kind of thing and its id."""

    kind: str
    id: UUID

    @property
    def reference(self) -> str:
        """``<kind>:<uuid>``."""
        return f"{self.kind}:{self.id}"
