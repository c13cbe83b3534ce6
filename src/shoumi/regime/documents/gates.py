"""The gates that compare a person with a document, and the rulebooks of this part's subjects.

Lists are of the present: ``narrow`` goes by the level that stands on the document, which every decision on a level
keeps up; ``load`` goes by the level decision that held at its instant.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from shoumi.regime.access.actors import Console, Person, Scope
from shoumi.regime.access.decisions import Case, Cure, Question, Reason
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.documents import leavers, queries
from shoumi.regime.documents.models import ClassifierRange, Custody, Document, HandlingRules, Level
from shoumi.regime.documents.vocabulary import (
    LEVEL_SUBJECT,
    REGISTER,
    SUBJECT,
    GateCode,
    Permission,
    Tie,
)
from shoumi.regime.documents.vocabulary import Cure as Mending
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit.looking import remembered
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.people.queries import leaving
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.vocabulary import GateCode as PeopleGate
from shoumi.regime.people.vocabulary import Office

NOBODY = -1
"""A ceiling below every rank."""
_NOT_KNOWN = Case(known=False, gates=())


class Named:
    """The person stands in the need-to-know list today, by name, unit or position, or keeps the document."""

    code = GateCode.NAMED
    always = False
    of_subject = True

    def load(self, _question: Question, case: Case) -> bool:
        """Return whether the person is named or keeps the document; the case has read it already."""
        return bool(case.ties & {Tie.NAMED, Tie.KEEPER})

    def check(self, named: bool) -> Reason | None:  # noqa: FBT001 - the one fact of this gate
        """Refuse who is not named."""
        return None if named else Reason(GateCode.NAMED, cure=Cure(Mending.ASK_TO_BE_NAMED, "documents:ask"))

    def narrow(self, things: QuerySet[Document], viewer: Person, at: datetime) -> QuerySet[Document]:
        """Keep the documents ``viewer`` is named for or keeps."""
        return things.filter(pk__in=queries.named_ids.within(viewer.id, at))


@dataclass(frozen=True, slots=True)
class ClearanceFacts:
    """The rank a person is cleared to, and the rank asked for."""

    cleared: int
    asked: int


class Cleared:
    """The person's clearance is at least what the level asks for."""

    code = GateCode.CLEARED
    always = False
    of_subject = False

    def load(self, question: Question, case: Case) -> ClearanceFacts:
        """Return both ranks."""
        return ClearanceFacts(people.clearance_rank(_person(question), question.at), case.clearance)

    def check(self, facts: ClearanceFacts) -> Reason | None:
        """Refuse a clearance below the level."""
        if facts.cleared >= facts.asked:
            return None
        return Reason(
            GateCode.CLEARED,
            {"cleared": facts.cleared, "asked": facts.asked},
            Cure(Mending.ASK_FOR_CLEARANCE, "documents:clearance"),
        )

    def narrow(self, things: QuerySet[Document], viewer: Person, at: datetime) -> QuerySet[Document]:
        """Keep the documents whose level does not exceed the viewer's clearance."""
        within = HandlingRules.objects.holding(at).filter(clearance__lte=people.clearance_rank(viewer.id, at))
        return things.filter(level__in=within.values("level"))


class Keeper:
    """The person is the document's custodian."""

    code = GateCode.KEEPER
    always = False
    of_subject = True

    def load(self, _question: Question, case: Case) -> bool:
        """Return whether the person keeps the document; the case has read it already."""
        return Tie.KEEPER in case.ties

    def check(self, keeps: bool) -> Reason | None:  # noqa: FBT001 - the one fact of this gate
        """Refuse everybody else."""
        return None if keeps else Reason(GateCode.KEEPER)

    def narrow(self, things: QuerySet[Document], viewer: Person, at: datetime) -> QuerySet[Document]:
        """Keep the documents the viewer keeps."""
        return things.filter(pk__in=Custody.objects.holding(at).filter(person=viewer.id).values("document"))


