"""Screenings and the items of leaving as waits."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.kit import clock
from shoumi.regime.kit.waits import WAITS, Waited, Waits
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import Appointment, CaseItem, CorrectionRequest, Employment, Screening
from shoumi.regime.people.queries import standing
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES, OVERSEEING_OFFICES, UNIT_OFFICES
from shoumi.regime.people.vocabulary import CaseState, ItemState, Office, ScreeningState, State


def screenings(since: datetime) -> Iterator[Waited]:
    """Yield the screenings under way, which wait on HR, and those decided or dropped since."""
    rows = Screening.objects.filter(Q(state=ScreeningState.REQUESTED) | Q(decided_at__gte=since))
    deputy = deputies().get(Office.HR)
    for key, person, asked, decided in rows.values_list("id", "person_id", "requested_at", "decided_at"):
        yield Waited(
            id=key,
            person=person,
            asked_at=asked,
            decided_at=decided,
            office=Office.HR,
            deputy=deputy,
            address=reverse("people:screening", args=(key,)),
        )


def leaving_items(since: datetime) -> Iterator[Waited]:
    """Yield the items of open leaving cases, late from the end of their deadline on, and those settled since."""
    waiting = Q(state=ItemState.OPEN, case__state=CaseState.OPEN)
    rows = CaseItem.objects.filter(waiting | Q(settled_at__gte=since))
    stands_in = deputies()
    columns = ("id", "case_id", "case__person_id", "case__opened_at", "settled_at", "deadline", "owner_id", "office")
    for key, case, person, opened, settled, deadline, owner, office in rows.values_list(*columns):
        of_office = Office(office) if office else None
        yield Waited(
            id=key,
            person=person,
            asked_at=opened,
            decided_at=settled,
            due_at=clock.end_of(deadline),
            waits_on=owner,
            office=of_office,
            deputy=stands_in.get(of_office) if of_office else None,
            address=reverse("people:leaving-case", args=(case,)),
        )


def corrections(since: datetime) -> Iterator[Waited]:
    """Yield the requests to correct personal data, which wait on HR, and those answered since."""
    rows = CorrectionRequest.objects.filter(Q(answered_at=None) | Q(answered_at__gte=since))
    deputy = deputies().get(Office.HR)
    for key, person, asked, answered in rows.values_list("id", "person_id", "asked_at", "answered_at"):
        yield Waited(
            id=key,
            person=person,
            asked_at=asked,
            decided_at=answered,
            office=Office.HR,
            deputy=deputy,
            address=reverse("people:corrections"),
        )


def answers(viewer: Actor) -> bool:
    """Return whether ``viewer`` may know who asked for a correction: who keeps the directory."""
    return isinstance(viewer, Person) and bool(standing.offices_of(viewer.id, clock.now()) & DIRECTORY_OFFICES)


def deputies() -> dict[Office, UUID]:
    """Return who stands in for somebody now, of the offices that reach through the company; one of several."""
    now = clock.now()
    present = Employment.objects.holding(now).filter(state=State.PRESENT).values("person_id")
    held = Appointment.objects.holding(now).filter(deputy_of__isnull=False, person__in=present)
    rows = held.exclude(office__in=UNIT_OFFICES).order_by("-pk").values_list("office", "person_id")
    return {Office(office): person for office, person in rows}


def knows_screenings(viewer: Actor) -> bool:
    """Return whether ``viewer`` may know whose screening is under way: who keeps the directory, and heads.

    A head who oversees the company besides would read of everybody here, and so reads of nobody.
    """
    if not isinstance(viewer, Person):
        return False
    offices = standing.offices_of(viewer.id, clock.now())
    return bool(offices & DIRECTORY_OFFICES) or bool(offices & UNIT_OFFICES and not offices & OVERSEEING_OFFICES)


def contribute() -> None:
    """Put both into their slot; called once, while Django starts."""
    WAITS.add(
        Waits(
            name="people.screenings",
            words=LocalizedText("背景调查", "Screenings"),
            of=screenings,
            named=knows_screenings,
            order=20,
        )
    )
    WAITS.add(
        Waits(
            name="people.corrections",
            words=LocalizedText("更正个人信息", "Corrections of personal data"),
            of=corrections,
            named=answers,
            order=25,
        )
    )
    WAITS.add(
        Waits(
            name="people.leaving_items",
            words=LocalizedText("离职与转岗事项", "Items of leaving and moving"),
            of=leaving_items,
            order=30,
        )
    )
