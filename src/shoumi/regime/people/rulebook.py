"""What this part says about its subjects before gates are asked."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Model, QuerySet

from shoumi.regime.access.actors import Actor, Console
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people import queries
from shoumi.regime.people.models import Person, Unit
from shoumi.regime.people.rules.powers import POWERS
from shoumi.regime.people.rules.sight import Names
from shoumi.regime.people.vocabulary import SubjectKind

DIRECTORY = Subject(SubjectKind.DIRECTORY, UUID(int=0))
"""The subject of acts that concern the directory as a whole: making an entry, importing, exporting."""

NOT_KNOWN = Case(known=False, gates=())

Knows = Callable[[Actor, datetime, UUID], bool]


class DirectoryRulebook:
    """The rules for one kind of entry; every kind has the same table of powers and its own way of being known."""

    def __init__(self, kind: SubjectKind, rows: "Callable[[], QuerySet[Model]]", knows: Knows) -> None:
        self.kind = kind.value
        self._rows = rows
        self._knows = knows

    def lock(self, subject: Subject) -> None:
        """Lock the rows a decision about ``subject`` and the change that follows rest on."""
        # The number of rows does not matter: evaluating the query is what locks them.
        list(self._rows().select_for_update().filter(pk=subject.id).values_list("pk"))

    def case(self, question: Question) -> Case:
        """Return the powers a verb asks for; a verb that is not in the table is a case without a rule."""
        if not self._knows(question.actor, question.at, question.subject.id):
            return NOT_KNOWN
        power = POWERS.get(question.verb)
        if power is None:
            return Case(known=True, gates=())
        return Case(
            known=True,
            gates=power.gates,
            machines=frozenset({Console}),
            offices=power.offices,
            scope=power.scope,
            fresh_minutes=settings.INSTALLATION.step_up_minutes if power.fresh else 0,
        )


def rulebooks() -> tuple[DirectoryRulebook, ...]:
    """Return the rulebooks of this part, one for each kind of subject."""
    return (
        DirectoryRulebook(SubjectKind.DIRECTORY, Unit.objects.none, _knows_directory),
        DirectoryRulebook(SubjectKind.PERSON, Person.objects.all, _knows_person),
        DirectoryRulebook(SubjectKind.UNIT, Unit.objects.all, _knows_unit),
    )


def _knows_directory(actor: Actor, at: datetime, _id: UUID) -> bool:
    return queries.sight_of(actor, at).names is not Names.NOBODY


def _knows_person(actor: Actor, at: datetime, person_id: UUID) -> bool:
    return queries.directory(actor, at).filter(id=person_id).exists()


def _knows_unit(actor: Actor, at: datetime, unit_id: UUID) -> bool:
    sees_company = queries.sight_of(actor, at).names in {Names.COLLEAGUES, Names.EVERYBODY}
    return sees_company and Unit.objects.filter(id=unit_id).exists()
