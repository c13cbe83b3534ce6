"""What reviewers decide: a right is confirmed, revoked, or restored in one press (P10)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.access.vocabulary import Problem as Access
from shoumi.regime.documents.actions import reviewing
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.documents.vocabulary import Permission as OnDocuments
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.reviews import rules
from shoumi.regime.reviews.models import Line
from shoumi.regime.reviews.queries import lines as reading
from shoumi.regime.reviews.vocabulary import LINE, LineState, Permission, Problem
from shoumi.regime.vault.values import seal_text

Also = tuple[StrEnum, Subject]


def confirm_line(*, actor: Person, line: UUID, until: date | None = None) -> None:
    """Confirm one right; with ``until`` it holds until the end of that company date and no longer.

    A later end than the right has now takes the right to widen the list. Raises NotFound for a line that is not
    ``actor``'s to decide, Refused without a fresh factor, Invalid for a day that is over, and Conflict when it is
    decided already, the right has ended by itself, or its term is being changed at this moment.
    """
    also = _prolonging(actor, line, until)
    with _deciding(actor, [line], *also) as found:
        for one, right in found:
            if _is_later(until, right) and not also:
                raise Conflict(Access.OVERTAKEN)
            right_then = reviewing.confirm_line(actor, right, review=one.campaign_id, until=until)
            one.holds_until = right_then.holds_until
            _decide(one, LineState.CONFIRMED, by=actor)


def revoke_line(*, actor: Person, line: UUID, reason: str) -> None:
    """Revoke one right, which ends now. Raises as `confirm_line`, and Invalid without a reason."""
    told = rules.check_reason(reason)
    with _deciding(actor, [line]) as found:
        for one, right in found:
            _revoke(actor, one, right, told)


def restore_line(*, actor: Person, line: UUID) -> None:
    """Restore a right that was revoked in a campaign that runs, or that silence suspended: both confirm it.

    It holds for the reader, purpose and term it had. Raises as `confirm_line`, and Conflict when it cannot be: the term
    is over, the reader named anew, gone or no longer cleared.
    """
    with authorised(actor, Permission.DECIDE, Subject(LINE, line)):
        one = Line.objects.select_related("campaign").get(pk=line)
        if not rules.may_restore(one.state_code, one.campaign.state_code):
            raise Conflict(Problem.NOTHING_TO_RESTORE)
        reviewing.resume_line(actor, one.grant, one.holds_until, review=one.campaign_id)
        _decide(one, LineState.CONFIRMED, by=actor)


def confirm_lines(*, actor: Person, lines: Sequence[UUID]) -> int:
    """Confirm many rights at once; return how many were still to be decided. Raises as `confirm_line`."""

    def confirm(one: Line, right: Reading) -> None:
        reviewing.confirm_line(actor, right, review=one.campaign_id)
        _decide(one, LineState.CONFIRMED, by=actor)

    return _each(actor, lines, confirm)


def revoke_lines(*, actor: Person, lines: Sequence[UUID], reason: str) -> int:
    """Revoke many rights at once for one reason; return how many were still to be decided. Raises as `revoke_line`."""
    if lines:  # without any, what is said is that none was ticked
        reason = rules.check_reason(reason)
    return _each(actor, lines, lambda one, right: _revoke(actor, one, right, reason))


def _each(actor: Person, lines: Sequence[UUID], decide: Callable[[Line, Reading], None]) -> int:
    chosen = list(dict.fromkeys(lines))
    if not chosen:
        raise Invalid(Problem.NONE_CHOSEN)
    if len(chosen) > rules.MOST_CHOSEN:
        raise Invalid(Problem.TOO_MANY, most=rules.MOST_CHOSEN)
    decided = 0
    for start in range(0, len(chosen), rules.DECIDED_AT_ONCE):
        with _deciding(actor, chosen[start : start + rules.DECIDED_AT_ONCE], strict=False) as found:
            for one, right in found:
                decide(one, right)
        decided += len(found)
    return decided


@contextmanager
def _deciding(
    actor: Person, ids: Sequence[UUID], *also: Also, strict: bool = True
) -> Iterator[list[tuple[Line, Reading]]]:
    """Open the transaction in which ``actor`` decides the lines ``ids``, all or none of which are theirs.

    Gives the lines with the rights they are about. What is decided already or fell away is a Conflict where ``strict``
    and left out where not. The list form of the gate answers for the others what it answered for the first one.
    """
    with authorised(actor, Permission.DECIDE, Subject(LINE, ids[0]), *also) as decision:
        mine = reading.own_lines(actor).filter(pk__in=ids)
        documents = sorted(mine.values_list("document", flat=True))
        list(Document.objects.select_for_update().filter(pk__in=documents).order_by("pk").values_list("pk"))
        list(Line.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
        lines = list(mine)
        if len(lines) != len(ids):
            raise NotFound(Problem.NO_SUCH_LINE)
        live = reading.live(decision.question.at).filter(grant__in=[one.grant for one in lines])
        rights = {right.grant: right for right in live.select_related("document")}
        found = []
        for one in lines:
            try:
                rules.check_open(one.state_code, one.campaign.state_code, live=one.grant in rights)
            except Conflict:
                if strict:
                    raise
            else:
                found.append((one, rights[one.grant]))
        yield found


def _prolonging(actor: Person, line: UUID, until: date | None) -> tuple[Also, ...]:
    """Return that the right to widen the list is asked for too, where ``until`` is later than the right ends now.

    What the line says of its end is as of the day the campaign began: the list may have been changed since.
    """
    if until is None:
        return ()
    one = reading.own_line(actor, line)
    return ((OnDocuments.WIDEN, one.document.subject),) if _is_later(until, reading.right_of(one)) else ()


def _is_later(until: date | None, right: Reading) -> bool:
    return until is not None and right.holds_until is not None and clock.end_of(until) > right.holds_until


def _revoke(actor: Person, one: Line, right: Reading, reason: str) -> None:
    reviewing.withdraw_line(actor, right, review=one.campaign_id)
    one.holds_until = right.holds_until
    _decide(one, LineState.REVOKED, by=actor, reason=reason)


def _decide(one: Line, state: LineState, *, by: Person, reason: str = "") -> None:
    at = clock.now()
    one.state, one.decided_by_id, one.decided_at = state, by.id, at
    one.sealed_reason = seal_text(reason, one.context) if reason else None
    one.took_hours = (at - (one.campaign.opened_at or at)) // timedelta(hours=1)
    one.save(update_fields=["state", "decided_by", "decided_at", "sealed_reason", "took_hours", "holds_until"])
