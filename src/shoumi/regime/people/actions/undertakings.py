"""The exit undertaking: drawn up with the list of what was really opened, confirmed in person, or refused (E09)."""

from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import override

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock, papers
from shoumi.regime.kit.papers import Paper
from shoumi.regime.people import queries
from shoumi.regime.people.actions.facts import found, hand_of, person_subject
from shoumi.regime.people.actions.leaving_cases import settle
from shoumi.regime.people.contributions import opened_by
from shoumi.regime.people.models import CaseItem, ExitUndertaking, LeavingCase, Person
from shoumi.regime.people.queries import leaving as reading
from shoumi.regime.people.rules import leaving as rules
from shoumi.regime.people.vocabulary import (
    CaseState,
    Event,
    ItemState,
    Permission,
    Problem,
    UndertakingState,
)
from shoumi.regime.vault.objects import read, seal_bytes

ITEM = "people.undertaking"
"""The item of a case that settles with its undertaking."""


def draw_undertaking(*, actor: Actor, case: UUID) -> ExitUndertaking:
    """Draw up the undertaking of ``case``, in the leaver's language, with the list of what they really opened.

    The list is read off the ledger's entries of pages, texts and excerpts: numbers, levels, times, counts, no content.
    It is sealed, and its SHA-256 is what the leaver confirms. Drawn up again, it takes the place of one not confirmed.
    Raises Refused for anybody but HR and the officer, and Conflict when it is confirmed or refused already.
    """
    row = reading.case(actor, case)
    permitted(actor, Permission.DRAW_UNDERTAKING, person_subject(row.person_id))  # before the list is read and set
    _check_open(row)
    openings = opened_by(row.person_id)
    page = {"case": row, "openings": openings, "drawn_at": clock.now(), "total": sum(one.count for one in openings)}
    made = _set("people/annex.html", page, row.person)
    with (
        seal_bytes(made.data) as sealing,
        authorised(actor, Permission.DRAW_UNDERTAKING, person_subject(row.person_id)) as decision,
    ):
        now = decision.question.at
        former = reading.undertaking_of(row)
        if former is not None:
            rules.check_undertaking(former.state_code)
            former.state, former.settled_at = UndertakingState.SUPERSEDED, now
            former.save(update_fields=["state", "settled_at"])
        undertaking = ExitUndertaking.objects.create(
            case=row,
            annex=sealing.keep(level=""),
            media_type=made.media_type,
            digest=made.digest,
            opened=len(openings),
            drawn_by_id=hand_of(actor),
            drawn_at=now,
        )
        record(
            Event.UNDERTAKING_DRAWN,
            actor=actor,
            subject=person_subject(row.person_id),
            case=row.id,
            digest=made.digest,
            opened=len(openings),
        )
    return undertaking


def read_annex(*, actor: Actor, case: UUID) -> Paper:
    """Return the annex of the undertaking that stands, for HR, the officer and the leaver; recorded.

    Raises Refused for others who know of the case, and NotFound before it is drawn up.
    """
    row = _row_for(actor, case)
    own = hand_of(actor) == row.person_id
    permitted(
        actor,
        Permission.SEE_OWN_LEAVING if own else Permission.DRAW_UNDERTAKING,
        person_subject(row.person_id),
    )
    undertaking = _standing(row)
    paper = Paper(read(undertaking.annex), undertaking.media_type)
    record_alone(Event.UNDERTAKING_READ, actor=actor, subject=person_subject(row.person_id), digest=undertaking.digest)
    return paper


