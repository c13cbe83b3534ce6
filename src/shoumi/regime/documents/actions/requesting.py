"""Asking to be named, without learning whether the thing exists; and the custodian's answer (S06)."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings

from shoumi.engines.foundation.errors import Conflict, Limited, NotFound
from shoumi.regime.access.actors import Person as Acting
from shoumi.regime.access.deciding import authorised
from shoumi.regime.access.vocabulary import Problem as AccessProblem
from shoumi.regime.documents import queries, rules, standing_in
from shoumi.regime.documents.actions.granting import NewReading, add_reading
from shoumi.regime.documents.models import Document, KnowRequest
from shoumi.regime.documents.vocabulary import REQUESTS, Event, Permission, Problem, RequestState
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.models import Person
from shoumi.regime.vault.values import seal_text

_WINDOW = timedelta(hours=24)


def request_to_know(*, actor: Acting, number: str, purpose: str, until: date) -> KnowRequest:
    """Ask to be named for ``number`` until a day, for a purpose.

    The answer, the work and the ledger entry are the same whether or not the number exists; where it does, its
    custodian sees the request. Raises Invalid for a missing purpose or a day that is over, Refused for someone who is
    not present, and Limited, which is recorded, for one request too many within 24 hours.
    """
    told = rules.check_purpose(purpose)
    rules.check_until(until, clock.today())
    asked = rules.tidy_number(number)
    with authorised(actor, Permission.ASK, REQUESTS) as decision:
        again = _next_request(actor.id, decision.question.at)
        if again is None:
            return _ask(actor, asked, told, until)
    limit: int = settings.INSTALLATION.requests_to_know_a_day
    record_alone(Event.REQUEST_LIMITED, actor=actor, asked=queries.asked_digest(asked), limit=limit)
    raise Limited(Problem.TOO_MANY_REQUESTS, limit=limit, again=_to_the_minute(again))


def _next_request(asker: UUID, now: datetime) -> datetime | None:
    """Return when ``asker`` may ask again; None for now. Before any number is looked at; refused ones do not count."""
    list(Person.objects.select_for_update().filter(pk=asker).values_list("pk"))  # of two at once, both are counted
    limit: int = settings.INSTALLATION.requests_to_know_a_day
    made = KnowRequest.objects.filter(asker=asker, made_at__gt=now - _WINDOW).order_by("-made_at")
    counting = made.values_list("made_at", flat=True)[limit - 1 : limit].first()
    return None if counting is None else counting + _WINDOW


def _to_the_minute(instant: datetime) -> str:
    """Return ``instant`` in the company's zone, never earlier than it is."""
    whole = instant.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return whole.astimezone(clock.zone()).strftime("%Y-%m-%d %H:%M")


def _ask(actor: Acting, asked: str, purpose: str, until: date) -> KnowRequest:
    request_id = uuid4()
    request = KnowRequest.objects.create(
        id=request_id,
        asker_id=actor.id,
        sealed_number=seal_text(asked, f"documents.request.number:{request_id}"),
        sealed_purpose=seal_text(purpose, f"documents.request.purpose:{request_id}"),
        document=Document.objects.filter(number=asked).first(),
        made_at=clock.now(),
        until=until,
    )
    record(Event.REQUEST_MADE, actor=actor, request=request_id, asked=queries.asked_digest(asked), until=until)
    return request


def decide_request(*, actor: Acting, request_id: UUID, grant: bool) -> KnowRequest:
    """Grant a request to know, which names the asker until the day asked for, or decline it.

    A deputy decides for the custodian, which stays on record. Raises NotFound for a request that does not wait for
    ``actor``, Conflict when it is decided already or the asker is not cleared for the level.
    """
    request = standing_in.requests_to_decide(actor).filter(pk=request_id).first()
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
        custodian = Document.objects.values_list("custodian_id", flat=True).get(pk=document.pk)
        request.decided_for_id = None if custodian == actor.id else custodian
        request.save(update_fields=["state", "decided_by", "decided_at", "decided_for"])
        record(
            Event.REQUEST_DECIDED,
            actor=actor,
            subject=document.subject,
            request=request_id,
            granted=grant,
            deputy_of=request.decided_for_id,
        )
        if grant:
            line = NewReading(person=request.asker_id, until=request.until, purpose=request.purpose)
            add_reading(actor, document, line)
        return request
