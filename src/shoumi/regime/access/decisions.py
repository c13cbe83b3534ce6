"""A decision is a value with reasons, made of facts that were loaded before.

`judge()` is pure: the same case and facts give the same decision, for today or any past day.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from django.db.models import QuerySet

from shoumi.engines.foundation.errors import Parameter
from shoumi.regime.access.actors import Actor, Person, Scope
from shoumi.regime.access.vocabulary import Problem
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cure:
    """An act that would mend a reason: its code (labelled in both languages) and the page where it is done."""

    act: StrEnum
    page: str
    """Name of the URL."""
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition that is not met, with what a person can do about it."""

    code: StrEnum
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)
    cure: Cure | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Who wants to do what to which thing, at which instant."""

    actor: Actor
    verb: StrEnum
    subject: Subject
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the part that owns the subject says about it before gates are asked. The defaults admit nobody."""

    known: bool
    """Whether the actor may know that the thing exists."""
    gates: tuple[str, ...]
    """The gates that must all be open, by code; none at all means that there is no rule, which refuses."""
    machines: frozenset[type] = frozenset()
    """Which of Job and Console may do this, without gates."""
    ties: frozenset[StrEnum] = frozenset()
    """How the actor is tied to the thing, as far as gates of the part that owns it ask for that."""
    offices: frozenset[StrEnum] = frozenset()
    """The offices any one of which the actor must hold, for the gate that asks for one."""
    rank: int = 0
    """The rank of the thing's level."""
    clearance: int = 0
    """The clearance rank that the thing asks for."""
    scope: Scope = Scope.WRITE
    """The scope a token must carry."""
    fresh_minutes: int = 0
    """How many minutes ago the second factor may have been confirmed at most; 0 asks for none."""


class Gate(Protocol):
    """One condition of opening, with both forms side by side; a property test checks that they agree.

    ``load`` reads what the gate needs (as of the question's instant), ``check`` is pure, and ``narrow`` keeps of
    ``things`` those for which ``check`` would find nothing, for ``viewer`` at ``at``.
    """

    @property
    def code(self) -> StrEnum:
        """The gate's name in handling rules."""

    @property
    def always(self) -> bool:
        """Whether the gate is asked for every act of a person, whatever the case says."""

    @property
    def of_subject(self) -> bool:
        """Whether the answer differs between two subjects with the same case; lists ask other gates once a case."""

    def load(self, question: Question, case: Case, /) -> Any:  # noqa: ANN401 - each gate has facts of its own type
        """Return the facts of this gate for ``question``."""

    def check(self, facts: Any, /) -> Reason | None:  # noqa: ANN401 - as above
        """Return why ``facts`` do not admit the act, or None."""

    def narrow(self, things: QuerySet[Any], viewer: Person, at: datetime, /) -> QuerySet[Any]:
        """Return those of ``things`` this gate admits ``viewer`` to."""


class NoSuchGate:
    """What stands for a code that no part contributed a gate for: a condition nobody can check is not met."""

    code: StrEnum = Problem.RULE_FAILED
    always = False
    of_subject = False

    def __init__(self, asked: str) -> None:
        self._asked = asked

    def load(self, _question: Question, _case: Case) -> None:
        """There is nothing to read."""

    def check(self, _facts: None) -> Reason:
        """Refuse, naming the code."""
        return Reason(Problem.RULE_FAILED, {"gate": self._asked})

    def narrow(self, things: QuerySet[Any], _viewer: Person, _at: datetime) -> QuerySet[Any]:
        """Keep nothing."""
        return things.none()


Loaded = Sequence[tuple[Gate, Any]]


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with every reason."""

    question: Question
    known: bool
    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        """Whether the act may be done."""
        return self.known and not self.reasons

    @property
    def today(self) -> date:
        """The company date on which the decision was made."""
        return clock.day_of(self.question.at)


def judge(question: Question, case: Case, loaded: Loaded) -> Decision:
    """Decide ``question`` from the ``loaded`` facts of its gates; all failing gates are told, not only the first.

    Denies when there is no gate at all, when a machine may not do this, and when a gate fails with an error.
    """
    if not isinstance(question.actor, Person):
        allowed = type(question.actor) in case.machines
        return Decision(question, allowed, () if allowed else (Reason(Problem.NOT_FOR_MACHINES),))
    if not case.gates:
        return Decision(question, case.known, (Reason(Problem.NO_RULE),))
    reasons = []
    gate_code: StrEnum = Problem.RULE_FAILED
    try:
        for gate, facts in loaded:
            gate_code = gate.code
            reason = gate.check(facts)
            if reason is not None:
                reasons.append(reason)
    except Exception:
        # Whatever goes wrong inside a rule is a no: a rule that cannot be evaluated has not said yes.
        logger.exception("gate %s failed", gate_code)
        reasons.append(Reason(Problem.RULE_FAILED, {"gate": gate_code.value}))
    return Decision(question, case.known, tuple(reasons))