@dataclass(frozen=True, slots=True)
class RangeFacts:
    """The highest rank a person may decide, and the rank to be decided."""

    ceiling: int
    asked: int


class InRange:
    """The person is an authorised classifier whose range reaches the level."""

    code = GateCode.CLASSIFIER
    always = False
    of_subject = False

    def load(self, question: Question, case: Case) -> RangeFacts:
        """Return the person's ceiling and the rank asked for."""
        return RangeFacts(ceiling_of(_person(question), question.at), case.rank)

    def check(self, facts: RangeFacts) -> Reason | None:
        """Refuse who is no classifier, or whose range ends below."""
        if facts.ceiling >= facts.asked:
            return None
        return Reason(GateCode.CLASSIFIER, {"ceiling": facts.ceiling, "asked": facts.asked})

    def narrow(self, things: QuerySet[Document], viewer: Person, at: datetime) -> QuerySet[Document]:
        """Keep the documents whose level the viewer may decide."""
        return things.filter(level__in=Level.objects.filter(rank__lte=ceiling_of(viewer.id, at)))


class WithinNotice:
    """The person is under no notice period, or the custodian has kept the document open for it (P07)."""

    code = GateCode.WITHIN_NOTICE
    always = False
    of_subject = True

    def load(self, question: Question, _case: Case) -> bool:
        """Return whether nothing closed the document to the person at the question's instant."""
        return leavers.opens_under_notice(_person(question), question.subject.id, question.at)

    def check(self, opens: bool) -> Reason | None:  # noqa: FBT001 - the one fact of this gate
        """Refuse what was not kept open."""
        if opens:
            return None
        return Reason(GateCode.WITHIN_NOTICE, cure=Cure(Mending.SEE_OWN_LEAVING, "people:my-leaving"))

    def narrow(self, things: QuerySet[Document], viewer: Person, at: datetime) -> QuerySet[Document]:
        """Keep everything outside a notice period, and what was kept open inside one."""
        case = leaving.notice_of(viewer.id, at)
        return things if case is None else things.filter(pk__in=leavers.kept_open(case, at).values("document"))


@remembered
def ceiling_of(person: UUID, at: datetime) -> int:
    """Return the highest rank ``person`` may decide at ``at``; -1 for someone who is no classifier."""
    return max(_ceilings.firsts(person, at), default=NOBODY)


@Prepared
def _ceilings(person: UUID, at: datetime) -> "QuerySet[ClassifierRange, Any]":
    return ClassifierRange.objects.holding(at).filter(person=person).values_list("ceiling")


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
        return replace(opening, gates=self._gates(question.verb), scope=scope, fresh_minutes=minutes)

    def _gates(self, verb: StrEnum) -> tuple[str, ...]:
        match verb:
            case Permission.READ_CARD:
                return (GateCode.NAMED,)
            case Permission.WIDEN | Permission.DECIDE_REQUEST | Permission.ADD_VERSION:
                return (GateCode.KEEPER, GateCode.CLEARED, GateCode.WITHIN_NOTICE, AccountGate.FACTOR_FRESH)
            case Permission.NARROW:
                return (GateCode.KEEPER, GateCode.CLEARED, AccountGate.FACTOR_FRESH)
            case Permission.HAND_OVER:
                return (GateCode.KEEPER, AccountGate.FACTOR_FRESH)
            case Permission.CHANGE_LEVEL:
                return (GateCode.CLASSIFIER, GateCode.CLEARED, GateCode.WITHIN_NOTICE, AccountGate.FACTOR_FRESH)
            case _:
                return ()


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
                    fresh_minutes=10,
                )
            case _:
                return Case(known=True, gates=())


def _person(question: Question) -> UUID:
    if not isinstance(question.actor, Person):
        message = "gates are asked for persons only"
        raise TypeError(message)
    return question.actor.id
