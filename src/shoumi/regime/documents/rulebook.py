"""What this part says about its subjects before gates are asked."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from django.conf import settings

from shoumi.regime.access.actors import Console, Person, Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.documents import queries
from shoumi.regime.documents.models import Document, HandlingRules, Level
from shoumi.regime.documents.vocabulary import (
    LEVEL_SUBJECT,
    REGISTER,
    REQUESTS,
    STANDING_IN,
    SUBJECT,
    GateCode,
    Permission,
)
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.vocabulary import GateCode as PeopleGate
from shoumi.regime.people.vocabulary import Office

_NOT_KNOWN = Case(known=False, gates=())


def opening_gates(handling: HandlingRules) -> tuple[str, ...]:
    """Return the gates of opening that ``handling`` asks for; a level that asks for none opens to nobody.

    Whatever a level asks, a notice period closes it: that is no setting.
    """
    return (*handling.gates, GateCode.WITHIN_NOTICE) if handling.gates else ()


def opening_case(level: Level, handling: HandlingRules | None, ties: frozenset[StrEnum] = frozenset()) -> Case:
    """Return what opening a document of ``level`` asks of someone with ``ties`` to it; without rules, nobody opens."""
    return Case(
        known=True,
        gates=opening_gates(handling) if handling else (),
        ties=ties,
        rank=level.rank,
        clearance=handling.clearance if handling else 0,
        scope=Scope.READ,
        fresh_minutes=handling.fresh_minutes if handling else 0,
    )


def acting_minutes(handling: HandlingRules) -> int:
    """Return how recent the factor must be for acts on a level: within the step-up time, or less where it says so."""
    step_up: int = settings.INSTALLATION.step_up_minutes
    return min(step_up, handling.fresh_minutes or step_up)


_KEEPING = (GateCode.KEEPER, GateCode.CLEARED, GateCode.WITHIN_NOTICE, AccountGate.FACTOR_FRESH)
_GATES: Mapping[StrEnum, tuple[str, ...]] = {
    Permission.READ_CARD: (GateCode.NAMED,),
    Permission.WIDEN: _KEEPING,
    Permission.ADD_VERSION: _KEEPING,
    Permission.DECIDE_REQUEST: (GateCode.ANSWERS, *_KEEPING[1:]),
    Permission.NARROW: (GateCode.KEEPER, GateCode.CLEARED, AccountGate.FACTOR_FRESH),
    Permission.HAND_OVER: (GateCode.KEEPER, AccountGate.FACTOR_FRESH),
    Permission.CHANGE_LEVEL: (GateCode.CLASSIFIER, *_KEEPING[1:]),
}
"""What each act on a document asks, whatever its level; opening asks what the level says."""


class DocumentRules:
    """The rulebook of documents: the gates of opening come from the level's handling rules, which are data."""

    kind = SUBJECT

    def lock(self, subject: Subject) -> None:
        """Lock the document's row."""
        list(Document.objects.select_for_update().filter(pk=subject.id).values_list("pk", flat=True))

    def case(self, question: Question) -> Case:
        """Return what is asked for a verb on a document, at its level at the instant.

        Ties come first: whoever has none costs the same work as a document that does not exist.
        """
        if not isinstance(question.actor, Person):
            return _NOT_KNOWN
        ties = queries.ties(question.actor.id, question.subject.id, question.at)
        level = queries.level_at(question.subject.id, question.at) if ties else None
        if level is None:
            return _NOT_KNOWN
        handling = queries.handling_rules(level.id, question.at)
        opening = opening_case(level, handling, ties)
        if question.verb is Permission.OPEN or handling is None:
            return opening
        scope = Scope.READ if question.verb is Permission.READ_CARD else Scope.WRITE
        minutes = acting_minutes(handling)
        return replace(opening, gates=_GATES.get(question.verb, ()), scope=scope, fresh_minutes=minutes)


class LevelRules:
    """The rulebook of levels: who may register at a level."""

    kind = LEVEL_SUBJECT

    def lock(self, subject: Subject) -> None:
        """Lock the level's row against a change while it is used."""
        list(Level.objects.select_for_update().filter(pk=subject.id).values_list("pk", flat=True))

    def case(self, question: Question) -> Case:
        """Return what registering at this level asks: a classifier in range, cleared for it, with a fresh factor."""
        level = Level.objects.filter(pk=question.subject.id, scheme__in_use=True).first()
        handling = queries.handling_rules(question.subject.id, question.at)
        if level is None or handling is None or question.verb is not Permission.REGISTER:
            return Case(known=level is not None, gates=())
        return Case(
            known=True,
            gates=(GateCode.CLASSIFIER, GateCode.CLEARED, AccountGate.FACTOR_FRESH),
            rank=level.rank,
            clearance=handling.clearance,
            fresh_minutes=acting_minutes(handling),
        )


class RegisterRules:
    """The rulebook of the register as a whole: the officer's view without content, and the company's schemes."""

    kind = REGISTER.kind

    def lock(self, _subject: Subject) -> None:
        """Lock every level: schemes, rules and ranges are changed one after another, and not while one registers."""
        list(Level.objects.select_for_update().order_by("pk").values_list("pk", flat=True))

    def case(self, question: Question) -> Case:
        """Return what the officer's register and the settings of schemes ask."""
        office = (PeopleGate.HOLDS_OFFICE,)
        match question.verb:
            case Permission.LOOK_UP:
                return Case(known=True, gates=(PeopleGate.PRESENT,), scope=Scope.READ)
            case Permission.READ_REGISTER:
                return Case(known=True, gates=office, offices=frozenset({Office.OFFICER}), scope=Scope.READ)
            case Permission.CLEAR_LEAVER:
                return Case(
                    known=True,
                    gates=(*office, AccountGate.FACTOR_FRESH),
                    offices=frozenset({Office.OFFICER}),
                    fresh_minutes=settings.INSTALLATION.step_up_minutes,
                )
            case Permission.CONFIGURE:
                return Case(
                    known=True,
                    gates=(*office, AccountGate.FACTOR_FRESH),
                    offices=frozenset({Office.OFFICER}),
                    machines=frozenset({Console}),
                    fresh_minutes=settings.INSTALLATION.step_up_minutes,
                )
            case _:
                return Case(known=True, gates=())


class RequestRules:
    """Who may ask to be named: everybody present, for whatever number, so that the answer says nothing of it."""

    kind = REQUESTS.kind

    def lock(self, _subject: Subject) -> None:
        """Lock nothing: `request_to_know` locks the asker, whose requests are counted."""

    def case(self, question: Question) -> Case:
        """Ask that the person is present."""
        if question.verb is not Permission.ASK:
            return Case(known=True, gates=())
        return Case(known=True, gates=(PeopleGate.PRESENT,), scope=Scope.WRITE)


class StandingInRules:
    """Who may name a deputy: everybody present with a fresh factor, for what they keep themselves."""

    kind = STANDING_IN.kind

    def lock(self, _subject: Subject) -> None:
        """Lock nothing: `name_deputy` locks the custodian."""

    def case(self, question: Question) -> Case:
        """Ask that the person is present and has confirmed a factor; the act asks whether they keep anything."""
        if question.verb is not Permission.NAME_DEPUTY:
            return Case(known=True, gates=())
        gates = (PeopleGate.PRESENT, AccountGate.FACTOR_FRESH)
        return Case(known=True, gates=gates, fresh_minutes=settings.INSTALLATION.step_up_minutes)
