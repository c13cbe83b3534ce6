"""Taking the lines of a campaign that has begun: who held what at that instant, in steps of at most 500."""

from collections.abc import Sequence
from uuid import UUID

from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.queries.rights import Company, Taken, rights, taken
from shoumi.regime.reviews.rulebook import REVIEW_JOB
from shoumi.regime.reviews.rules import AT_ONCE, stands_out
from shoumi.regime.reviews.vocabulary import CampaignState, Event, Exceptional, Permission


def take_lines(campaign: UUID, *, steps: int = 1) -> bool:
    """Take up to ``steps`` steps of lines, going on where it stopped; open the campaign after the last one.

    Every step is as of the instant the campaign began, however long taking all of them lasts. What is known of the
    rights is read before the transaction of the step. Returns whether more is left.
    """
    row = Campaign.objects.filter(pk=campaign, state=CampaignState.OPENING).first()
    if row is None or row.begun_at is None:
        return False
    company = Company.at_instant(row.begun_at)
    for _ in range(steps):
        found = list(rights(row, company.at).filter(pk__gt=row.cursor)[:AT_ONCE])
        row = _take(row, taken(row, found, company)) if found else row
        if len(found) < AT_ONCE:
            _open(row)
            return False
    return True


def _take(row: Campaign, lines: Sequence[Taken]) -> Campaign:
    """Write one step of lines, unless another process has been here meanwhile; return the campaign as it is then."""
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject):
        now = Campaign.objects.get(pk=row.pk)
        if (now.state, now.cursor) != (row.state, row.cursor):
            return now
        first = Line.objects.filter(campaign=now).count() + 1
        Line.objects.bulk_create(_line(now, one, number) for number, one in enumerate(lines, first))
        now.cursor = lines[-1].right.pk
        now.save(update_fields=["cursor"])
        record(Event.LINES_TAKEN, actor=REVIEW_JOB, subject=now.subject, lines=len(lines))
    return now


def _line(row: Campaign, one: Taken, number: int) -> Line:
    found = stands_out(one.facts, row.unused_days)
    right = one.right
    return Line(
        campaign=row,
        number=number,
        grant=right.grant,
        document_id=right.document_id,
        person_id=right.person_id,
        unit_id=right.unit_id,
        position_id=right.position_id,
        home_id=one.home,
        reviewer_id=one.reviewer,
        granted_at=right.holds_from,
        holds_until=right.holds_until,
        last_opened_at=one.facts.last_opened_at,
        unused=Exceptional.UNUSED in found,
        moved=Exceptional.MOVED in found,
        outside=Exceptional.OUTSIDE in found,
        wider=Exceptional.WIDER in found,
        weight=len(found),
        held=one.facts.held,
        usual=one.facts.usual,
    )


def _open(row: Campaign) -> None:
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject) as decision:
        now = Campaign.objects.get(pk=row.pk)
        if now.state_code is not CampaignState.OPENING:
            return
        now.state, now.opened_at = CampaignState.OPEN, decision.question.at
        now.save(update_fields=["state", "opened_at"])
        record(Event.OPENED, actor=REVIEW_JOB, subject=now.subject, lines=Line.objects.filter(campaign=now).count())
