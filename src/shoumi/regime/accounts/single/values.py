"""What passes between a provider and us, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from shoumi.engines.foundation.errors import Refused, ShoumiError
from shoumi.regime.accounts.single.vocabulary import Check, SingleFault
from shoumi.regime.accounts.vocabulary import Problem


@dataclass(frozen=True, slots=True)
class Flow:
    """One question on its way: to whom, under which names, for whom and where to afterwards. Kept in the session."""

    provider: str
    state: str
    nonce: str
    verifier: str
    """Of PKCE (RFC 7636); its SHA-256 is what the provider is shown first."""
    begun: float
    """Seconds since the epoch."""
    page: str = "/"
    account: str = ""
    """Whose account an identity is to be linked to; "" where somebody signs in."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """A browser that came back: the question it was on its way with, what the address says, and where that is."""

    flow: Flow
    query: Mapping[str, str]
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who somebody is, in a provider's words that have been checked."""

    subject: str
    email: str = ""
    """Only where the provider says that it verified the address."""
    number: str = ""
    """The staff number, where the provider is set to tell it."""
    methods: tuple[str, ...] = ()
    context: str = ""
    session: str = ""
    user: str = ""
    """The id by which the platform's directory knows the person."""


class Client(Protocol):
    """What is known of a provider and of us as its client; a row of `models.IdentityProvider` is one."""

    issuer: str
    client_id: str
    agent: str
    number_claim: str
    endpoints: dict[str, Any]


class SingleFailed(Refused):
    """Nobody was let in; ``fault`` is what is recorded, the code what is told."""

    def __init__(self, code: Problem, fault: SingleFault) -> None:
        super().__init__(code)
        self.fault = fault


def invalid(fault: SingleFault) -> SingleFailed:
    """Return the error of an answer that does not stand up."""
    return SingleFailed(Problem.SINGLE_INVALID, fault)


@dataclass(frozen=True, slots=True)
class Tried:
    """What a test found: which checks passed, where it stopped and why, and what the provider says of itself now."""

    passed: tuple[Check, ...]
    failure: ShoumiError | None = None
    endpoints: Mapping[str, object] = field(default_factory=dict)
    issuer: str = ""
    steps: tuple[Check, ...] = tuple(Check)
    """What is tried of this kind of provider."""
