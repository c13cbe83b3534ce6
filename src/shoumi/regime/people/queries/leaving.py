"""Leaving cases: what decisions ask of them, and what a viewer sees of them (P07, P09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Console
from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people.contributions import Leaver, LeavingItem, item_named
from shoumi.regime.people.models import CaseItem, ContinuingDuty, ExitUndertaking, LeavingCase
from shoumi.regime.people.queries import standing
from shoumi.regime.people.queries.directory import led_units
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES, OVERSEEING_OFFICES, UNIT_OFFICES
from shoumi.regime.people.vocabulary import (
    CaseState,
    ItemState,
    NoticeMode,
    Office,
    Permission,
    Problem,
    SubjectKind,
    UndertakingState,
)

Cases = QuerySet[LeavingCase]


@Prepared
def _noticed(person: UUID, at: datetime) -> "QuerySet[LeavingCase, Any]":
    over = Q(ended_at=None) | Q(ended_at__gt=at)
    return LeavingCase.objects.filter(over, person=person, mode=NoticeMode.NARROWED, opened_at__lte=at).values_list(
        "id"
    )


def notice_of(person: UUID, at: datetime) -> UUID | None:
    """Return the case that narrowed the access of ``person`` for a notice period at ``at``; None for none."""
    return next(_noticed.firsts(person, at), None)


def cases(viewer: Actor) -> Cases:
    """Return the leaving cases ``viewer`` may know of.

    Who keeps or oversees the directory knows of all, heads and unit officers of those that leave or join their unit,
    whoever owns an item of its case. The leaver sees their own by `own_case`, on a page of its own.
    """
    rows = LeavingCase.objects.select_related("person", "from_unit", "to_unit", "to_position", "successor")
    if isinstance(viewer, Console):
        return rows
    now = clock.now()
    if not isinstance(viewer, Viewer) or not standing.is_present(viewer.id, now):
        return rows.none()
    offices = standing.offices_of(viewer.id, now)
    rows = rows.exclude(person=viewer.id)
    if offices & OVERSEEING_OFFICES:
        return rows
    owned = Q(owner=viewer.id) | Q(office__in=offices - UNIT_OFFICES)
    whom = Q(id__in=CaseItem.objects.filter(owned).values("case"))
    if offices & UNIT_OFFICES:
        led = led_units(viewer.id, now)
        whom |= Q(from_unit__in=led) | Q(to_unit__in=led)
    return rows.filter(whom)


def case(viewer: Actor, case_id: UUID) -> LeavingCase:
    """Return one case. Raises NotFound for none, and for one ``viewer`` may not know of."""
    found = cases(viewer).filter(id=case_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_CASE)
    return found


def own_case(person: UUID) -> LeavingCase | None:
    """Return the case of ``person`` that is open, else the last one; for `Permission.SEE_OWN_LEAVING`."""
    rows = LeavingCase.objects.filter(person=person).exclude(state=CaseState.CANCELLED)
    newest = rows.select_related("person", "from_unit", "to_unit", "to_position", "successor").order_by("-opened_at")
    return newest.first()


def open_case_of(person: UUID) -> LeavingCase | None:
    """Return the open case of ``person``, for pages that may know of it."""
    return LeavingCase.objects.filter(person=person, state=CaseState.OPEN).first()


@dataclass(frozen=True, slots=True)
class Progress:
    """A case with how many items it has, how many are settled, and the nearest deadline of an open one."""

    case: LeavingCase
    steps: int
    settled: int
    next_deadline: date | None


def progress(rows: Sequence[LeavingCase]) -> list[Progress]:
    """Return the progress of ``rows``, a page of a list, in one query for all of them."""
    waiting = Q(state=ItemState.OPEN)
    items = CaseItem.objects.filter(case__in=[row.id for row in rows]).values("case").order_by()
    counts = items.annotate(
        steps=Count("id"), settled=Count("id", filter=~waiting), deadline=Min("deadline", filter=waiting)
    )
    counted = {one["case"]: (one["steps"], one["settled"], one["deadline"]) for one in counts}
    return [Progress(row, *counted.get(row.id, (0, 0, None))) for row in rows]


def overdue(rows: Cases) -> Cases:
    """Return those of ``rows`` that are open with an item past its deadline."""
    late = CaseItem.objects.filter(state=ItemState.OPEN, deadline__lt=clock.today()).values("case")
    return rows.filter(id__in=late, state=CaseState.OPEN)


def of_unit(rows: Cases, unit: UUID) -> Cases:
    """Return those of ``rows`` whose person came from ``unit``."""
    return rows.filter(from_unit=unit)


def leaver_of(row: LeavingCase) -> Leaver:
    """Return ``row`` as items are measured for it."""
    return Leaver(row.id, row.person_id, row.kind_code, row.opened_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item as a viewer sees it; ``note`` only where they may read it."""

    item: CaseItem
    kind: LeavingItem | None
    label: LocalizedText
    owner: LocalizedText | str
    state: ItemState
    overdue: bool
    outstanding: int
    note: str
    may_settle: bool
    may_waive: bool


