"""What decisions rest on, at any instant (E05): for gates and rulebooks, not for screens.

Everything is answered by what held, and was known, at ``at``. The functions for one person are one indexed query; those
for many persons are one query for all.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.regime.kit import clock
from shoumi.regime.kit.looking import remembered
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.people.models import Appointment, Clearance, Employment, Membership, Person, UnitWithin
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.offices import UNIT_OFFICES
from shoumi.regime.people.rules.standing import Span, state_at
from shoumi.regime.people.vocabulary import Kind, Office, Problem, State

Ids = Collection[UUID]


@remembered
def state_of(person_id: UUID, at: datetime) -> State:
    """Return where the person stood at ``at``; EXPECTED for someone not known then."""
    spans = [Span(State(state), since, until) for _, state, since, until in _spans_of.rows(person_id, at)]
    return state_at(spans, at)


def states(person_ids: Ids, at: datetime) -> dict[UUID, State]:
    """Return where each of the persons stood at ``at``."""
    spans: defaultdict[UUID, list[Span]] = defaultdict(list)
    for person_id, state, since, until in _spans(person_ids, at):
        spans[person_id].append(Span(State(state), since, until))
    return {person_id: state_at(spans[person_id], at) for person_id in person_ids}


def states_of_all(at: datetime) -> dict[UUID, State]:
    """Return where everybody known at ``at`` stood then, in one question."""
    known = Employment.objects.filter(Q(replaced_at=None) | Q(replaced_at__gt=at), recorded_at__lte=at)
    spans: defaultdict[UUID, list[Span]] = defaultdict(list)
    for person_id, state, since, until in known.values_list("person_id", "state", "holds_from", "holds_until"):
        spans[person_id].append(Span(State(state), since, until))
    return {person_id: state_at(held, at) for person_id, held in spans.items()}


@Prepared
def _spans_of(person_id: UUID, at: datetime) -> "QuerySet[Employment, Any]":
    return _spans([person_id], at)


def _spans(person_ids: Ids, at: datetime) -> "QuerySet[Employment, Any]":
    known = Employment.objects.filter(
        Q(replaced_at=None) | Q(replaced_at__gt=at), person_id__in=person_ids, recorded_at__lte=at
    )
    return known.values_list("person_id", "state", "holds_from", "holds_until")


def is_present(person_id: UUID, at: datetime) -> bool:
    """Return whether the person was present at ``at``, and not about to leave."""
    return state_of(person_id, at) is State.PRESENT


def present_among(person_ids: Ids, at: datetime) -> set[UUID]:
    """Return which of the persons were present at ``at``, and not about to leave."""
    present = Employment.objects.holding(at).filter(person_id__in=person_ids, state=State.PRESENT)
    return set(present.values_list("person_id", flat=True))


@remembered
def kind_of(person_id: UUID, at: datetime) -> Kind | None:
    """Return in what relation the person stood to the company at ``at``; None for none."""
    kind = next(_kind.firsts(person_id, at), None)
    return Kind(kind) if kind else None


@Prepared
def _kind(person_id: UUID, at: datetime) -> "QuerySet[Employment, Any]":
    return Employment.objects.holding(at).filter(person_id=person_id).values_list("kind").order_by("pk")[:1]


@remembered
def clearance_rank(person_id: UUID, at: datetime) -> int:
    """Return the rank of the person's clearance at ``at``; 0 for none."""
    return max(_rank.firsts(person_id, at), default=0)


@Prepared
def _rank(person_id: UUID, at: datetime) -> "QuerySet[Clearance, Any]":
    return Clearance.objects.holding(at).filter(person_id=person_id).values_list("grade__rank")


def last_kind_of(person_id: UUID) -> Kind | None:
    """Return in what relation the person stood to the company last; None for never."""
    last = Employment.objects.standing().filter(person_id=person_id).order_by("-holds_from").first()
    return Kind(last.kind) if last else None


