"""The conditions this part contributes to decisions: who is in charge, who is impartial, who is concerned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Model, QuerySet

from shoumi.regime.access.actors import Person
from shoumi.regime.access.decisions import Case, Cure, Question, Reason
from shoumi.regime.conduct.queries import standing
from shoumi.regime.conduct.queries.standing import CaseFacts
from shoumi.regime.conduct.rules.powers import ON_APPEAL
from shoumi.regime.conduct.vocabulary import GateCode, Permission, ReasonCode, SubjectKind
from shoumi.regime.people.vocabulary import Cures, Office


def facts_of(question: Question) -> CaseFacts | None:
    """Return the facts of the case or file the question is about; None where there is none."""
    subject = question.subject
    if subject.kind == SubjectKind.CASE:
        return standing.case_facts(subject.id)
    return standing.file_facts(subject.id) if subject.kind == SubjectKind.FILE else None


@dataclass(frozen=True, slots=True)
class ChargeFacts:
    """The offices of which one is asked for, and those of the actor that reach the one concerned."""

    asked: frozenset[StrEnum]
    held: frozenset[Office]


class InCharge:
    """Whoever acts holds an office that is in charge of this step, and it reaches the one concerned."""

    code: StrEnum = GateCode.IN_CHARGE
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> ChargeFacts:
        """Return the offices asked for and those that reached the one concerned at the question's instant."""
        actor, facts = question.actor, facts_of(question)
        if facts is None or not isinstance(actor, Person):
            return ChargeFacts(case.offices, frozenset())
        return ChargeFacts(case.offices, standing.offices_towards(actor.id, facts, question.at))

    def check(self, facts: ChargeFacts) -> Reason | None:
        """Return that the step is somebody else's, if it is; asking for no office admits nobody."""
        if facts.asked & facts.held:
            return None
        return Reason(ReasonCode.NOT_IN_CHARGE, cure=Cure(Cures.SEE_WHO_HOLDS, "people:offices"))

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:  # noqa: ARG002 - every gate's
        """Return none of ``things``: no step stands behind a list, which asks `queries.waiting`."""
        return things.none()


class Impartial:
    """Nobody acts in a case about themselves, their unit or their head, nor twice in two roles that are kept apart."""

    code: StrEnum = GateCode.IMPARTIAL
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> ReasonCode | None:  # noqa: ARG002 - the signature is every gate's
        """Return what stands against the actor's hand in it; a case that is none has nobody's."""
        actor, facts = question.actor, facts_of(question)
        if not isinstance(actor, Person) or facts is None:
            return ReasonCode.NOT_IN_CHARGE
        if standing.is_concerned(actor.id, facts, question.at):
            return ReasonCode.OWN_CASE
        if standing.is_subordinate(actor.id, facts, question.at):
            return ReasonCode.SUBORDINATE
        judges = question.verb in {Permission.DECIDE, Permission.SEND_BACK, Permission.DECIDE_APPEAL}
        if judges and facts.proposer == actor.id:
            return ReasonCode.PROPOSED_IT
        return ReasonCode.DECIDED_IT if question.verb in ON_APPEAL and facts.decider == actor.id else None

    def check(self, facts: ReasonCode | None) -> Reason | None:
        """Return what stands against it."""
        return Reason(facts) if facts else None

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:  # noqa: ARG002 - as above
        """Return none of ``things``, as `InCharge` does."""
        return things.none()


class Concerned:
    """What only the one concerned can say: their side, the receipt of a decision, an appeal."""

    code: StrEnum = GateCode.CONCERNED
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> bool:  # noqa: ARG002 - the signature is every gate's
        """Return whether the actor is the one concerned, or speaks for the unit."""
        actor, facts = question.actor, facts_of(question)
        return facts is not None and isinstance(actor, Person) and standing.speaks_for(actor.id, facts, question.at)

    def check(self, facts: bool) -> Reason | None:  # noqa: FBT001 - the one fact of this gate
        """Return that it is somebody else's to say, if it is."""
        return None if facts else Reason(ReasonCode.NOT_CONCERNED)

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:  # noqa: ARG002 - as above
        """Return those of ``things``, cases, that are about the viewer."""
        return things.filter(person_id=viewer.id)
