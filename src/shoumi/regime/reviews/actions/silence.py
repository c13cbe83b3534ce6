"""What becomes of lines by themselves: rights that ended fall away, silence is reminded of, escalated, then suspends.

Every function takes one step of one campaign, in a transaction of its own, and returns whether it did anything: a
worker that is killed goes on with the next one. All of it is done by the product, on the days the campaign names.
"""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents.actions import reviewing
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import standing as people
from shoumi.regime.reviews import rules
from shoumi.regime.reviews.actions.planning import end
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.queries import lines as reading
from shoumi.regime.reviews.queries.rights import Company, knowing, reviewers
from shoumi.regime.reviews.rulebook import REVIEW_JOB
from shoumi.regime.reviews.rules import AT_ONCE, DECIDED_AT_ONCE, RUNNING
from shoumi.regime.reviews.vocabulary import CampaignState, EscalatesTo, Event, LineState, Permission


def lapse(row: Campaign) -> bool:
    """Let the lines fall away whose right has ended by itself: withdrawn, run out, or the reader has left."""
    ids = list(reading.fallen(_open_lines(row)).values_list("pk", flat=True)[:AT_ONCE])
    if not ids:
        return False
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject) as decision:
        lines = Line.objects.filter(pk__in=ids, state=LineState.OPEN)
        count = lines.update(state=LineState.LAPSED, decided_at=decision.question.at)
        record(Event.LINES_LAPSED, actor=REVIEW_JOB, subject=row.subject, lines=count)
    return True


def assign_anew(row: Campaign) -> bool:
    """Give the lines of reviewers who left, or may no longer know of the secret, to who decides them now."""
    now = clock.now()
    ids = _unfit(row)
    if not ids:
        return False
    lines = list(Line.objects.filter(pk__in=ids).order_by("pk"))
    rights = list(reading.live(now).filter(grant__in=[one.grant for one in lines]).select_related("document"))
    homes = {one.grant: one.home_id for one in lines}
    chosen = reviewers(row, rights, homes, Company.at_instant(now))
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject):
        still = Line.objects.select_for_update().filter(pk__in=ids, state=LineState.OPEN).order_by("pk")
        changed = []
        for one in still:
            one.reviewer_id = chosen.get(one.grant)
            changed.append(one)
        Line.objects.bulk_update(changed, ["reviewer"])
        record(Event.LINES_ASSIGNED, actor=REVIEW_JOB, subject=row.subject, lines=len(changed))
    return True


def remind(row: Campaign) -> bool:
    """Remind the reviewers whose lines wait, on the days before the due date that the campaign names."""
    days = rules.due_reminder(row.schedule, row.reminded_for, clock.today())
    if days is None:
        return False
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject):
        now = Campaign.objects.get(pk=row.pk)
        if now.state_code not in RUNNING or now.reminded_for == days:
            return False
        now.reminded_for = days
        now.save(update_fields=["reminded_for"])
        waiting = Counter(_open_lines(now).values_list("reviewer", flat=True))
        record(
            Event.REMINDED,
            actor=REVIEW_JOB,
            subject=now.subject,
            days_before=days,
            lines=waiting.total(),
            reviewers=len(waiting),
        )
    return True


def escalate(row: Campaign) -> bool:
    """Let the superior of a silent reviewer, or the office, decide as well; with the last line the campaign is."""
    if row.state_code is not CampaignState.OPEN or clock.today() < row.escalates_on or not _open_lines(row).exists():
        return False
    lines = list(_open_lines(row).filter(escalated=False).select_related("document").order_by("pk")[:AT_ONCE])
    seconds = _seconds(row, lines)
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject) as decision:
        now = Campaign.objects.get(pk=row.pk)
        if now.state_code is not CampaignState.OPEN:
            return False
        if lines:
            ids = [one.pk for one in lines]
            still = list(Line.objects.select_for_update().filter(pk__in=ids, state=LineState.OPEN).order_by("pk"))
            for one in still:
                one.escalated, one.second_id = True, seconds.get(one.pk)
            Line.objects.bulk_update(still, ["escalated", "second"])
            record(Event.LINES_ESCALATED, actor=REVIEW_JOB, subject=now.subject, lines=len(still))
            return True
        waiting = _open_lines(now).count()
        if not waiting:
            return False
        now.state, now.escalated_at = CampaignState.ESCALATED, decision.question.at
        now.save(update_fields=["state", "escalated_at"])
        record(Event.ESCALATED, actor=REVIEW_JOB, subject=now.subject, lines=waiting)
    return True