def clearance_ranks(person_ids: Ids, at: datetime) -> dict[UUID, int]:
    """Return the rank of each person's clearance at ``at``; 0 for none."""
    held = Clearance.objects.holding(at).filter(person_id__in=person_ids).values_list("person_id", "grade__rank")
    return dict.fromkeys(person_ids, 0) | dict(held)


@remembered
def offices_of(person_id: UUID, at: datetime) -> frozenset[Office]:
    """Return the offices the person held at ``at``, wherever, in their own right or as a deputy."""
    return frozenset(Office(office) for office in _offices.firsts(person_id, at))


@Prepared
def _offices(person_id: UUID, at: datetime) -> "QuerySet[Appointment, Any]":
    return Appointment.objects.holding(at).filter(person_id=person_id).values_list("office")


def offices_by_person(person_ids: Ids, at: datetime) -> dict[UUID, frozenset[Office]]:
    """Return the offices each of the persons held at ``at``."""
    held = Appointment.objects.holding(at).filter(person_id__in=person_ids).values_list("person_id", "office")
    found: defaultdict[UUID, set[Office]] = defaultdict(set)
    for person_id, office in held:
        found[person_id].add(Office(office))
    return {person_id: frozenset(found[person_id]) for person_id in person_ids}


def offices_over(person_id: UUID, unit_id: UUID, at: datetime) -> frozenset[Office]:
    """Return the offices of the person that reach ``unit_id`` at ``at``.

    Heads, deputy heads and unit officers reach their unit and those under it; all other offices reach everywhere.
    """
    above = UnitWithin.objects.holding(at).filter(unit_id=unit_id).values("ancestor_id")
    reaching = ~Q(office__in=UNIT_OFFICES) | Q(unit_id__in=above)
    held = Appointment.objects.holding(at).filter(reaching, person_id=person_id)
    return frozenset(Office(office) for office in held.values_list("office", flat=True))


def office_holders(at: datetime) -> dict[UUID, frozenset[Office]]:
    """Return everybody who held an office at ``at``, with their offices."""
    found: defaultdict[UUID, set[Office]] = defaultdict(set)
    for person_id, office in Appointment.objects.holding(at).values_list("person_id", "office"):
        found[person_id].add(Office(office))
    return {person_id: frozenset(offices) for person_id, offices in found.items()}


def persons_of_number(number: str) -> set[UUID]:
    """Return who has the staff number, for single sign-on: one person at most, or nobody."""
    return set(Person.objects.filter(staff_number=number).exclude(staff_number="").values_list("id", flat=True))


def knows_person(voucher: UUID, person_id: UUID, at: datetime) -> bool:
    """Return whether ``voucher`` knows ``person_id`` by their office at ``at``: as HR, or as head of one of the units.

    Someone from outside is known by who answers for them here.
    """
    if not is_present(voucher, at):
        return False
    if Office.HR in offices_of(voucher, at):
        return True
    heads = {Office.HEAD, Office.DEPUTY_HEAD}
    if any(heads & offices_over(voucher, unit, at) for unit in units_of(person_id, at)):
        return True
    return Person.objects.filter(id=person_id, contact_id=voucher).exists()


def offices_reaching(person_id: UUID, other: UUID, at: datetime) -> frozenset[Office]:
    """Return the offices of the person that reached ``other`` at ``at``, as `offices_over` says of a unit."""
    reaching = ~Q(office__in=UNIT_OFFICES) | Q(unit_id__in=unit_ids.within(other, at))
    held = Appointment.objects.holding(at).filter(reaching, person_id=person_id)
    return frozenset(Office(office) for office in held.values_list("office", flat=True))


def offices_elsewhere(person_id: UUID, offices: Collection[Office]) -> int:
    """Return how many of ``offices`` the person holds now in units that they do not work in."""
    now = clock.now()
    held = Appointment.objects.holding(now).filter(person_id=person_id, office__in=offices)
    own = Membership.objects.holding(now).filter(person_id=person_id).values("unit_id")
    return int(held.exclude(unit_id__in=own).count())


