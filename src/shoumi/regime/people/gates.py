"""The conditions this part contributes to decisions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Model, QuerySet

from shoumi.regime.access.actors import Person
from shoumi.regime.access.decisions import Case, Cure, Question, Reason
from shoumi.regime.people import queries
from shoumi.regime.people.vocabulary import Cures, GateCode, Office, ReasonCode, State, SubjectKind

_NOT_PRESENT = {
    State.EXPECTED: ReasonCode.NOT_YET_PRESENT,
    State.LEAVING: ReasonCode.LEAVING,
    State.LEFT: ReasonCode.LEFT,
}


class Present:
    """Whoever acts is present: has joined, has not left, and is not leaving. Asked for every act of a person."""

    code: StrEnum = GateCode.PRESENT
    always = True
    of_subject = False

    def load(self, question: Question, case: Case) -> State:  # noqa: ARG002 - the signature is every gate's
        """Return where the actor stands at the question's instant; machines stand nowhere and are judged without."""
        actor = question.actor
        return queries.state_of(actor.id, question.at) if isinstance(actor, Person) else State.EXPECTED

    def check(self, facts: State) -> Reason | None:
        """Return why someone in this state may do nothing; someone leaving is shown whom to turn to."""
        if facts is State.PRESENT:
            return None
        cure = Cure(Cures.SEE_OWN_PAGE, "people:me") if facts is State.LEAVING else None
        return Reason(_NOT_PRESENT[facts], cure=cure)

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:
        """Return ``things`` as they are to someone present, none of them to others."""
        return things if queries.is_present(viewer.id, at) else things.none()


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The offices of which one is asked for, and those held."""

    asked: frozenset[StrEnum]
    held: frozenset[Office]


class HoldsOffice:
    """Whoever acts holds one of the offices the case asks for, in their own right or as a deputy."""

    code: StrEnum = GateCode.HOLDS_OFFICE
    always = False
    of_subject = False

    def load(self, question: Question, case: Case) -> OfficeFacts:
        """Return the offices asked for and those the actor held at the question's instant."""
        actor = question.actor
        held = queries.offices_of(actor.id, question.at) if isinstance(actor, Person) else frozenset[Office]()
        return OfficeFacts(case.offices, held)

    def check(self, facts: OfficeFacts) -> Reason | None:
        """Return that the office is missing unless one of those asked for is held; asking for none admits nobody."""
        if facts.asked & facts.held:
            return None
        return Reason(ReasonCode.OFFICE_MISSING, cure=Cure(Cures.SEE_WHO_HOLDS, "people:offices"))

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:
        """Return none of ``things``: no case stands behind a list, and no office asked for admits nobody.

        Lists that depend on an office – the officer's register – ask `queries.offices_of` when they are made.
        """
        asked_for_nothing = OfficeFacts(frozenset(), queries.offices_of(viewer.id, at))
        return things if self.check(asked_for_nothing) is None else things.none()


@dataclass(frozen=True, slots=True)
class OneselfFacts:
    """Whether the act is done to the actor's own entry, or to a unit the actor stands in."""

    oneself: bool


class NotOneself:
    """Nobody gives themselves rights: by their own entry, or by moving a unit they stand in under another."""

    code: StrEnum = GateCode.NOT_ONESELF
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> OneselfFacts:  # noqa: ARG002 - the signature is every gate's
        """Return whether the actor is the subject, or stands in it."""
        actor, subject = question.actor, question.subject
        if not isinstance(actor, Person):
            return OneselfFacts(oneself=False)
        if subject.kind == SubjectKind.UNIT:
            return OneselfFacts(subject.id in queries.units_of(actor.id, question.at))
        return OneselfFacts(actor.id == subject.id)

    def check(self, facts: OneselfFacts) -> Reason | None:
        """Return that it is the actor's own entry or unit, if it is."""
        return Reason(ReasonCode.ONESELF) if facts.oneself else None

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:
        """Return ``things``, persons or units, without the viewer's own entry and the units they stand in."""
        return things.exclude(pk__in={viewer.id, *queries.units_of(viewer.id, at)})
