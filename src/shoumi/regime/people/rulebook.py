"""What this part says about its subjects before gates are asked."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db.models import Model, QuerySet

from shoumi.regime.access.actors import Actor, Console, Job
from shoumi.regime.access.actors import Person as PersonActing
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people import queries
from shoumi.regime.people.models import CaseItem, Person, Unit
from shoumi.regime.people.queries import leaving, screening
from shoumi.regime.people.rules.powers import ITEM_POWERS, POWERS, SYNC_VERBS, Power
from shoumi.regime.people.rules.sight import Names
from shoumi.regime.people.values import Clearing
from shoumi.regime.people.vocabulary import GateCode, Permission, SubjectKind

DIRECTORY = Subject(SubjectKind.DIRECTORY, UUID(int=0))
"""The subject of acts that concern the directory as a whole: making an entry, importing, exporting."""

SYNC_JOB = Job("people.sync")
"""Who acts when what a source tells is applied."""

NOT_KNOWN = Case(known=False, gates=())

Knows = Callable[[Actor, datetime, UUID], bool]
Powers = Mapping[StrEnum, Power]


class DirectoryRulebook:
    """The rules for one kind of entry; every kind has the same table of powers and its own way of being known."""

    def __init__(
        self, kind: SubjectKind, rows: "Callable[[], QuerySet[Model]]", knows: Knows, powers: Powers = POWERS
    ) -> None:
        self.kind = kind.value
        self._rows = rows
        self._knows = knows
        self._powers = powers

    def lock(self, subject: Subject) -> None:
        """Lock the rows a decision about ``subject`` and the change that follows rest on."""
        # The number of rows does not matter: evaluating the query is what locks them.
        list(self._rows().select_for_update().filter(pk=subject.id).values_list("pk"))

    def case(self, question: Question) -> Case:
        """Return the powers a verb asks for; a verb that is not in the table is a case without a rule."""
        if question.actor == SYNC_JOB:
            allowed = frozenset({Job}) if question.verb in SYNC_VERBS else frozenset[type]()
            return Case(known=True, gates=(), machines=allowed)
        if not self._knows(question.actor, question.at, question.subject.id):
            return NOT_KNOWN
        power = self._powers.get(question.verb)
        if power is None:
            return Case(known=True, gates=())
        further = _further(question)
        return Case(
            known=True,
            gates=(*power.gates, *further),
            machines=frozenset({Console} if power.by_console and not further else ()),
            offices=power.offices,
            scope=power.scope,
            fresh_minutes=settings.INSTALLATION.step_up_minutes if power.fresh else 0,
        )


def _further(question: Question) -> tuple[StrEnum, ...]:
    """Return the gates that depend on more than the verb: a grade may ask for a screening, also at the console."""
    subject = question.subject
    if isinstance(subject, Clearing) and question.verb is Permission.GRANT_CLEARANCE:
        return (GateCode.SCREENED,) if screening.grade_asks(subject.grade, question.at) else ()
    return ()


def rulebooks() -> tuple[DirectoryRulebook, ...]:
    """Return the rulebooks of this part, one for each kind of subject."""
    return (
        DirectoryRulebook(SubjectKind.DIRECTORY, Unit.objects.none, _knows_directory),
        DirectoryRulebook(SubjectKind.PERSON, Person.objects.all, _knows_person),
        DirectoryRulebook(SubjectKind.UNIT, Unit.objects.all, _knows_unit),
        DirectoryRulebook(SubjectKind.LEAVING_ITEM, CaseItem.objects.all, _knows_item, ITEM_POWERS),
    )


def _knows_directory(actor: Actor, at: datetime, _id: UUID) -> bool:
    return queries.sight_of(actor, at).names is not Names.NOBODY


def _knows_person(actor: Actor, at: datetime, person_id: UUID) -> bool:
    """Return whether ``actor`` sees the entry; everybody knows of themselves, also when they see nobody any more."""
    if isinstance(actor, PersonActing) and actor.id == person_id:
        return Person.objects.filter(id=person_id).exists()
    return queries.directory(actor, at).filter(id=person_id).exists()


def _knows_unit(actor: Actor, at: datetime, unit_id: UUID) -> bool:
    sees_company = queries.sight_of(actor, at).names in {Names.COLLEAGUES, Names.EVERYBODY}
    return sees_company and Unit.objects.filter(id=unit_id).exists()


def _knows_item(actor: Actor, _at: datetime, item_id: UUID) -> bool:
    item = leaving.item_facts(item_id)
    return item is not None and leaving.cases(actor).filter(id=item.case_id).exists()
