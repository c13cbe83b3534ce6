"""Applying one step of a plan through the actions of this part.

The caller holds the transaction and the run. Each entry is a transaction within it: what cannot be applied is undone
alone and told in its line.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from shoumi.engines.foundation.errors import Conflict, ShoumiError
from shoumi.regime.journal.recording import Detail, record
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.actions.entering import Arrival, change_person, enter_many
from shoumi.regime.people.actions.facts import instants, person_subject
from shoumi.regime.people.actions.identifying import set_identity
from shoumi.regime.people.actions.leaving_cases import call_off, open_case
from shoumi.regime.people.actions.organising import create_unit, move_unit, rename_unit
from shoumi.regime.people.actions.placing import place, remove
from shoumi.regime.people.actions.returning import take_back
from shoumi.regime.people.models import ExternalLink, Membership, Person, Position, Source, SyncEntry, SyncRun, Unit
from shoumi.regime.people.queries import identities, standing, syncing
from shoumi.regime.people.queries.leaving import open_case_of
from shoumi.regime.people.rulebook import SYNC_JOB
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.standing import is_outsider
from shoumi.regime.people.sync.values import (
    ForeignPerson,
    ForeignUnit,
    packed,
    place_of,
    unpacked_person,
    unpacked_unit,
)
from shoumi.regime.people.sync.vocabulary import ChangeKind, EntryState, SyncProblem, Thing
from shoumi.regime.people.values import Days, Entry, Leaving, Workplace
from shoumi.regime.people.vocabulary import (
    CaseKind,
    Event,
    Kind,
    Language,
    LeavingReason,
    NoticeMode,
    Problem,
    State,
    UnitKind,
)
from shoumi.regime.vault.values import open_text

MOST_NEW = 500
_GONE = frozenset({State.LEAVING, State.LEFT})
MOST_OTHER = 25
"""Entries that are not simply new people are acts of several rows each: fewer of them make one transaction."""


def apply_step(run: SyncRun, now: datetime) -> bool:
    """Apply the next entries of ``run``; return whether there were any."""
    waiting = list(run.entries.filter(state=EntryState.WAITING).order_by("number")[:MOST_NEW])
    if not waiting:
        return False
    new = _leading(waiting, is_new=True)
    if new:
        _enter(run, new, now)
        return True
    for entry in _leading(waiting, is_new=False)[:MOST_OTHER]:
        _apply(run, entry)
    return True


def _leading(waiting: Sequence[SyncEntry], *, is_new: bool) -> list[SyncEntry]:
    """Return the entries at the front that are, or are not, new people."""
    found: list[SyncEntry] = []
    for entry in waiting:
        if (entry.thing == Thing.PERSON and entry.change == ChangeKind.NEW) is not is_new:
            break
        found.append(entry)
    return found


def _enter(run: SyncRun, new: Sequence[SyncEntry], now: datetime) -> None:
    """Enter new people all at once, but those whom something stands against since the plan was made."""
    told = [_person(entry) for entry in new]
    taken, places = _Taken(told), _Places(run.source_id)
    free: list[tuple[SyncEntry, ForeignPerson, Arrival]] = []
    for entry, each in zip(new, told, strict=True):
        try:
            taken.check(each)
            days = Days(since=each.since)
            instants(days, now)
            noted: dict[str, Detail] = {"run": run.id, "source": run.source_id}
            free.append((entry, each, Arrival(_entry_of(each), days, places.of(each), each.identity, noted)))
        except ShoumiError as problem:
            _failed(entry, problem)
    people = enter_many(SYNC_JOB, [arrival for _, _, arrival in free], now) if free else []
    for (entry, _, _), person in zip(free, people, strict=True):
        entry.person, entry.state, entry.sealed_told = person, EntryState.DONE, None
    SyncEntry.objects.bulk_update([entry for entry, _, _ in free], ["person", "state", "sealed_told"])
    ExternalLink.objects.bulk_create(
        _filled(ExternalLink(source_id=run.source_id, person=entry.person), each) for entry, each, _ in free
    )


class _Taken:
    """Whose addresses and numbers belong to somebody here by now."""

    def __init__(self, told: Sequence[ForeignPerson]) -> None:
        self._emails = _held("email", [each.email for each in told])
        self._numbers = _held("staff_number", [each.staff_number for each in told])
        self._identities = identities.persons_with(each.identity for each in told)

    def check(self, told: ForeignPerson) -> None:
        """Raise Conflict when somebody has what ``told`` has."""
        if told.email in self._emails:
            raise Conflict(Problem.EMAIL_TAKEN, email=told.email)
        if told.staff_number in self._numbers:
            raise Conflict(Problem.STAFF_NUMBER_TAKEN, number=told.staff_number)
        if told.identity in self._identities:
            raise Conflict(Problem.IDENTITY_TAKEN)


def _apply(run: SyncRun, entry: SyncEntry) -> None:
    act: Callable[[SyncRun, SyncEntry], None] = _VANISHED if entry.change == ChangeKind.VANISHED else _ACTS[entry.thing]
    try:
        with transaction.atomic():
            act(run, entry)
    except ShoumiError as problem:
        _failed(entry, problem)
    else:
        entry.state, entry.sealed_told = EntryState.DONE, None
        entry.save(update_fields=["state", "sealed_told", "person", "unit"])


def _failed(entry: SyncEntry, problem: ShoumiError) -> None:
    entry.state, entry.problem, entry.parameters = EntryState.FAILED, problem.code.value, problem.parameters
    entry.save(update_fields=["state", "problem", "parameters"])


def _vanish(run: SyncRun, entry: SyncEntry) -> None:
    """Open the leaving case of somebody who is gone from the source; a unit is only noted, its people move.

    Who leaves already is left to the case that somebody opened.
    """
    now, person = clock.now(), entry.person_id
    begins = person is not None and standing.state_of(person, now) is State.PRESENT and open_case_of(person) is None
    if person is not None and begins:
        open_case(actor=SYNC_JOB, person=person, leaving=_gone(person, now))
    _links(run.source, Thing(entry.thing)).filter(external_id=entry.external_id).update(
        missing_since=now, began_leaving=begins
    )


def _gone(person: UUID, now: datetime) -> Leaving:
    """Return the leaving of somebody who is gone today: access ends with it."""
    outside = is_outsider(standing.kind_of(person, now) or Kind.EMPLOYEE)
    return Leaving(
        kind=CaseKind.END_OF_COOPERATION if outside else CaseKind.LEAVING,
        reason=LeavingReason.OTHER,
        announced_on=clock.day_of(now),
        last_day=clock.day_of(now),
        mode=NoticeMode.AT_ONCE,
    )


def _put_person(run: SyncRun, entry: SyncEntry) -> None:
    """Write what the source says of somebody who is here already, or was once."""
    told, person = _person(entry), entry.person_id
    if person is None:
        raise Conflict(Problem.NO_SUCH_PERSON)
    if standing.state_of(person, clock.now()) in _GONE:
        call_off(actor=SYNC_JOB, person=person)
    if standing.state_of(person, clock.now()) in _GONE:
        take_back(actor=SYNC_JOB, person=person, kind=told.kind)
    row = Person.objects.get(id=person)
    entry_told = _entry_of(told, row)
    if entry_told != _entry_here(row):
        change_person(actor=SYNC_JOB, person=person, entry=entry_told)
    if told.identity and identities.persons_with([told.identity]).get(told.identity) != person:
        set_identity(actor=SYNC_JOB, person=person, number=told.identity)
    _put_in_units(run.source_id, person, told)
    _link(run.source, told, person)
    if entry.change == ChangeKind.LINKED:
        record(Event.LINKED, actor=SYNC_JOB, subject=person_subject(person), source=run.source_id, run=run.id)


def _put_in_units(source: UUID, person: UUID, told: ForeignPerson) -> None:
    """Place ``person`` where the source says, and take them out of other units that come from it; leave others be."""
    wanted = _Places(source).of(told)
    held = list(Membership.objects.holding(clock.now()).filter(person_id=person))
    standing_in = {(row.unit_id, row.position_id, row.primary) for row in held}
    for number, each in enumerate(wanted):
        if (each.unit, each.position, number == 0) not in standing_in:
            place(actor=SYNC_JOB, person=person, unit=each.unit, position=each.position, primary=number == 0)
    linked = set(ExternalLink.objects.filter(source=source, person=None).values_list("unit_id", flat=True))
    gone = linked - {each.unit for each in wanted}
    for row in Membership.objects.holding(clock.now()).filter(person_id=person, unit_id__in=gone):
        remove(actor=SYNC_JOB, person=person, membership=row.id)


def _put_unit(run: SyncRun, entry: SyncEntry) -> None:
    """Create, rename or move a unit as the source says; one of the same name at the same place is the same."""
    told = unpacked_unit(_told(entry))
    parent = _parent(run.source_id, told)
    unit = entry.unit or Unit.objects.filter(parent_id=parent, name_zh=entries.name(told.name)).first()
    if unit is None:
        name = LocalizedText(told.name, "")
        code = entries.text(told.code, entries.CODE_LENGTH) or f"{entry.number}-{str(run.id)[:8]}"
        unit = create_unit(actor=SYNC_JOB, kind=UnitKind.DEPARTMENT, code=code, name=name, parent=parent)
    else:
        if unit.parent_id != parent and unit.parent_id is not None:
            move_unit(actor=SYNC_JOB, unit=unit.id, parent=parent)
        if unit.name_zh != entries.name(told.name):
            rename_unit(actor=SYNC_JOB, unit=unit.id, name=LocalizedText(told.name, ""))
    entry.unit = unit
    _link(run.source, told, unit.id)


def _parent(source: UUID, told: ForeignUnit) -> UUID:
    if told.parent is None:
        company = Unit.objects.filter(parent=None).first() or _found_company()
        return company.id
    link = ExternalLink.objects.filter(source=source, external_id=told.parent, person=None).first()
    if link is None or link.unit_id is None:
        raise Conflict(SyncProblem.PARENT_UNKNOWN, id=told.id)
    return link.unit_id


def _found_company() -> Unit:
    name = settings.INSTALLATION.company
    return create_unit(actor=SYNC_JOB, kind=UnitKind.COMPANY, code="company", name=LocalizedText(name, name))


_VANISHED = _vanish
_ACTS: dict[str, Callable[[SyncRun, SyncEntry], None]] = {Thing.PERSON: _put_person, Thing.UNIT: _put_unit}


class _Places:
    """The units and positions here, by what a source calls them."""

    def __init__(self, source: UUID) -> None:
        links = ExternalLink.objects.filter(source=source, person=None).values_list("external_id", "unit_id")
        self._units: dict[str, UUID] = dict(links)
        self._positions: dict[str, UUID] = {}
        for position in Position.objects.all():
            for word in (position.code, position.name_zh, position.name_en):
                self._positions.setdefault(word.casefold(), position.id)
        self._positions.pop("", None)

    def of(self, told: ForeignPerson) -> tuple[Workplace, ...]:
        """Return where ``told`` works. Positions that nobody made here are not made by a source: they carry grades.

        Raises Conflict for a unit that could not be made, so that its people are tried again with it.
        """
        position = self._positions.get(told.title.casefold())
        for unit in told.units:
            if unit not in self._units:
                raise Conflict(SyncProblem.UNIT_UNKNOWN, id=unit)
        return tuple(Workplace(self._units[unit], position) for unit in told.units)


def _held(column: str, values: Sequence[str]) -> set[str]:
    wanted = [value for value in values if value]
    return set(Person.objects.filter(**{f"{column}__in": wanted}).values_list(column, flat=True))


def _entry_of(told: ForeignPerson, row: Person | None = None) -> Entry:
    """Return the entry of ``told``; what the source does not know stays as it is in ``row``."""
    return Entry(
        name=told.name,
        kind=told.kind,
        email=told.email or (row.email if row else None) or "",
        staff_number=told.staff_number or (row.staff_number if row else ""),
        organisation=told.organisation,
        contact=row.contact_id if row else None,
        language=Language(row.language) if row else Language.CHINESE,
    )


def _entry_here(row: Person) -> Entry:
    """Return what the directory says of ``row`` now."""
    return Entry(
        name=row.name,
        kind=standing.kind_of(row.id, clock.now()) or Kind.EMPLOYEE,
        email=row.email or "",
        staff_number=row.staff_number,
        organisation=row.organisation,
        contact=row.contact_id,
        language=Language(row.language),
    )


def _link(source: Source, told: ForeignPerson | ForeignUnit, thing: UUID) -> None:
    """Note that ``thing`` is what ``told`` stands for, and what was told. Back under another id, it has that id now."""
    if isinstance(told, ForeignPerson):
        link = ExternalLink.objects.filter(person=thing).first() or ExternalLink(person_id=thing)
    else:
        link = _links(source, Thing.UNIT).filter(unit=thing).first() or ExternalLink(unit_id=thing)
    link.source = source
    _filled(link, told).save()


def _links(source: Source, thing: Thing) -> "QuerySet[ExternalLink]":
    return source.links.filter(unit=None) if thing is Thing.PERSON else source.links.filter(person=None)


def _filled(link: ExternalLink, told: ForeignPerson | ForeignUnit) -> ExternalLink:
    link.external_id, link.missing_since, link.began_leaving = told.id, None, False
    link.seen, link.place = syncing.digest(packed(told)), syncing.digest(place_of(told))
    return link


def _told(entry: SyncEntry) -> str:
    if entry.sealed_told is None:
        raise Conflict(SyncProblem.NOT_ASKING)
    return open_text(entry.sealed_told, entry.context)


def _person(entry: SyncEntry) -> ForeignPerson:
    return unpacked_person(_told(entry))
