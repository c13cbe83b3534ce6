"""Asking to be named, without learning whether the thing exists; and the custodian's answer (S06)."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.access.vocabulary import Problem as AccessProblem
from shoumi.regime.documents import queries, rules
from shoumi.regime.documents.actions.granting import NewReading, add_reading
from shoumi.regime.documents.models import Document, KnowRequest
from shoumi.regime.documents.vocabulary import Event, Permission, Problem, RequestState
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import seal_text


def request_to_know(*, actor: Person, number: str, purpose: str, until: date) -> KnowRequest:
    """Ask to be named for ``number`` until a day, for a purpose.

    The answer, the work and the ledger entry are the same whether or not the number exists; where it does, its
    custodian sees the request. Raises Invalid for a missing purpose or a day that is over.
    """
    told = rules.check_purpose(purpose)
    rules.check_until(until, clock.today())
    request_id = uuid4()
    asked = rules.tidy_number(number)
    with transaction.atomic():
        request = KnowRequest.objects.create(
            id=request_id,
            asker_id=actor.id,
            sealed_number=seal_text(asked, f"documents.request.number:{request_id}"),
            sealed_purpose=seal_text(told, f"documents.request.purpose:{request_id}"),
            document=Document.objects.filter(number=asked).first(),
            made_at=clock.now(),
            until=until,
        )
        record(Event.REQUEST_MADE, actor=actor, request=request_id, asked=queries.asked_digest(asked), until=until)
    return request


def decide_request(*, actor: Person, request_id: UUID, grant: bool) -> KnowRequest:
    """Grant a request to know, which names the asker until the day asked for, or decline it.

    Raises NotFound for a request that is not for a document ``actor`` keeps, Conflict when it is decided already or
    the asker is not cleared for the level.
    """
    request = queries.requests_to_decide(actor).filter(pk=request_id).first()
    if request is None or request.document is None:
        raise NotFound(AccessProblem.NOT_FOUND)
    document = request.document
    with authorised(actor, Permission.DECIDE_REQUEST, document.subject):
        request = KnowRequest.objects.select_for_update().get(pk=request_id)
        if request.state != RequestState.OPEN:
            raise Conflict(Problem.REQUEST_DECIDED)
        request.state = RequestState.GRANTED if grant else RequestState.DECLINED
        request.decided_by_id = actor.id
        request.decided_at = clock.now()
        request.save(update_fields=["state", "decided_by", "decided_at"])
        record(Event.REQUEST_DECIDED, actor=actor, subject=document.subject, request=request_id, granted=grant)
        if grant:
            line = NewReading(person=request.asker_id, until=request.until, purpose=request.purpose)
            add_reading(actor, document, line)
        return request
