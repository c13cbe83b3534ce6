"""What waits for whoever grants clearance, read off the directory alone.

Need-to-know lists are no source: that somebody is named for a secret is for those who may know of it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import Clearance, Employment, Membership, Position
from shoumi.regime.people.queries.directory import detailed, sight_of
from shoumi.regime.people.rules.sight import Details
from shoumi.regime.people.vocabulary import State

Rows = TypeVar("Rows", bound="QuerySet[Any, Any]")

ENDING = timedelta(days=30)
MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Lacking:
    """Somebody whose position asks for a grade that they are not cleared at."""

    person: UUID
    name: str
    position: LocalizedText
    grade: LocalizedText


@dataclass(frozen=True, slots=True)
class Ending:
    """Somebody whose clearance ends soon, and the last company date on which it holds."""

    person: UUID
    name: str
    grade: LocalizedText
    last_day: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: those lacking and those ending, as many as are shown and how many there are, and all without any."""

    lacking: tuple[Lacking, ...]
    ending: tuple[Ending, ...]
    lacking_count: int
    ending_count: int
    without: int


def waiting_clearances(viewer: Viewer) -> Waiting:
    """Return what ``viewer`` sees waiting of others who are present, and whose entry they see whole."""
    now = clock.now()
    lacking, ending = (_of_others(_of_present(rows, now), viewer, now) for rows in (_lacking(now), _ending(now)))
    present = _of_others(Employment.objects.holding(now).filter(state=State.PRESENT), viewer, now)
    cleared = Clearance.objects.holding(now).values("person_id")
    return Waiting(
        lacking=tuple(
            Lacking(one.person_id, one.person.name, one.position.name, one.position.grade.name)
            for one in lacking[:MOST_SHOWN]
        ),
        ending=tuple(
            Ending(one.person_id, one.person.name, one.grade.name, _last_day(one.holds_until))
            for one in ending[:MOST_SHOWN]
            if one.holds_until is not None
        ),
        lacking_count=lacking.order_by().aggregate(people=Count("person", distinct=True))["people"],
        ending_count=ending.count(),
        without=present.exclude(person_id__in=cleared).count(),
    )


def _of_others(rows: Rows, viewer: Viewer, now: datetime) -> Rows:
    """Return those of ``rows`` about others whose entry ``viewer`` sees whole."""
    others = rows.exclude(person=viewer.id)
    if sight_of(viewer, now).details is Details.EVERYBODY:
        return others
    return others.filter(person_id__in=detailed(viewer, now).values("pk"))


def _of_present(rows: Rows, now: datetime) -> Rows:
    """Return those of ``rows`` about people who are present; each asks for its own, so few rows cost little."""
    return rows.filter(Exists(Employment.objects.holding(now).filter(state=State.PRESENT, person=OuterRef("person"))))


def _lacking(now: datetime) -> "QuerySet[Membership, Any]":
    reaching = Clearance.objects.holding(now).filter(
        person=OuterRef("person"), grade__rank__gte=OuterRef("position__grade__rank")
    )
    graded = Position.objects.filter(grade__isnull=False).values("pk")
    found: QuerySet[Membership, Any] = (
        Membership.objects.holding(now)
        .filter(~Exists(reaching), position__in=graded)
        .select_related("person", "position__grade")
        .order_by("-position__grade__rank", "person__name", "pk")
    )
    return found


def _ending(now: datetime) -> "QuerySet[Clearance, Any]":
    found: QuerySet[Clearance, Any] = (
        Clearance.objects.holding(now)
        .filter(holds_until__lte=now + ENDING)
        .select_related("person", "grade")
        .order_by("holds_until", "pk")
    )
    return found


def _last_day(until: datetime) -> date:
    """Return the last company date before ``until``: a clearance is over when the next day begins."""
    return clock.day_of(until - timedelta(microseconds=1))
