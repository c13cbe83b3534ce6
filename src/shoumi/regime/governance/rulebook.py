"""What governance says about its subjects before gates are asked."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.governance import queries
from shoumi.regime.governance.models import Meeting, Task
from shoumi.regime.governance.vocabulary import BODIES, MEETING, TASK, GateCode, Permission, Tie
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.vocabulary import GateCode as PeopleGate

NOT_KNOWN = Case(known=False, gates=())


def _acting(ties: frozenset[Tie]) -> Case:
    """Return the case of an act: whoever is in charge, with a second factor just confirmed."""
    minutes: int = settings.INSTALLATION.step_up_minutes
    return Case(known=True, gates=(GateCode.IN_CHARGE, AccountGate.FACTOR_FRESH), ties=ties, fresh_minutes=minutes)


def _seen() -> Case:
    return Case(known=True, gates=(PeopleGate.PRESENT,), scope=Scope.READ)


class BodiesRules:
    """The work of the bodies as a whole: known to who sits in one, and to who oversees them."""

    kind = BODIES.kind

    def lock(self, subject: Subject) -> None:
        """Lock nothing: what is entered rests on no row."""

    def case(self, question: Question) -> Case:
        """Return what seeing the work, calling a meeting and assigning a task ask."""
        actor = question.actor
        ties = queries.ties_to_any(actor.id, question.at) if isinstance(actor, Person) else frozenset()
        if not ties:
            return NOT_KNOWN
        match question.verb:
            case Permission.SEE:
                return _seen()
            case Permission.CALL | Permission.ASSIGN:
                return _acting(ties)
            case _:
                return Case(known=True, gates=())


class MeetingRules:
    """One meeting: known to who sits in its body, and to who oversees the bodies."""

    kind = MEETING

    def lock(self, subject: Subject) -> None:
        """Lock the meeting's row."""
        list(Meeting.objects.select_for_update().filter(pk=subject.id).values_list("pk"))

    def case(self, question: Question) -> Case:
        """Return what recording, cancelling and resolving ask."""
        actor = question.actor
        body = Meeting.objects.filter(pk=question.subject.id).values_list("body_id", flat=True).first()
        if body is None or not isinstance(actor, Person):
            return NOT_KNOWN
        ties = queries.ties_to_body(actor.id, body, question.at)
        if not ties:
            return NOT_KNOWN
        if question.verb in {Permission.RECORD, Permission.CANCEL, Permission.RESOLVE}:
            return _acting(ties)
        return Case(known=True, gates=())


class TaskRules:
    """One task: known to its owner, to who sits in its body, and to who oversees the bodies."""

    kind = TASK

    def lock(self, subject: Subject) -> None:
        """Lock the task's row."""
        list(Task.objects.select_for_update().filter(pk=subject.id).values_list("pk"))

    def case(self, question: Question) -> Case:
        """Return what settling asks: the owner or the confidentiality officer, not merely a seat in the body."""
        if not isinstance(question.actor, Person):
            return NOT_KNOWN
        ties = _ties_to_task(question.actor.id, question.subject.id, question.at)
        if not ties:
            return NOT_KNOWN
        if question.verb is Permission.SETTLE:
            return _acting(ties - {Tie.MEMBER})
        return Case(known=True, gates=())


def _ties_to_task(person: UUID, task_id: UUID, at: datetime) -> frozenset[Tie]:
    task = Task.objects.filter(pk=task_id).first()
    if task is None:
        return frozenset()
    owner = frozenset({Tie.OWNER} if task.owner_id == person else ())
    return owner | queries.ties_to_body(person, task.body_id, at)
