"""Asking the regime: `decide()` for any instant, `permitted()` for reads, `authorised()` for every action."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from typing import NoReturn

from django.db import DatabaseError, transaction

from shoumi.engines.foundation.errors import Conflict, NotFound, Refused
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.decisions import Case, Decision, Loaded, Question, judge
from shoumi.regime.access.registry import registry
from shoumi.regime.access.vocabulary import Event, Problem
from shoumi.regime.journal import group_commit
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.kit.looking import forgetting

_LOST_RACE = frozenset({"23505", "40P01", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"})
"""What the databases tell the loser of a race: the row that may stand once stands, or both waited for each other."""


class ActRefused(Refused):
    """The regime's no to someone who may know of the thing, with the whole decision."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(Problem.REFUSED)
        self.decision = decision


def decide(actor: Actor, verb: StrEnum, subject: Subject, *, at: datetime | None = None) -> Decision:
    """Return whether ``actor`` may do ``verb`` to ``subject``, with every reason against it.

    With ``at``, the answer is what held, and was known, at that instant (E05); without, what holds now.
    """
    question = Question(actor, verb, subject, at or clock.now())
    case = registry.rulebook(subject.kind).case(question)
    return judge(question, case, load(question, case))


def load(question: Question, case: Case) -> Loaded:
    """Return the facts of every gate ``case`` asks for, and of those that are always asked; gates ask persons only."""
    if not case.known or not isinstance(question.actor, Person):
        return ()
    return [(gate, gate.load(question, case)) for gate in registry.asked(case.gates)]


def permitted(actor: Actor, verb: StrEnum, subject: Subject) -> Decision:
    """Return the decision for an act that changes no state; record and raise a refusal.

    Raises `ActRefused` to those who may know of the thing and `NotFound` to others.
    """
    decision = decide(actor, verb, subject)
    if not decision.allowed:
        refuse(decision)
    return decision


@contextmanager
def authorised(actor: Actor, verb: StrEnum, subject: Subject, *also: tuple[StrEnum, Subject]) -> Iterator[Decision]:
    """Open the transaction of one act: lock its facts, decide, and run the block only on a yes.

    ``also`` are further verbs and subjects to which the same act needs a yes. On a no the transaction is left first and
    the refusal recorded then, so that it stays although nothing else does. Raises as `permitted` does, and Conflict
    when another act at the same moment came first and a constraint admits only one.
    """
    asked = ((verb, subject), *also)
    try:
        with forgetting(), transaction.atomic():
            for _, locked in asked:
                registry.rulebook(locked.kind).lock(locked)
            decisions = [decide(actor, wanted, thing) for wanted, thing in asked]
            refusal = next((decision for decision in decisions if not decision.allowed), None)
            if refusal is None:
                yield decisions[0]
                return
    except DatabaseError as error:
        if not _lost_race(error):
            raise
        raise Conflict(Problem.OVERTAKEN) from error
    refuse(refusal)


def _lost_race(error: DatabaseError) -> bool:
    told = error.__cause__
    return getattr(told, "sqlstate", None) in _LOST_RACE or getattr(told, "sqlite_errorname", None) in _LOST_RACE


def refuse(decision: Decision) -> NoReturn:
    """Record the refusal of ``decision`` and raise it: `ActRefused`, or `NotFound` where knowing is refused too."""
    question = decision.question
    group_commit.record_alone(
        Event.REFUSED,
        actor=question.actor,
        subject=question.subject,
        verb=question.verb.value,
        reasons=[reason.code.value for reason in decision.reasons],
        known=decision.known,
    )
    if decision.known:
        raise ActRefused(decision)
    raise NotFound(Problem.NOT_FOUND)
