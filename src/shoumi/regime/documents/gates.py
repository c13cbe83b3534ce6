"""The gates that compare a person with a document.

Lists are of the present: ``narrow`` goes by the level that stands on the document, which every decision on a level
keeps up; ``load`` goes by the level decision that held at its instant.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from shoumi.regime.access.actors import Person
from shoumi.regime.access.decisions import Case, Cure, Question, Reason
from shoumi.regime.documents import leavers, queries, standing_in
from shoumi.regime.documents.models import ClassifierRange, Custody, Document, HandlingRules, Level
from shoumi.regime.documents.vocabulary import Cure as Mending
from shoumi.regime.documents.vocabulary import (
    GateCode,
    Tie,
)
from shoumi.regime.kit.looking import remembered
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.people.queries import leaving
from shoumi.regime.people.queries import standing as people

NOBODY = -1
"""A ceiling below every rank."""


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


class Answers:
    """The person keeps the document, or stands in for whoever does and is named for it themself (O05)."""

    code = GateCode.ANSWERS
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> bool:
        """Return whether the person answers requests to know the document at the question's instant."""
        if Tie.KEEPER in case.ties:
            return True
        if Tie.NAMED not in case.ties:
            return False
        return standing_in.stands_in(_person(question), question.subject.id, question.at)

    def check(self, answers: bool) -> Reason | None:  # noqa: FBT001 - the one fact of this gate
        """Refuse everybody else."""
        return None if answers else Reason(GateCode.ANSWERS)

    def narrow(self, things: QuerySet[Document], viewer: Person, at: datetime) -> QuerySet[Document]:
        """Keep the documents the viewer answers for."""
        return standing_in.narrowed(things, viewer.id, at)


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


def _person(question: Question) -> UUID:
    if not isinstance(question.actor, Person):
        message = "gates are asked for persons only"
        raise TypeError(message)
    return question.actor.id
