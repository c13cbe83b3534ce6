"""The leaving case: opened with its items, settled one by one, closed when none is left (P07, P09)."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.recording import record
from shoumi.regime.people import queries
from shoumi.regime.people.actions.duties import ensure_confidentiality
from shoumi.regime.people.actions.facts import employment_now, found, hand_of, person_subject
from shoumi.regime.people.actions.leaving import begin, end_rights, leave_on, stay
from shoumi.regime.people.actions.placing import check_workplace
from shoumi.regime.people.contributions import item_named, items_of
from shoumi.regime.people.models import CaseItem, LeavingCase, Membership
from shoumi.regime.people.queries import leaving as reading
from shoumi.regime.people.rules import entries, standing
from shoumi.regime.people.rules import leaving as rules
from shoumi.regime.people.values import Leaving, Owner, Workplace
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CaseState,
    Event,
    ItemState,
    Kind,
    NoticeMode,
    Permission,
    Problem,
    State,
    SubjectKind,
)
from shoumi.regime.vault.values import seal_text


def open_case(*, actor: Actor, person: UUID, leaving: Leaving) -> LeavingCase:
    """Open the leaving case of ``person`` with the items that belong to its kind.

    Access ends with this act, or is narrowed to what custodians name until the last day; somebody who moves stands in
    the new unit from now on, and what came with the old one has ended. Raises Refused for anybody but HR and the
    officer, and for oneself; Invalid when kind, days and mode do not fit; Conflict while another case is open and for
    someone who is not present.
    """
    moving = ((Permission.PLACE, person_subject(person)),) if leaving.kind is CaseKind.MOVING else ()
    with authorised(actor, Permission.BEGIN_LEAVING, person_subject(person), *moving) as decision:
        now, today = decision.question.at, decision.today
        employment = employment_now(person, now)
        plan = rules.Plan(leaving.kind, leaving.mode, leaving.announced_on, leaving.last_day, leaving.to is not None)
        rules.check_plan(plan, outsider=standing.is_outsider(Kind(employment.kind)), today=today)
        if LeavingCase.objects.filter(person_id=person, state=CaseState.OPEN).exists():
            raise Conflict(Problem.CASE_UNDER_WAY)
        _check_successor(leaving.successor, person, now)
        row = _opened(actor, person, leaving, now)
        match leaving.mode:
            case NoticeMode.AT_ONCE:
                begin(employment, leaving.last_day, now)
            case NoticeMode.NARROWED:
                leave_on(employment, leaving.last_day, now)
            case NoticeMode.FOLLOWS:
                _move(person, leaving.to, now)
        items = _enter_items(row)
        record(
            Event.CASE_OPENED,
            actor=actor,
            subject=person_subject(person),
            case=row.id,
            kind=leaving.kind,
            mode=leaving.mode,
            last_day=leaving.last_day,
            items=items,
        )
    return row


def cancel_case(*, actor: Actor, case: UUID) -> None:
    """Cancel a case that was opened in error or that came to nothing; the person is present again.

    What came with the old unit of somebody who moved is not brought back: place them there again. Raises as
    `open_case`, and Conflict when the case is over.
    """
    person = reading.case(actor, case).person_id
    with authorised(actor, Permission.CHANGE_LEAVING, person_subject(person)) as decision:
        row = _open_row(case)
        now = decision.question.at
        if row.kind_code is not CaseKind.MOVING:
            stay(person, now)
        _end_case(actor, row, CaseState.CANCELLED, now)
        record(Event.CASE_CANCELLED, actor=actor, subject=person_subject(person), case=row.id)


def call_off(*, actor: Actor, person: UUID) -> None:
    """Cancel the open case of ``person`` for leaving, if there is one, because they are back.

    Whoever is still leaving is present again; who left already has to be taken back. Raises as `cancel_case`.
    """
    with authorised(actor, Permission.CHANGE_LEAVING, person_subject(person)) as decision:
        rows = LeavingCase.objects.select_for_update().filter(person_id=person, state=CaseState.OPEN)
        row = rows.exclude(kind=CaseKind.MOVING).first()
        if row is None:
            return
        now = decision.question.at
        if queries.state_of(person, now) is not State.LEFT:
            stay(person, now)
        _end_case(actor, row, CaseState.CANCELLED, now)
        record(Event.CASE_CANCELLED, actor=actor, subject=person_subject(person), case=row.id)


def assign_item(*, actor: Actor, item: UUID, owner: Owner, deadline: date) -> None:
    """Name another owner of an item, or another deadline.

    Raises Refused for anybody but HR and the officer, Invalid when the owner is neither an office nor a person of the
    company, and Conflict when the item is settled.
    """
    row = found(reading.item_facts(item), Problem.NO_SUCH_ITEM)
    person = reading.case(actor, row.case_id).person_id
    with authorised(actor, Permission.CHANGE_LEAVING, person_subject(person)) as decision:
        row = _open_item(item)
        standing.check_days([deadline], decision.today)
        if (owner.office is None) is (owner.person is None):
            raise Invalid(Problem.ITEM_OWNER_WRONG)
        if owner.person is not None and not _fits(owner.person, person, decision.question.at):
            raise Invalid(Problem.ITEM_OWNER_WRONG)
        row.office, row.owner_id, row.deadline = owner.office or "", owner.person, deadline
        row.save(update_fields=["office", "owner", "deadline"])
        record(
            Event.ITEM_ASSIGNED,
            actor=actor,
            subject=person_subject(person),
            item=row.name,
            office=owner.office,
            owner=owner.person,
            deadline=deadline,
        )


def settle_item(*, actor: Actor, item: UUID, note: str = "") -> None:
    """Say that an item is done.

    Raises Refused for anybody but its owner, Conflict while something of it is outstanding or when it is settled, and
    Invalid without the note that some items need.
    """
    with authorised(actor, Permission.SETTLE_ITEM, Subject(SubjectKind.LEAVING_ITEM, item)) as decision:
        row = _open_item(item)
        kind = item_named(row.name)
        if kind and kind.by_itself:
            raise Conflict(Problem.ITEM_OUTSTANDING, count=1)
        outstanding = kind.measure(reading.leaver_of(row.case)) if kind and kind.measure else 0
        rules.check_item(row.state_code, outstanding)
        written = entries.text(note, entries.GROUND_LENGTH)
        if kind and kind.note_needed and not written:
            raise Invalid(Problem.NOTE_MISSING)
        settle(row, ItemState.DONE, by=hand_of(actor), at=decision.question.at, note=written)
        record(
            Event.ITEM_SETTLED,
            actor=actor,
            subject=person_subject(row.case.person_id),
            case=row.case_id,
            item=row.name,
        )


def waive_item(*, actor: Actor, item: UUID, reason: str) -> None:
    """Let an item go although it is not done, for a written reason.

    Raises Refused for anybody but the confidentiality officer, Invalid without a reason, Conflict when it is settled.
    """
    with authorised(actor, Permission.WAIVE_ITEM, Subject(SubjectKind.LEAVING_ITEM, item)) as decision:
        row = _open_item(item)
        rules.check_item(row.state_code, 0)
        written = entries.text(reason, entries.GROUND_LENGTH)
        if not written:
            raise Invalid(Problem.NOTE_MISSING)
        settle(row, ItemState.WAIVED, by=hand_of(actor), at=decision.question.at, note=written)
        record(
            Event.ITEM_WAIVED,
            actor=actor,
            subject=person_subject(row.case.person_id),
            case=row.case_id,
            item=row.name,
        )


def close_case(*, actor: Actor, case: UUID) -> LeavingCase:
    """Close a case of which every item is settled; all rights of someone who goes end with it in the books, too.

    The duty of confidence goes on and is entered if it is not yet. Raises Refused for anybody but HR and the officer,
    and Conflict while an item is open or before the last day.
    """
    person = reading.case(actor, case).person_id
    with authorised(actor, Permission.FINISH_LEAVING, person_subject(person)) as decision:
        row = _open_row(case)
        now = decision.question.at
        states = [item.state_code for item in row.items.all()]
        rules.check_closable(row.kind_code, states, row.last_day, decision.today)
        ended = {} if row.kind_code is CaseKind.MOVING else end_rights(person, now)
        if row.kind_code is not CaseKind.MOVING:
            ensure_confidentiality(row, now)
        _end_case(actor, row, CaseState.CLOSED, now)
        waived = states.count(ItemState.WAIVED)
        record(
            Event.CASE_CLOSED,
            actor=actor,
            subject=person_subject(person),
            case=row.id,
            items=len(states),
            waived=waived,
            ended=ended,
        )
    return row


def settle(row: CaseItem, state: ItemState, *, by: UUID | None, at: datetime, note: str = "") -> None:
    """Settle ``row`` inside an action that was authorised to and records it."""
    row.state, row.settled_by_id, row.settled_at = state, by, at
    row.sealed_note = seal_text(note, row.context) if note else None
    row.save(update_fields=["state", "settled_by", "settled_at", "sealed_note"])


def _opened(actor: Actor, person: UUID, leaving: Leaving, now: datetime) -> LeavingCase:
    place = Membership.objects.holding(now).filter(person_id=person).order_by("-primary", "id").first()
    row = LeavingCase(
        id=uuid4(),
        person_id=person,
        kind=leaving.kind,
        reason=leaving.reason,
        announced_on=leaving.announced_on,
        last_day=leaving.last_day,
        mode=leaving.mode,
        successor_id=leaving.successor,
        from_unit_id=place.unit_id if place else None,
        to_unit_id=leaving.to.unit if leaving.to else None,
        to_position_id=leaving.to.position if leaving.to else None,
        opened_by_id=hand_of(actor),
        opened_at=now,
    )
    note = entries.text(leaving.note, entries.GROUND_LENGTH)
    row.sealed_note = seal_text(note, row.context) if note else None
    row.save(force_insert=True)
    return row


def _enter_items(row: LeavingCase) -> int:
    items = [
        CaseItem(
            case=row,
            name=kind.name,
            order=place,
            office=kind.office,
            deadline=max(row.last_day + timedelta(days=kind.days), row.announced_on),
        )
        for place, kind in enumerate(items_of(row.kind_code))
    ]
    return len(CaseItem.objects.bulk_create(items))


def _move(person: UUID, to: Workplace | None, now: datetime) -> None:
    """Let ``person`` stand at ``to`` and nowhere else from now on: need-to-know by the old unit ends with that."""
    if to is None:
        raise Invalid(Problem.NEW_PLACE_MISSING)
    check_workplace(to)
    Membership.objects.holding(now).filter(person_id=person).end_at(now)
    Membership.objects.create(
        person_id=person, unit_id=to.unit, position_id=to.position, holds_from=now, recorded_at=now
    )


def _check_successor(successor: UUID | None, person: UUID, now: datetime) -> None:
    if successor is not None and not _fits(successor, person, now):
        raise Invalid(Problem.SUCCESSOR_UNFIT)


def _fits(other: UUID, leaver: UUID, now: datetime) -> bool:
    """Return whether ``other`` can take something over from ``leaver``: somebody else of the company who is present."""
    kind = queries.kind_of(other, now)
    inside = kind is not None and not standing.is_outsider(kind)
    return other != leaver and inside and queries.is_present(other, now)


def _open_row(case: UUID) -> LeavingCase:
    row = found(LeavingCase.objects.select_for_update().filter(id=case).first(), Problem.NO_SUCH_CASE)
    rules.check_case(row.state_code)
    return row


def _open_item(item: UUID) -> CaseItem:
    row = found(reading.item_facts(item), Problem.NO_SUCH_ITEM)
    rules.check_case(row.case.state_code)
    rules.check_item(row.state_code, 0)
    return row


def _end_case(actor: Actor, row: LeavingCase, state: CaseState, now: datetime) -> None:
    row.state, row.ended_by_id, row.ended_at = state, hand_of(actor), now
    row.save(update_fields=["state", "ended_by", "ended_at"])