def confirm_undertaking(*, actor: Actor, case: UUID, digest: str) -> None:
    """Let the leaver confirm, in person and with the second factor, the undertaking whose annex has this ``digest``.

    Raises Refused for anybody else, and Conflict when it was drawn up anew meanwhile or is settled.
    """
    row = _row_for(actor, case)
    with authorised(actor, Permission.CONFIRM_UNDERTAKING, person_subject(row.person_id)) as decision:
        _check_open(row)
        undertaking = _standing(row)
        rules.check_undertaking(undertaking.state_code)
        if undertaking.digest != digest:
            raise Conflict(Problem.UNDERTAKING_CHANGED)
        undertaking.state, undertaking.settled_at = UndertakingState.CONFIRMED, decision.question.at
        undertaking.save(update_fields=["state", "settled_at"])
        _settle(row, hand_of(actor))
        record(
            Event.UNDERTAKING_CONFIRMED,
            actor=actor,
            subject=person_subject(row.person_id),
            case=row.id,
            digest=digest,
            opened=undertaking.opened,
        )


def refuse_undertaking(*, actor: Actor, case: UUID, witness: UUID) -> None:
    """Record that the leaver was shown the undertaking and would not confirm it, before ``witness``.

    Raises Refused for anybody but HR and the officer, Invalid for a witness who is one of the two or not present, and
    Conflict when it is settled.
    """
    row = reading.case(actor, case)
    with authorised(actor, Permission.RECORD_REFUSAL, person_subject(row.person_id)) as decision:
        _check_open(row)
        undertaking = _standing(row)
        rules.check_undertaking(undertaking.state_code)
        now = decision.question.at
        if witness in {hand_of(actor), row.person_id} or not queries.is_present(witness, now):
            raise Invalid(Problem.WITNESS_UNFIT)
        undertaking.state, undertaking.settled_at, undertaking.witness_id = UndertakingState.REFUSED, now, witness
        undertaking.save(update_fields=["state", "settled_at", "witness"])
        _settle(row, hand_of(actor))
        record(
            Event.UNDERTAKING_REFUSED,
            actor=actor,
            subject=person_subject(row.person_id),
            case=row.id,
            digest=undertaking.digest,
            witness=witness,
        )


def issue_certificate(*, actor: Actor, case: UUID) -> Paper:
    """Return the certificate of a closed case: what was settled by whom, and what goes on; recorded.

    Raises Refused for anybody but HR and the officer, and Conflict while the case is open.
    """
    row = reading.case(actor, case)
    permitted(actor, Permission.CERTIFY_LEAVING, person_subject(row.person_id))
    if row.state_code is not CaseState.CLOSED:
        raise Conflict(Problem.CASE_NOT_CLOSED)
    page = {
        "case": row,
        "lines": reading.lines(actor, row),
        "undertaking": reading.undertaking_of(row),
        "duties": reading.duties_of(row),
        "issued_at": clock.now(),
    }
    made = _set("people/certificate.html", page, row.person)
    record_alone(Event.CERTIFIED, actor=actor, subject=person_subject(row.person_id), case=row.id, digest=made.digest)
    return made


def _set(template: str, context: dict[str, object], person: Person) -> Paper:
    with override(person.language):
        html = render_to_string(template, context | {"language": person.language})
    return papers.paper(html, papers.setter())


def _row_for(actor: Actor, case: UUID) -> LeavingCase:
    """Return the case for those who may know of it, and for the leaver."""
    own = hand_of(actor)
    mine = LeavingCase.objects.filter(id=case, person_id=own).select_related("person").first() if own else None
    return mine or reading.case(actor, case)


def _standing(row: LeavingCase) -> ExitUndertaking:
    undertaking = reading.undertaking_of(row)
    if undertaking is None:
        raise NotFound(Problem.UNDERTAKING_MISSING)
    return undertaking


def _settle(row: LeavingCase, by: UUID | None) -> None:
    item = found(CaseItem.objects.filter(case=row, name=ITEM).first(), Problem.NO_SUCH_ITEM)
    if item.state_code is ItemState.OPEN:
        settle(item, ItemState.DONE, by=by, at=clock.now())


def _check_open(row: LeavingCase) -> None:
    row.refresh_from_db(fields=["state"])
    rules.check_case(row.state_code)
