"""The conditions this part contributes to decisions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Model, QuerySet

from shoumi.regime.access.actors import Person
from shoumi.regime.access.decisions import Case, Cure, Question, Reason
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import queries
from shoumi.regime.people.queries import leaving, screening
from shoumi.regime.people.rules.offices import UNIT_OFFICES
from shoumi.regime.people.rules.powers import OF_LEAVERS
from shoumi.regime.people.rules.screening import Screened
from shoumi.regime.people.values import Clearing
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
        """Return where the actor stands at the question's instant; machines stand nowhere and are judged without.

        For what their leaving asks of them, and for nothing else, leavers count as present.
        """
        actor = question.actor
        state = queries.state_of(actor.id, question.at) if isinstance(actor, Person) else State.EXPECTED
        leaves = question.verb in OF_LEAVERS and state in {State.LEAVING, State.LEFT}
        return State.PRESENT if leaves else state

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


class OfficeOver:
    """Whoever acts holds one of the offices the case asks for, and it reaches the person it is done to.

    Heads and unit officers reach those who work in their unit or under it, all other offices everybody.
    """

    code: StrEnum = GateCode.OFFICE_OVER
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> OfficeFacts:
        """Return the offices asked for and those of the actor that reached the subject at the question's instant."""
        actor, subject = question.actor, question.subject
        reaching = frozenset[Office]()
        if isinstance(actor, Person):
            reaching = queries.offices_reaching(actor.id, subject.id, question.at)
        return OfficeFacts(case.offices, reaching)

    def check(self, facts: OfficeFacts) -> Reason | None:
        """Return that no office asked for reaches the person; asking for none admits nobody."""
        if facts.asked & facts.held:
            return None
        return Reason(ReasonCode.OUT_OF_REACH, cure=Cure(Cures.SEE_WHO_HOLDS, "people:offices"))

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:
        """Return none of ``things``, as `HoldsOffice` does: no case stands behind a list."""
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
        if subject.kind == SubjectKind.LEAVING_ITEM:
            item = leaving.item_facts(subject.id)
            return OneselfFacts(item is not None and item.case.person_id == actor.id)
        return OneselfFacts(actor.id == subject.id)

    def check(self, facts: OneselfFacts) -> Reason | None:
        """Return that it is the actor's own entry or unit, if it is."""
        return Reason(ReasonCode.ONESELF) if facts.oneself else None

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:
        """Return ``things``, persons or units, without the viewer's own entry and the units they stand in."""
        return things.exclude(pk__in={viewer.id, *queries.units_of(viewer.id, at)})


class OnlyOneself:
    """What only the person themselves can say: consent, and the confirmation of what they keep on owing."""

    code: StrEnum = GateCode.ONLY_ONESELF
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> OneselfFacts:  # noqa: ARG002 - the signature is every gate's
        """Return whether the actor is the subject."""
        return OneselfFacts(question.actor.reference == question.subject.reference)

    def check(self, facts: OneselfFacts) -> Reason | None:
        """Return that it is somebody else's entry, if it is."""
        return None if facts.oneself else Reason(ReasonCode.SOMEBODY_ELSE)

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:  # noqa: ARG002 - as above
        """Return the viewer's own entry of ``things``."""
        return things.filter(pk=viewer.id)


class OwnsItem:
    """Whoever acts owns the item of a leaving case: by name, or by an office that reaches the leaver."""

    code: StrEnum = GateCode.OWNS_ITEM
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> bool:  # noqa: ARG002 - the signature is every gate's
        """Return whether the item is the actor's at the question's instant."""
        actor, item = question.actor, leaving.item_facts(question.subject.id)
        if item is None or not isinstance(actor, Person):
            return False
        if item.owner_id is not None:
            return item.owner_id == actor.id
        if Office(item.office) not in UNIT_OFFICES:
            return Office(item.office) in queries.offices_of(actor.id, question.at)
        if item.case.from_unit_id is None:
            return False
        return Office(item.office) in queries.offices_over(actor.id, item.case.from_unit_id, question.at)

    def check(self, owns: bool) -> Reason | None:  # noqa: FBT001 - the one fact of this gate
        """Return that somebody else owns the item, if so."""
        return None if owns else Reason(ReasonCode.NOT_ITEMS_OWNER)

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:  # noqa: ARG002 - as above
        """Return none of ``things``: whoever lists items asks `queries.leaving.waiting_items`."""
        return things.none()


@dataclass(frozen=True, slots=True)
class ScreenedFacts:
    """The rank a grade has, its name, and the one the person is screened for."""

    asked: int
    grade: LocalizedText
    held: Screened


class IsScreened:
    """The person is screened for the grade they are to be cleared at, on that day (P02)."""

    code: StrEnum = GateCode.SCREENED
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> ScreenedFacts:  # noqa: ARG002 - the signature is every gate's
        """Return what the grade asks and what the screenings had found by the question's instant."""
        subject = question.subject
        asked, name = screening.rank_and_name(subject.grade) if isinstance(subject, Clearing) else _ANY_GRADE
        return ScreenedFacts(asked, name, screening.screened_for(subject.id, question.at))

    def check(self, facts: ScreenedFacts) -> Reason | None:
        """Return what is lacking: a screening, one in force, one that was passed."""
        if facts.held.rank >= facts.asked:
            return None
        cure = Cure(Cures.REQUEST_SCREENING, "people:screenings")
        return Reason(facts.held.lacking, {"grade": str(facts.grade)}, cure)

    def narrow(self, things: QuerySet[Model], viewer: Person, at: datetime) -> QuerySet[Model]:  # noqa: ARG002 - as above
        """Return those of ``things``, persons, who were screened for any grade: no grade stands behind a list."""
        return things.filter(pk__in=screening.screened_people(at))


_ANY_GRADE = (1, LocalizedText("", ""))
"""What is asked where no grade is named: a screening for the lowest."""
