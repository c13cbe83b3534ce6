"""What this part says about its subjects before gates are asked."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from django.conf import settings

from shoumi.regime.access.actors import Actor, Console, Job
from shoumi.regime.access.actors import Person as PersonActing
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.queries import knowing, standing
from shoumi.regime.conduct.rules.bodies import OFFICES
from shoumi.regime.conduct.rules.powers import (
    CASE_POWERS,
    FILE_POWERS,
    KEEPERS,
    ON_APPEAL,
    POWERS,
    SEES_OUTCOMES,
    Power,
)
from shoumi.regime.conduct.vocabulary import CONDUCT, Permission, SubjectKind
from shoumi.regime.journal.acting import Subject

NOT_KNOWN = Case(known=False, gates=())

TERMS_JOB = Job("conduct.terms")
"""Who puts decisions in force when nobody appealed, and takes expired records off the file."""

_JUDGED = frozenset({Permission.DECIDE, Permission.SEND_BACK, Permission.DECIDE_APPEAL})


def case_subject(case: UUID) -> Subject:
    """Return the subject of acts done to ``case``."""
    return Subject(SubjectKind.CASE, case)


def file_subject(about: UUID) -> Subject:
    """Return the subject of acts done to the file of a person or unit."""
    return Subject(SubjectKind.FILE, about)


def _asked(powers: Mapping[StrEnum, Power], verb: StrEnum) -> Case:
    """Return what ``verb`` asks of a subject that is known; a verb that is not in the table has no rule."""
    power = powers.get(verb)
    if power is None:
        return Case(known=True, gates=())
    return Case(
        known=True,
        gates=power.gates,
        machines=frozenset({Console} if power.by_console else ()),
        offices=power.offices,
        scope=power.scope,
        fresh_minutes=settings.INSTALLATION.step_up_minutes if power.fresh else 0,
    )


class ConductRules:
    """The rules for the part as a whole; that it exists is no secret."""

    kind = CONDUCT.kind

    def lock(self, _subject: Subject) -> None:
        """Lock nothing: no single row stands behind the whole."""

    def case(self, question: Question) -> Case:
        """Return what the verb asks."""
        return _asked(POWERS, question.verb)


class FileRules:
    """The rules for one file. Its owner, HR and the officer know of it, and heads of the outcomes in it."""

    kind = SubjectKind.FILE.value

    def lock(self, _subject: Subject) -> None:
        """Lock nothing: a file is the cases in it, and a new one changes no other."""

    def case(self, question: Question) -> Case:
        """Return what the verb asks of somebody who may know of the file."""
        actor, verb = question.actor, question.verb
        facts = standing.file_facts(question.subject.id)
        if facts is None or not isinstance(actor, PersonActing):
            return NOT_KNOWN
        if standing.speaks_for(actor.id, facts, question.at):
            return _asked(FILE_POWERS, verb)
        knowing_offices = KEEPERS if verb is Permission.OPEN else KEEPERS | SEES_OUTCOMES
        if not knowing_offices & standing.offices_towards(actor.id, facts, question.at):
            return NOT_KNOWN
        return _asked(FILE_POWERS, verb)


class CaseRules:
    """The rules for one case: who decides is told by the case itself."""

    kind = SubjectKind.CASE.value

    def lock(self, subject: Subject) -> None:
        """Lock the case."""
        # Evaluating the query is what locks it.
        list(ConductCase.objects.select_for_update().filter(id=subject.id).values_list("pk"))

    def case(self, question: Question) -> Case:
        """Return what the verb asks of somebody who knows of the case."""
        if question.actor == TERMS_JOB:
            machines = frozenset({Job}) if question.verb is Permission.KEEP_TERMS else frozenset[type]()
            return Case(known=True, gates=(), machines=machines)
        if not _knows(question.actor, question.subject.id):
            return NOT_KNOWN
        asked = _asked(CASE_POWERS, question.verb)
        return replace(asked, offices=_judges(question)) if question.verb in _JUDGED else asked


def _judges(question: Question) -> frozenset[StrEnum]:
    """Return the offices of the body that decides, or hears the appeal; none before it is known."""
    facts = standing.case_facts(question.subject.id)
    body = None
    if facts is not None:
        body = facts.appeal_body if question.verb in ON_APPEAL else facts.body
    return frozenset(OFFICES[body]) if body else frozenset()


def _knows(actor: Actor, case_id: UUID) -> bool:
    return knowing.known(actor).filter(id=case_id).exists()


def rulebooks() -> tuple[ConductRules, FileRules, CaseRules]:
    """Return the rulebooks of this part, one for each kind of subject."""
    return ConductRules(), FileRules(), CaseRules()
