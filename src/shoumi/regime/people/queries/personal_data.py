"""What is held about a person, who asked to have it corrected, and what is no longer needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Console
from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.kit import clock
from shoumi.regime.kit.holdings import HOLDINGS, HOLDS, Holding, Line, holding_named
from shoumi.regime.people.models import CorrectionRequest, Employment, Erasure, Retention
from shoumi.regime.people.queries import standing
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES
from shoumi.regime.people.rules.personal_data import ends_on
from shoumi.regime.people.vocabulary import CorrectionState, ErasureState, Office, Problem


@dataclass(frozen=True, slots=True)
class Held:
    """One holding with what is held of one person; ``years`` after leaving where it is erased then, else 0."""

    holding: Holding
    years: int
    lines: Sequence[Line]


def held_of(person: UUID) -> list[Held]:
    """Return all that is held of ``person``, for themselves: `actions.personal_data` asks for the right."""
    years = retention(clock.now())
    return [Held(one, years.get(one.name, 0), one.of(person)) for one in HOLDINGS.items()]


def register() -> list[Held]:
    """Return the register of personal data, with nobody's values, for who may see it."""
    years = retention(clock.now())
    return [Held(one, years.get(one.name, 0), ()) for one in HOLDINGS.items()]


def retention(at: datetime) -> dict[str, int]:
    """Return for how many years after leaving each holding that is erased at all was kept at ``at``."""
    defaults = {one.name: one.years for one in HOLDINGS.items() if one.is_erasable}
    set_here = Retention.objects.holding(at).filter(holding__in=defaults).values_list("holding", "years")
    return defaults | dict(set_here)


def holding(name: str) -> Holding:
    """Return the holding ``name``. Raises NotFound for none."""
    found = holding_named(name)
    if found is None:
        raise NotFound(Problem.NO_SUCH_HOLDING)
    return found


def answers_corrections(viewer: Actor) -> bool:
    """Return whether ``viewer`` reads requests of others: HR."""
    if isinstance(viewer, Console):
        return True
    now = clock.now()
    if not isinstance(viewer, Viewer) or not standing.is_present(viewer.id, now):
        return False
    return Office.HR in standing.offices_of(viewer.id, now)


def corrections(viewer: Actor) -> "QuerySet[CorrectionRequest]":
    """Return the requests to correct that ``viewer`` answers: HR those of others."""
    rows = CorrectionRequest.objects.select_related("person", "answered_by")
    if not answers_corrections(viewer):
        return rows.none()
    return rows.exclude(person=viewer.id) if isinstance(viewer, Viewer) else rows


def waiting_corrections(viewer: Actor) -> "QuerySet[CorrectionRequest]":
    """Return those of `corrections` that wait for an answer."""
    return corrections(viewer).filter(state=CorrectionState.ASKED).order_by("asked_at")


def correction(viewer: Actor, correction_id: UUID) -> CorrectionRequest:
    """Return one request ``viewer`` answers. Raises NotFound for any other."""
    found = corrections(viewer).filter(id=correction_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_CORRECTION)
    return found


def own_corrections(person: UUID) -> "QuerySet[CorrectionRequest]":
    """Return what ``person`` asked to have corrected, the latest first."""
    return CorrectionRequest.objects.filter(person=person).order_by("-asked_at")


def erasures(viewer: Actor) -> "QuerySet[Erasure]":
    """Return the proposals to erase that ``viewer`` may know of: who keeps the directory, but not of themselves."""
    rows = Erasure.objects.select_related("person", "decided_by")
    if isinstance(viewer, Console):
        return rows
    now = clock.now()
    if not isinstance(viewer, Viewer) or not standing.is_present(viewer.id, now):
        return rows.none()
    keeps = standing.offices_of(viewer.id, now) & DIRECTORY_OFFICES
    return rows.exclude(person=viewer.id) if keeps else rows.none()


def waiting_erasures(viewer: Actor) -> "QuerySet[Erasure]":
    """Return those of `erasures` that wait for HR."""
    return erasures(viewer).filter(state=ErasureState.PROPOSED).order_by("proposed_at")


def erasure(viewer: Actor, erasure_id: UUID) -> Erasure:
    """Return one proposal ``viewer`` may know of. Raises NotFound for any other."""
    found = erasures(viewer).filter(id=erasure_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_ERASURE)
    return found


def left_on(at: datetime) -> dict[UUID, date]:
    """Return everybody who had left by ``at`` and has not come back, with their last day."""
    rows = Employment.objects.standing().values("person").annotate(last=Max("holds_until")).order_by()
    back = set(Employment.objects.unended(at).values_list("person_id", flat=True))
    return {row["person"]: clock.day_of(row["last"]) for row in rows if row["person"] not in back and row["last"]}


def no_longer_needed(at: datetime) -> list[tuple[UUID, Holding]]:
    """Return what the job proposes to erase at ``at``: past its retention, held at all, and kept for nothing."""
    today, gone = clock.day_of(at), left_on(at)
    years = retention(at)
    found = []
    for one in HOLDINGS.items():
        if one.held_by is None or one.erase is None:
            continue
        over = {person for person, day in gone.items() if ends_on(day, years[one.name]) <= today}
        settled = set(_settled(one.name, today))
        found += [(person, one) for person in sorted((one.held_by() & over) - settled) if not kept_for(person)]
    return found


def _settled(name: str, today: date) -> "QuerySet[Erasure, UUID]":
    rows = Erasure.objects.filter(holding=name)
    waiting = rows.filter(state=ErasureState.PROPOSED)
    kept = rows.filter(state=ErasureState.KEPT, keep_until__gte=today)
    return (waiting | kept).values_list("person_id", flat=True)


def kept_for(person: UUID) -> bool:
    """Return whether anything asks that all about ``person`` be kept: an open case, a duty that still runs."""
    return any(hold.holds(person) for hold in HOLDS.items())
