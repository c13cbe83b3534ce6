"""Planning a campaign, changing it before it begins, beginning, withdrawing and closing it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Manager

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents.models import Document, Kind, Level
from shoumi.regime.documents.rules import tidy_number
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.recording import record
from shoumi.regime.people.models import Person as PersonRow
from shoumi.regime.people.models import Unit
from shoumi.regime.reviews import rules
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.queries.rights import rights
from shoumi.regime.reviews.rulebook import REVIEW_JOB
from shoumi.regime.reviews.rules import LIVING, RUNNING
from shoumi.regime.reviews.values import Plan
from shoumi.regime.reviews.vocabulary import (
    CAMPAIGN,
    REVIEWS,
    CampaignState,
    Event,
    LineState,
    Permission,
    Problem,
    Reach,
)

_DATES = ("starts_on", "due_on", "escalates_on", "suspends_on")


def plan_campaign(*, actor: Person, plan: Plan) -> Campaign:
    """Plan a campaign; it begins by itself on its first day.

    Raises Refused for the auditor, NotFound for everybody else but the confidentiality officer, and Invalid for what a
    campaign cannot be.
    """
    with authorised(actor, Permission.PLAN, REVIEWS) as decision:
        columns = _columns(plan, rules.check_plan(plan, decision.today))
        row: Campaign = Campaign.objects.create(**columns, planned_by_id=actor.id, planned_at=decision.question.at)
        _record_plan(Event.PLANNED, actor, row)
    return row


def change_campaign(*, actor: Person, campaign: UUID, plan: Plan) -> Campaign:
    """Let a campaign be what ``plan`` says. Raises as `plan_campaign`, and Conflict once it has begun."""
    with authorised(actor, Permission.PLAN, Subject(CAMPAIGN, campaign)) as decision:
        row = _row(campaign)
        if row.state_code is not CampaignState.DRAFT:
            raise Conflict(Problem.NOT_DRAFT)
        columns = _columns(plan, rules.check_plan(plan, decision.today))
        for column, value in columns.items():
            setattr(row, column, value)
        row.save(update_fields=list(columns))
        _record_plan(Event.CHANGED, actor, row)
    return row


def begin_campaign(*, actor: Actor, campaign: UUID) -> Campaign:
    """Begin a planned campaign now: from here its lines are taken (`opening.take_lines`).

    Raises as `change_campaign`. The product itself begins it on its first day.
    """
    verb = Permission.CARRY_ON if actor == REVIEW_JOB else Permission.PLAN
    with authorised(actor, verb, Subject(CAMPAIGN, campaign)) as decision:
        row, now = _row(campaign), decision.question.at
        if row.state_code is not CampaignState.DRAFT:
            raise Conflict(Problem.NOT_DRAFT)
        schedule = rules.delayed(row.schedule, decision.today)
        if schedule.due_on <= decision.today:
            raise Conflict(Problem.DATES_ORDER)
        for column in _DATES:
            setattr(row, column, getattr(schedule, column))
        row.state, row.begun_at, row.expected = CampaignState.OPENING, now, rights(row, now).count()
        row.save(update_fields=["state", "begun_at", "expected", *_DATES])
        record(Event.BEGUN, actor=actor, subject=row.subject, lines=row.expected)
    return row


def withdraw_campaign(*, actor: Person, campaign: UUID) -> None:
    """Withdraw a campaign: what waits is decided no more, what was decided stays.

    Raises as `change_campaign`, and Conflict when it is over.
    """
    with authorised(actor, Permission.PLAN, Subject(CAMPAIGN, campaign)) as decision:
        row = _row(campaign)
        if row.state_code not in LIVING:
            raise Conflict(Problem.NOT_RUNNING)
        end(row, CampaignState.WITHDRAWN, by=actor, at=decision.question.at)
        record(Event.WITHDRAWN, actor=actor, subject=row.subject)


def close_campaign(*, actor: Person, campaign: UUID) -> None:
    """Close a campaign of which no line waits. Raises as `withdraw_campaign`, and Conflict while lines wait."""
    with authorised(actor, Permission.PLAN, Subject(CAMPAIGN, campaign)) as decision:
        row = _row(campaign)
        if row.state_code not in RUNNING:
            raise Conflict(Problem.NOT_RUNNING)
        waiting = Line.objects.filter(campaign=row, state=LineState.OPEN).count()
        if waiting:
            raise Conflict(Problem.LINES_WAITING, count=waiting)
        end(row, CampaignState.CLOSED, by=actor, at=decision.question.at)
        record(Event.CLOSED, actor=actor, subject=row.subject)


def plan_next(campaign: UUID) -> bool:
    """Plan the campaign that follows a repeating one, once it has begun; return whether there was one to plan."""
    if not Campaign.objects.filter(pk=campaign, repeat_months__isnull=False, next=None).exists():
        return False
    with authorised(REVIEW_JOB, Permission.CARRY_ON, Subject(CAMPAIGN, campaign)) as decision:
        row = _row(campaign)
        months = row.repeat_months
        withdrawn = row.state_code is CampaignState.WITHDRAWN
        if months is None or row.begun_at is None or withdrawn or Campaign.objects.filter(follows=row).exists():
            return False
        dates = rules.next_schedule(row.schedule, months)
        following: Campaign = Campaign.objects.create(
            **{column: getattr(row, column) for column in _KEPT},
            **{column: getattr(dates, column) for column in _DATES},
            follows=row,
            planned_at=decision.question.at,
        )
        _record_plan(Event.PLANNED, REVIEW_JOB, following)
    return True


_KEPT = (
    *("name", "reach", "kind_id", "level_id", "document_id", "unit_id", "person_id", "unused_days", "remind_days"),
    *("escalates_to", "repeat_months", "planned_by_id"),
)
"""What the next campaign has of the one it follows; a name that tells a time is changed by the officer."""


def end(row: Campaign, state: CampaignState, *, by: Person | None, at: datetime) -> None:
    """End ``row`` inside an action that was authorised to and records it."""
    row.state, row.ended_at, row.ended_by_id = state, at, by.id if by else None
    row.save(update_fields=["state", "ended_at", "ended_by"])


def _columns(plan: Plan, name: str) -> dict[str, Any]:
    schedule = plan.schedule
    return {
        "name": name,
        "reach": plan.reach,
        **_targets(plan),
        "unused_days": plan.unused_days,
        **{column: getattr(schedule, column) for column in _DATES},
        "remind_days": sorted(set(schedule.remind_days), reverse=True),
        "escalates_to": plan.escalates_to,
        "repeat_months": plan.repeat_months,
    }


def _targets(plan: Plan) -> dict[str, UUID | None]:
    """Return what the campaign goes over, by column. Raises Invalid for a target that is not there."""
    columns: dict[str, UUID | None] = dict.fromkeys(("kind_id", "level_id", "document_id", "unit_id", "person_id"))
    match plan.reach:
        case Reach.DOCUMENTS:
            columns["kind_id"] = _target(Kind.objects, "code", plan.kind)
            columns["level_id"] = _target(Level.objects, "code", plan.level)
            columns["document_id"] = _target(Document.objects, "number", tidy_number(plan.number) or plan.number)
        case Reach.UNIT:
            columns["unit_id"] = _target(Unit.objects, "pk", plan.unit)
        case Reach.PERSON:
            columns["person_id"] = _target(PersonRow.objects, "pk", plan.person)
    return columns


def _target(rows: "Manager[Any]", field: str, asked: object) -> UUID | None:
    if not asked:
        return None
    found: UUID | None = rows.filter(**{field: asked}).values_list("pk", flat=True).first()
    if found is None:
        raise Invalid(Problem.REACH_MISSING)
    return found


def _record_plan(event: Event, actor: Actor, row: Campaign) -> None:
    record(
        event,
        actor=actor,
        subject=row.subject,
        reach=row.reach,
        kind=row.kind.code if row.kind else None,
        level=row.level.code if row.level else None,
        document=row.document_id,
        unit=row.unit_id,
        person=row.person_id,
        starts_on=row.starts_on,
        due_on=row.due_on,
        escalates_on=row.escalates_on,
        suspends_on=row.suspends_on,
    )


def _row(campaign: UUID) -> Campaign:
    row = Campaign.objects.select_related("kind", "level").filter(pk=campaign).first()
    if row is None:
        raise NotFound(Problem.NO_SUCH_CAMPAIGN)
    return row