def suspend(row: Campaign) -> bool:
    """Suspend the rights nobody decided about by the day of suspension: they end, and one press restores them."""
    if row.state_code not in RUNNING or clock.today() < row.suspends_on or not _open_lines(row).exists():
        return False
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject) as decision:
        now = Campaign.objects.get(pk=row.pk)
        chosen = _open_lines(now).order_by("document", "pk").values_list("pk", "document")[:DECIDED_AT_ONCE]
        ids, documents = [pk for pk, _ in chosen], {document for _, document in chosen}
        if now.state_code not in RUNNING or not ids:
            return False
        list(Document.objects.select_for_update().filter(pk__in=documents).order_by("pk").values_list("pk"))
        lines = list(Line.objects.select_for_update().filter(pk__in=ids, state=LineState.OPEN).order_by("pk"))
        rights = _rights(lines)
        for one in lines:
            right = rights.get(one.grant)
            if right is None:
                one.state, one.decided_at = LineState.LAPSED, decision.question.at
                continue
            reviewing.suspend_line(REVIEW_JOB, right, review=now.pk)
            one.state, one.suspended_at, one.holds_until = (
                LineState.SUSPENDED,
                decision.question.at,
                right.holds_until,
            )
        Line.objects.bulk_update(lines, ["state", "decided_at", "suspended_at", "holds_until"])
        lapsed = len(lines) - len(rights)
        if lapsed:
            record(Event.LINES_LAPSED, actor=REVIEW_JOB, subject=now.subject, lines=lapsed)
    return True


def finish(row: Campaign) -> bool:
    """Close a campaign that is due and of which no line waits any more."""
    if row.state_code not in RUNNING or clock.today() < row.due_on or _open_lines(row).exists():
        return False
    with authorised(REVIEW_JOB, Permission.CARRY_ON, row.subject) as decision:
        now = Campaign.objects.get(pk=row.pk)
        if now.state_code not in RUNNING or _open_lines(now).exists():
            return False
        end(now, CampaignState.CLOSED, by=None, at=decision.question.at)
        record(Event.CLOSED, actor=REVIEW_JOB, subject=now.subject)
    return True


def _open_lines(row: Campaign) -> reading.Lines:
    return Line.objects.filter(campaign=row, state=LineState.OPEN)


def _rights(lines: Sequence[Line]) -> dict[UUID, Reading]:
    live = reading.live(clock.now()).filter(grant__in=[one.grant for one in lines]).select_related("document")
    return {right.grant: right for right in live}


def _unfit(row: Campaign) -> list[UUID]:
    """Return lines that wait for somebody who cannot decide them any more, at most a step of them."""
    now = clock.now()
    asked = set(_open_lines(row).exclude(reviewer=None).order_by().values_list("reviewer", flat=True).distinct())
    present = people.present_among(asked, now)
    found: list[UUID] = []
    for person in sorted(asked):
        theirs = _open_lines(row).filter(reviewer=person)
        if person in present:
            theirs = theirs.exclude(document__in=reading.known_to(person, now))
        found += theirs.values_list("pk", flat=True)[: AT_ONCE - len(found)]
        if len(found) >= AT_ONCE:
            break
    return found


def _seconds(row: Campaign, lines: Sequence[Line]) -> dict[UUID, UUID | None]:
    """Return by line who decides as well: the nearest head above the reviewer who may know of the secret."""
    if row.escalates_to != EscalatesTo.SUPERIOR or not lines:
        return {}
    now = clock.now()
    company = Company.at_instant(now)
    candidates = {}
    for one in lines:
        place = company.places.get(one.reviewer_id) if one.reviewer_id else None
        candidates[one.pk] = [
            head for head in company.heads_over(place[0] if place else None) if head != one.reviewer_id
        ]
    heads = people.present_among({head for each in candidates.values() for head in each}, now)
    know = knowing(heads, {one.document_id for one in lines}, now)
    return {
        one.pk: rules.reviewer(candidates[one.pk], holder=one.person_id, fit=know.get(one.document_id, ()))
        for one in lines
    }
