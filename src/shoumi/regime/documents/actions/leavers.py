"""What is done to documents when a reader leaves or moves: lines confirmed, lines ended, custody handed over (P07)."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.documents import leavers
from shoumi.regime.documents.actions.keeping import pass_on
from shoumi.regime.documents.models import Document, LineKept, Reading
from shoumi.regime.documents.vocabulary import REGISTER, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.models import LeavingCase
from shoumi.regime.people.queries import leaving
from shoumi.regime.people.rules.leaving import check_case
from shoumi.regime.people.vocabulary import CaseKind

AT_ONCE = 500
"""Lines ended in one transaction at most."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many documents were handed over, and which were not: number and why."""

    count: int
    left: tuple[tuple[str, StrEnum], ...]


def keep_line(*, actor: Person, grant: UUID) -> LineKept:
    """Confirm the line of somebody who moves or is under notice, for a document ``actor`` keeps.

    Raises NotFound for a line that does not wait for ``actor``, and Refused as widening the list does.
    """
    line = leavers.line_to_review(actor, grant)
    with authorised(actor, Permission.WIDEN, line.document.subject):
        line = leavers.line_to_review(actor, grant)
        case: UUID = line.case  # type: ignore[attr-defined]  # annotated by the query
        kept = LineKept.objects.create(
            case_id=case, document=line.document, grant=grant, kept_by_id=actor.id, kept_at=clock.now()
        )
        record(
            Event.READING_CONFIRMED,
            actor=actor,
            subject=line.document.subject,
            grant=grant,
            person=line.person_id,
            case=case,
        )
    return kept


def end_lines(*, actor: Person, case: UUID) -> int:
    """End every line that names the person of an open ``case``, who goes; return how many.

    Raises Refused for anybody but the confidentiality officer, NotFound for a case they may not know of, and Conflict
    when the case is over or the person only moves.
    """
    row = _going(actor, case)
    ended = 0
    while lines := list(islice(leavers.personal_lines(row.person_id).select_related("document"), AT_ONCE)):
        with authorised(actor, Permission.CLEAR_LEAVER, REGISTER):
            for line in lines:
                _end(actor, line)
        ended += len(lines)
    return ended


def hand_over_all(*, actor: Person, case: UUID, successor: UUID | None = None) -> HandedOver:
    """Hand everything that the person of an open ``case`` keeps to ``successor``, by default the one of the case.

    One document an act; where the successor may not keep one, it stays and is named. Raises as `end_lines`, and Invalid
    without a successor.
    """
    row = _going(actor, case)
    receiver = successor or row.successor_id
    if receiver is None:
        raise Invalid(Problem.SUCCESSOR_MISSING)
    count, left = 0, []
    for document in leavers.kept_by(row.person_id):
        try:
            with authorised(actor, Permission.CLEAR_LEAVER, REGISTER):
                pass_on(actor, Document.objects.select_for_update().get(pk=document.pk), receiver)
        except Conflict as problem:
            left.append((document.number, problem.code))
        else:
            count += 1
    return HandedOver(count, tuple(left))


def _end(actor: Person, line: Reading) -> None:
    line.end_at(clock.now())
    record(Event.READING_WITHDRAWN, actor=actor, subject=line.document.subject, grant=line.grant, person=line.person_id)


def _going(actor: Person, case: UUID) -> LeavingCase:
    row = leaving.case(actor, case)
    permitted(actor, Permission.CLEAR_LEAVER, REGISTER)
    check_case(row.state_code)
    if row.kind_code is CaseKind.MOVING:
        raise Conflict(Problem.NOTHING_TO_REVIEW)
    return row