def lines(viewer: Actor, row: LeavingCase) -> list[ItemLine]:
    """Return the items of ``row``, which ``viewer`` may know of, in their order."""
    items = list(CaseItem.objects.filter(case=row).select_related("owner", "settled_by").order_by("order", "name"))
    seen = _Seen(
        reads=_reads_notes(viewer),
        today=clock.today(),
        offices=standing.offices_of(viewer.id, clock.now()) if isinstance(viewer, Viewer) else frozenset(),
        # The answer is the same for every item of a case.
        waives=bool(items) and _may(viewer, Permission.WAIVE_ITEM, _subject(items[0])),
    )
    return [_line(viewer, row, item, seen) for item in items]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is true of a viewer for all items of a case."""

    reads: bool
    today: date
    offices: frozenset[Office]
    waives: bool


def _line(viewer: Actor, row: LeavingCase, item: CaseItem, seen: _Seen) -> ItemLine:
    kind = item_named(item.name)
    waits = item.state_code is ItemState.OPEN and row.state_code is CaseState.OPEN
    mine = isinstance(viewer, Viewer) and viewer.id in {item.settled_by_id, item.owner_id}
    by_itself = kind is not None and kind.by_itself
    may_own = waits and not by_itself and (mine or item.office in seen.offices)
    return ItemLine(
        item=item,
        kind=kind,
        label=kind.label if kind else LocalizedText(item.name, item.name),
        owner=item.owner.name if item.owner else label(Office(item.office)),
        state=item.state_code,
        overdue=waits and item.deadline < seen.today,
        outstanding=kind.measure(leaver_of(row)) if waits and kind and kind.measure else 0,
        note=item.note if seen.reads or mine else "",
        may_settle=may_own and _may(viewer, Permission.SETTLE_ITEM, _subject(item)),
        may_waive=waits and seen.waives,
    )


def _subject(item: CaseItem) -> Subject:
    return Subject(SubjectKind.LEAVING_ITEM, item.id)


def own_lines(row: LeavingCase) -> list[tuple[LocalizedText, LocalizedText, ItemState, date]]:
    """Return what the leaver sees of the items of their own case: what, how, how it stands, until when."""
    items = [(item, item_named(item.name)) for item in row.items.order_by("order", "name")]
    return [(kind.label, kind.hint, item.state_code, item.deadline) for item, kind in items if kind is not None]


def _may(viewer: Actor, verb: Permission, subject: Subject) -> bool:
    decision = decide(viewer, verb, subject)
    return decision.known and {reason.code for reason in decision.reasons} <= {AccountsGate.FACTOR_FRESH}


def _reads_notes(viewer: Actor) -> bool:
    if not isinstance(viewer, Viewer):
        return isinstance(viewer, Console)
    return bool(standing.offices_of(viewer.id, clock.now()) & DIRECTORY_OFFICES)


def item_facts(item_id: UUID) -> CaseItem | None:
    """Return an item with its case, for decisions about it."""
    return CaseItem.objects.select_related("case").filter(id=item_id).first()


def waiting_items(viewer: Viewer) -> "QuerySet[CaseItem]":
    """Return the open items that wait for ``viewer``: their own, and those of offices they hold."""
    now = clock.now()
    offices = standing.offices_of(viewer.id, now)
    if not standing.is_present(viewer.id, now):
        return CaseItem.objects.none()
    mine = Q(owner=viewer.id) | Q(office__in=offices - UNIT_OFFICES)
    if offices & UNIT_OFFICES:
        mine |= Q(office__in=offices & UNIT_OFFICES, case__from_unit__in=led_units(viewer.id, now))
    rows = CaseItem.objects.filter(mine, state=ItemState.OPEN, case__state=CaseState.OPEN)
    return rows.exclude(case__person=viewer.id).select_related("case__person").order_by("deadline", "order")


def without_need_of_account() -> list[LeavingCase]:
    """Return the open cases of people who go and whose undertaking is settled: their accounts can be suspended."""
    settled = ExitUndertaking.objects.filter(
        case=OuterRef("pk"), state__in=[UndertakingState.CONFIRMED, UndertakingState.REFUSED]
    )
    rows = LeavingCase.objects.filter(Exists(settled), state=CaseState.OPEN, mode=NoticeMode.AT_ONCE)
    return list(rows.select_related("person").order_by("last_day"))


def undertaking_of(row: LeavingCase) -> ExitUndertaking | None:
    """Return the undertaking that stands for ``row``; None before one is drawn up."""
    standing_one = ExitUndertaking.objects.filter(case=row).exclude(state=UndertakingState.SUPERSEDED)
    return standing_one.select_related("annex", "witness", "drawn_by").first()


def duties(viewer: Actor) -> "QuerySet[ContinuingDuty]":
    """Return the duties after leaving that ``viewer`` may know of: those of the cases they may know of."""
    known = cases(viewer).values("pk")
    return ContinuingDuty.objects.filter(case__in=known).select_related("person", "case", "ended_by")


def due(rows: "QuerySet[ContinuingDuty]") -> "QuerySet[ContinuingDuty]":
    """Return those of ``rows`` whose last day has come and that nobody has ended yet."""
    return rows.filter(ended_at=None, until__lte=clock.today())


def duties_of(row: LeavingCase) -> "QuerySet[ContinuingDuty]":
    """Return the duties of one case, for those who may know of it."""
    return ContinuingDuty.objects.filter(case=row).select_related("ended_by").order_by("laid_at", "kind")


def undertaking_state(case: UUID) -> UndertakingState | None:
    """Return the state of the undertaking that stands for ``case``; None before one is drawn up."""
    rows = ExitUndertaking.objects.filter(case=case).exclude(state=UndertakingState.SUPERSEDED)
    state = rows.values_list("state", flat=True).first()
    return UndertakingState(state) if state else None
