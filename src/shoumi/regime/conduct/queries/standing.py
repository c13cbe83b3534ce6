"""What decisions about cases rest on: for gates and the rulebook, not for screens."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from shoumi.regime.conduct.models import ConductCase, Verdict
from shoumi.regime.conduct.rules import grading
from shoumi.regime.conduct.rules.bodies import OFFICES
from shoumi.regime.conduct.rules.grading import Standing
from shoumi.regime.conduct.rules.powers import SEES_OUTCOMES
from shoumi.regime.conduct.vocabulary import Audience, Decider, Effect, Stage
from shoumi.regime.people import queries as people
from shoumi.regime.people.models import Appointment, Membership, Person, Unit, UnitWithin
from shoumi.regime.people.vocabulary import Office

ABOVE_ALL = frozenset({Office.PRESIDENT, Office.BOARD})
"""Offices whose holders are nobody's subordinates, whichever unit they are entered in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What gates ask of a case: about whom, how far, and who has had a hand in it."""

    person: UUID | None
    unit: UUID | None
    audience: Audience
    body: Decider | None = None
    appeal_body: Decider | None = None
    proposer: UUID | None = None
    decider: UUID | None = None


def case_facts(case_id: UUID) -> CaseFacts | None:
    """Return the facts of a case; None for none."""
    row = ConductCase.objects.select_related("appeal").filter(id=case_id).first()
    if row is None:
        return None
    hands = dict(Verdict.objects.filter(case=row, sent_back_at=None).values_list("stage", "by_id"))
    appeal = getattr(row, "appeal", None)
    return CaseFacts(
        person=row.person_id,
        unit=row.unit_id,
        audience=row.audience_code,
        body=row.body_code,
        appeal_body=appeal.body_code if appeal else None,
        proposer=hands.get(Stage.PROPOSAL),
        decider=hands.get(Stage.DECISION),
    )


def file_facts(about: UUID) -> CaseFacts | None:
    """Return about whom a file is: a person or a unit; None for neither."""
    if Person.objects.filter(id=about).exists():
        return CaseFacts(person=about, unit=None, audience=Audience.OWN)
    if Unit.objects.filter(id=about).exists():
        return CaseFacts(person=None, unit=about, audience=Audience.UNIT)
    return None


def speaks_for(person: UUID, facts: CaseFacts, at: datetime) -> bool:
    """Return whether ``person`` is the one concerned; for a unit its head or deputy head speaks."""
    if facts.unit is None:
        return person == facts.person
    held = Appointment.objects.holding(at).filter(person_id=person, unit_id=facts.unit, office__in=SEES_OUTCOMES)
    return bool(held.exists())


def is_concerned(person: UUID, facts: CaseFacts, at: datetime) -> bool:
    """Return whether the case is about ``person``, or about a unit they stand in."""
    if facts.unit is None:
        return person == facts.person
    return facts.unit in people.units_of(person, at)


def is_subordinate(person: UUID, facts: CaseFacts, at: datetime) -> bool:
    """Return whether ``person`` works under the one concerned, who heads their unit or is its deputy head.

    The president and the board are nobody's subordinates, and a head is not their own deputy's.
    """
    if facts.person is None or people.offices_of(person, at) & ABOVE_ALL:
        return False
    over = people.offices_reaching(facts.person, person, at) & SEES_OUTCOMES
    if over == {Office.DEPUTY_HEAD}:
        return Office.HEAD not in people.offices_reaching(person, facts.person, at)
    return bool(over)


def offices_towards(person: UUID, facts: CaseFacts, at: datetime) -> frozenset[Office]:
    """Return the offices of ``person`` that reach the one concerned at ``at``."""
    if facts.person is not None:
        return people.offices_reaching(person, facts.person, at)
    return people.offices_over(person, facts.unit, at) if facts.unit else frozenset()


def seated(facts: CaseFacts, at: datetime, *, without: AbstractSet[UUID | None]) -> frozenset[Decider]:
    """Return the bodies in which somebody present sits who may act in the case, not counting ``without``."""
    aside = {*without, facts.person}
    return frozenset(body for body in Decider if _holders(body, facts, at) - aside)


def _holders(body: Decider, facts: CaseFacts, at: datetime) -> set[UUID]:
    if body is not Decider.HEAD:
        return set[UUID]().union(*(people.holders_of(office, at) for office in OFFICES[body]))
    units = people.units_of(facts.person, at) if facts.person else frozenset[UUID]()
    heads = (people.holders_of(office, at, over=unit) for office in OFFICES[body] for unit in units)
    return set[UUID]().union(*heads)


def headed_units(person: UUID, at: datetime) -> "QuerySet[Appointment, Any]":
    """Return the subquery of the units ``person`` heads or is deputy head of, without those under them."""
    held: QuerySet[Appointment, Any] = Appointment.objects.holding(at)
    return held.filter(person_id=person, office__in=SEES_OUTCOMES, unit__isnull=False).values("unit_id")


def units_under(person: UUID, at: datetime) -> "QuerySet[UnitWithin, Any]":
    """Return the subquery of the units ``person`` heads and all under them."""
    within: QuerySet[UnitWithin, Any] = UnitWithin.objects.holding(at)
    return within.filter(ancestor_id__in=headed_units(person, at)).values("unit_id")


def people_under(person: UUID, at: datetime) -> "QuerySet[Membership, Any]":
    """Return the subquery of those who work in the units ``person`` heads, and under them: not the head one deputises.

    A head is among the people of whoever leads a unit above as its head.
    """
    members: QuerySet[Membership, Any] = Membership.objects.holding(at)
    led = headed_units(person, at)
    within = UnitWithin.objects.holding(at).filter(ancestor_id__in=led.filter(office=Office.HEAD)).values("unit_id")
    deputised = led.filter(office=Office.DEPUTY_HEAD).exclude(unit_id__in=within)
    heads = Appointment.objects.holding(at).filter(office=Office.HEAD, unit_id__in=deputised).values("person_id")
    return members.filter(unit_id__in=units_under(person, at)).exclude(person_id__in=heads).values("person_id")


def records_of(about: UUID, *, unit: bool) -> Iterable[Standing]:
    """Yield the spans of the disciplinary records of a person or unit that are or were in force.

    One that has expired since is among them: what was done while it stood came after it all the same.
    """
    key = "unit_id" if unit else "person_id"
    rows = ConductCase.objects.filter(**{key: about}, effect=Effect.DISCIPLINE)
    for since, until in rows.values_list("in_force_on", "expires_on"):
        if since is not None:
            yield Standing(since, until)


def repetition(row: ConductCase, day: date) -> int:
    """Return how many records count as repetition on ``day`` in the case ``row``."""
    return grading.repetition(records_of(row.about, unit=row.unit_id is not None), day)