def holders_of(office: Office, at: datetime, *, over: UUID | None = None) -> set[UUID]:
    """Return who held ``office`` and was present at ``at``; with ``over``, only where the office reaches that unit."""
    present = Employment.objects.holding(at).filter(state=State.PRESENT).values("person_id")
    held = Appointment.objects.holding(at).filter(office=office, person_id__in=present)
    if over is not None and office in UNIT_OFFICES:
        above = UnitWithin.objects.holding(at).filter(unit_id=over).values("ancestor_id")
        held = held.filter(unit_id__in=above)
    return set(held.values_list("person_id", flat=True))


@Prepared
def unit_ids(person_id: UUID, at: datetime) -> "QuerySet[UnitWithin, Any]":
    """Ask for the person's units and all they lie within, at ``at``; in lists ``unit_id__in=unit_ids.within(…)``."""
    own = Membership.objects.holding(at).filter(person_id=person_id).values("unit_id")
    return UnitWithin.objects.holding(at).filter(unit_id__in=own).values_list("ancestor_id")


@remembered
def units_of(person_id: UUID, at: datetime) -> frozenset[UUID]:
    """Return the person's units at ``at`` and all they lie within."""
    return frozenset(unit_ids.firsts(person_id, at))


def units_by_person(person_ids: Ids, at: datetime) -> dict[UUID, frozenset[UUID]]:
    """Return each person's units at ``at`` and all they lie within, in two queries."""
    own = Membership.objects.holding(at).filter(person_id__in=person_ids)
    memberships = list(own.values_list("person_id", "unit_id"))
    within = UnitWithin.objects.holding(at).filter(unit_id__in={unit for _person, unit in memberships})
    above: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for unit, ancestor in within.values_list("unit_id", "ancestor_id"):
        above[unit].add(ancestor)
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for person_id, unit in memberships:
        found[person_id] |= above[unit]
    return {person_id: frozenset(found[person_id]) for person_id in person_ids}


@Prepared
def position_ids(person_id: UUID, at: datetime) -> "QuerySet[Membership, Any]":
    """Ask for the positions the person held at ``at``."""
    held = Membership.objects.holding(at).filter(person_id=person_id, position__isnull=False)
    return held.values_list("position_id")


@remembered
def positions_of(person_id: UUID, at: datetime) -> frozenset[UUID]:
    """Return the positions the person held at ``at``."""
    return frozenset(position_ids.firsts(person_id, at))


def positions_by_person(person_ids: Ids, at: datetime) -> dict[UUID, frozenset[UUID]]:
    """Return the positions each of the persons held at ``at``."""
    held = Membership.objects.holding(at).filter(person_id__in=person_ids, position__isnull=False)
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for person_id, position in held.values_list("person_id", "position_id"):
        found[person_id].add(position)
    return {person_id: frozenset(found[person_id]) for person_id in person_ids}


def find_by_email(email: str) -> Person | None:
    """Return who has this address, whatever its case; None for nobody and for what is no address."""
    try:
        address = entries.email(email)
    except Invalid:
        return None
    return Person.objects.filter(email=address).first() if address else None


def names(person_ids: Ids) -> dict[UUID, str]:
    """Return the names of those of the persons that exist, for pages whose viewer may know who they are."""
    return dict(Person.objects.filter(id__in=person_ids).values_list("id", "name"))


def contact_meant(email: str) -> UUID | None:
    """Return whose address ``email`` is; None for an empty one. Raises Invalid and NotFound when it is nobody's."""
    address = entries.email(email)
    if address is None:
        return None
    person = find_by_email(address)
    if person is None:
        raise NotFound(Problem.NO_SUCH_PERSON)
    return person.id


def email_of(person_id: UUID) -> str:
    """Return the address of a person; "" for none."""
    return Person.objects.filter(id=person_id).values_list("email", flat=True).first() or ""
