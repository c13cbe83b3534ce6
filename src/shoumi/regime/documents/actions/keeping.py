"""Handing a document over to another custodian; who kept it when stays on record."""

from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents.actions.granting import check_cleared
from shoumi.regime.documents.models import Custody, Document
from shoumi.regime.documents.vocabulary import Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import standing as people


def hand_over(*, actor: Person, document: Document, person: UUID) -> Custody:
    """Let ``person`` keep ``document`` from now on, and decide the requests to know it.

    Who handed it over keeps no tie by that; the need-to-know list stays as it is. Raises Refused for anybody but the
    custodian, and Conflict when ``person`` keeps it already, is not present or not cleared for its level.
    """
    with authorised(actor, Permission.HAND_OVER, document.subject):
        document.refresh_from_db()
        return pass_on(actor, document, person)


def pass_on(actor: Person, document: Document, person: UUID) -> Custody:
    """Let ``person`` keep ``document`` inside an action that was authorised to; raises as `hand_over`."""
    if document.custodian_id == person:
        raise Conflict(Problem.KEEPS_ALREADY)
    check_keeper(person, document)
    now = clock.now()
    former = document.custodian_id
    Custody.objects.standing().filter(document=document, holds_until=None).end_at(now)
    custody: Custody = Custody.objects.create(document=document, person_id=person, holds_from=now, recorded_at=now)
    document.custodian_id = person
    document.save(update_fields=["custodian"])
    record(Event.CUSTODY_HANDED_OVER, actor=actor, subject=document.subject, former=former, custodian=person)
    return custody


def check_keeper(person: UUID, document: Document) -> None:
    """Raise Conflict unless ``person``, who is to keep ``document``, is present and cleared for its level."""
    if not people.is_present(person, clock.now()):
        raise Conflict(Problem.NOT_PRESENT)
    check_cleared(person, document)
