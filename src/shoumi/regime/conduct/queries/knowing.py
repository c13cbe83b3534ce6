"""Who knows of which case, and how much of it: nobody else is told that it exists (P08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, may_read
from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.queries.standing import headed_units, people_under, units_under
from shoumi.regime.conduct.rules.bodies import OFFICES
from shoumi.regime.conduct.rules.powers import KEEPERS, SEES_OUTCOMES
from shoumi.regime.conduct.vocabulary import ConductState, Decider, Depth, Effect, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people import queries as people
from shoumi.regime.people.vocabulary import Office

Cases = QuerySet[ConductCase]

BEFORE_BODY = frozenset({ConductState.PROPOSED, ConductState.DECIDED, ConductState.SERVED, ConductState.APPEALED})
"""States in which the body that decides reads the case; what is in force is on the file, and the body leaves it."""
_ACROSS = tuple(one for one in Decider if one is not Decider.HEAD)


def on_file() -> Q:
    """Return the condition that a record has not expired; from the day after its last one nobody sees it."""
    return Q(expires_on=None) | Q(expires_on__gte=clock.today())


def _bodies(offices: frozenset[Office]) -> list[Decider]:
    """Return the bodies that decide on everybody and in which one of ``offices`` sits."""
    return [body for body in _ACROSS if OFFICES[body] & offices]


def _own_side(viewer: UUID, at: datetime) -> Q:
    """Return the condition of one's own cases: from the notice or the decision on, a reward from its decision on."""
    mine = Q(person=viewer) | Q(unit__in=headed_units(viewer, at))
    told = Q(notified_at__isnull=False) | Q(decided_at__isnull=False)
    return mine & (Q(effect=Effect.DISCIPLINE) & told | Q(effect=Effect.REWARD, state=ConductState.IN_FORCE))


def _of_others(viewer: UUID, offices: frozenset[Office], at: datetime) -> Q | None:
    """Return the condition of the cases of others that ``viewer`` knows of by their offices; None for none."""
    return Q(pk__isnull=False) if offices & KEEPERS else _from_above(viewer, offices, at)


def _from_above(viewer: UUID, offices: frozenset[Office], at: datetime) -> Q | None:
    """Return the condition of what bodies have before them and of what is in force under a head; None for none."""
    found: list[Q] = []
    bodies = _bodies(offices)
    if bodies:
        found.append(Q(body__in=bodies, state__in=BEFORE_BODY))
        found.append(Q(appeal__body__in=bodies, state=ConductState.APPEALED))
    if offices & SEES_OUTCOMES:
        under = Q(person__in=people_under(viewer, at))
        found.append(under & Q(state=ConductState.IN_FORCE))
        found.append(under & Q(body=Decider.HEAD, state__in=BEFORE_BODY))
        found.append(Q(unit__in=units_under(viewer, at), state=ConductState.IN_FORCE))
    if not found:
        return None
    whole = found[0]
    for one in found[1:]:
        whole |= one
    return whole


def _rows() -> Cases:
    on_file_today = ConductCase.objects.filter(on_file()).exclude(state=ConductState.EXPIRED)
    return on_file_today.select_related("person", "unit", "appeal")


def told(person: UUID) -> Cases:
    """Return the cases about ``person`` that they were told of, whether or not they have left since (PIPL 45)."""
    return _rows().filter(_own_side(person, clock.now()), person=person)


def known(viewer: Actor) -> Cases:
    """Return the cases ``viewer`` knows of.

    The person concerned, from the notice or the decision on; HR and the confidentiality officer, all but their own; the
    body that decides or hears the appeal, while it is open; heads, what is in force on their own people.
    """
    rows = _rows()
    if not may_read(viewer):
        return rows.none()
    now = clock.now()
    if not people.is_present(viewer.id, now):
        return rows.none()
    whom = _own_side(viewer.id, now)
    others = _of_others(viewer.id, people.offices_of(viewer.id, now), now)
    if others is not None:
        whom |= others & ~Q(person=viewer.id) & ~Q(unit__in=headed_units(viewer.id, now))
    return rows.filter(whom)


def before_bodies_of(viewer: Viewer) -> Cases:
    """Return the cases before a body in which ``viewer`` sits."""
    now = clock.now()
    whom = _from_above(viewer.id, people.offices_of(viewer.id, now), now)
    rows = known(viewer)
    return rows.none() if whom is None else rows.filter(whom, state__in=BEFORE_BODY)


def case(viewer: Actor, case_id: UUID) -> ConductCase:
    """Return one case. Raises NotFound for none, and for one ``viewer`` may not know of."""
    found = known(viewer).filter(id=case_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_CASE)
    return found


def own(viewer: Viewer) -> Cases:
    """Return the cases on ``viewer``'s own file."""
    return known(viewer).filter(person=viewer.id)


def about(viewer: Actor, person: UUID) -> Cases:
    """Return the cases about ``person`` that ``viewer`` knows of."""
    return known(viewer).filter(person=person)


@dataclass(frozen=True, slots=True)
class _Seat:
    """By what a viewer knows of cases, read once for a page of them."""

    viewer: UUID
    units: frozenset[UUID]
    keeper: bool
    bodies: frozenset[Decider]
    under: frozenset[UUID]

    @classmethod
    def of(cls, viewer: Viewer, rows: Sequence[ConductCase]) -> "_Seat":
        now = clock.now()
        offices = people.offices_of(viewer.id, now)
        heads = bool(offices & SEES_OUTCOMES)
        ids = [row.about for row in rows if row.body_code is Decider.HEAD]
        under = people_under(viewer.id, now).filter(person_id__in=ids) if heads and ids else []
        units = headed_units(viewer.id, now) if heads else []
        return cls(
            viewer.id,
            frozenset(one["unit_id"] for one in units),
            bool(offices & KEEPERS),
            frozenset(_bodies(offices)),
            frozenset(one["person_id"] for one in under),
        )

    def depth(self, row: ConductCase) -> Depth:
        if row.person_id == self.viewer or row.unit_id in self.units:
            return Depth.OWN
        appeal = getattr(row, "appeal", None)
        before_body = row.state_code in BEFORE_BODY and (
            row.body_code in self.bodies
            or (row.body_code is Decider.HEAD and row.person_id in self.under)
            or (appeal is not None and row.state_code is ConductState.APPEALED and appeal.body_code in self.bodies)
        )
        return Depth.FULL if self.keeper or before_body else Depth.OUTCOME


def depths(viewer: Viewer, rows: Sequence[ConductCase]) -> dict[UUID, Depth]:
    """Return how much ``viewer``, who knows of ``rows``, sees of each, in as many queries for one as for all."""
    seat = _Seat.of(viewer, rows)
    return {row.id: seat.depth(row) for row in rows}


def depth(viewer: Viewer, row: ConductCase) -> Depth:
    """Return how much ``viewer``, who knows of ``row``, sees of it."""
    return depths(viewer, [row])[row.id]
