"""Screenings: what decisions ask of them, and what a viewer may see of them (P02)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Console
from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.accounts import queries as accounts
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import CheckKind, Clearance, ClearanceGrade, Consent, GradeScreening, Screening
from shoumi.regime.people.queries import standing
from shoumi.regime.people.queries.directory import own_people
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES, UNIT_OFFICES
from shoumi.regime.people.rules.screening import FINDINGS, PASSING, Finding, Screened, screened
from shoumi.regime.people.rules.sight import grants_clearance
from shoumi.regime.people.vocabulary import CheckResult, Office, Problem, ScreeningState

Screenings = QuerySet[Screening]

ENDING_SOON = timedelta(days=60)
"""How long before its end a screening is listed as ending."""


def findings(person: UUID, at: datetime) -> list[Finding]:
    """Return what the screenings of ``person`` had found by ``at``."""
    rows = Screening.objects.filter(person=person, decided_at__lte=at, state__in=FINDINGS).select_related("grade")
    return [finding for row in rows for finding in _finding(row)]


def screened_for(person: UUID, at: datetime) -> Screened:
    """Return for which rank ``person`` was screened at ``at``."""
    return screened(findings(person, at), at)


def screened_people(at: datetime) -> set[UUID]:
    """Return who was screened for any rank at ``at``."""
    found: defaultdict[UUID, list[Finding]] = defaultdict(list)
    for row in Screening.objects.filter(decided_at__lte=at, state__in=FINDINGS).select_related("grade"):
        found[row.person_id].extend(_finding(row))
    return {person for person, told in found.items() if screened(told, at).rank}


def grade_asks(grade: UUID, at: datetime) -> bool:
    """Return whether ``grade`` was granted only to people screened for it at ``at``."""
    asked: bool = GradeScreening.objects.holding(at).filter(grade=grade).exists()
    return asked


def asking_grades() -> set[UUID]:
    """Return the grades that ask for a screening now."""
    return set(GradeScreening.objects.holding(clock.now()).values_list("grade_id", flat=True))


def rank_and_name(grade: UUID) -> tuple[int, LocalizedText]:
    """Return the rank and the name of ``grade``; nothing could be granted at a grade that is none."""
    row = ClearanceGrade.objects.filter(id=grade).first()
    return (row.rank, row.name) if row else (_NO_GRADE, LocalizedText("", ""))


_NO_GRADE = 1_000
"""Above every rank: for a grade that does not exist nobody is screened."""


def screenings(viewer: Actor) -> Screenings:
    """Return the screenings ``viewer`` may know of.

    HR, the confidentiality officer and the administrator who grants clearance know of all, heads and unit officers of
    those of their people, everybody of their own. What was found in detail is for `reads_contents`.
    """
    rows = Screening.objects.select_related("person", "grade", "requested_by", "decided_by")
    if isinstance(viewer, Console):
        return rows
    now = clock.now()
    if not isinstance(viewer, Viewer) or not standing.is_present(viewer.id, now):
        return rows.none()
    offices = standing.offices_of(viewer.id, now)
    if offices & DIRECTORY_OFFICES or grants_clearance(accounts.offices_of(viewer.id, now)):
        return rows
    whom = Q(person=viewer.id)
    if offices & UNIT_OFFICES:
        whom |= Q(person__in=own_people(viewer.id, now))
    return rows.filter(whom)


def reads_contents(viewer: Actor, person: UUID) -> bool:
    """Return whether ``viewer`` reads what was checked of ``person`` and why: HR, and the person themselves."""
    if not isinstance(viewer, Viewer):
        return isinstance(viewer, Console)
    return viewer.id == person or Office.HR in standing.offices_of(viewer.id, clock.now())


def screening(viewer: Actor, screening_id: UUID) -> Screening:
    """Return one screening. Raises NotFound for none, and for one ``viewer`` may not know of."""
    found = screenings(viewer).filter(id=screening_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_SCREENING)
    return found


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check as it is shown to those who read contents."""

    kind: LocalizedText
    sensitive: bool
    result: CheckResult
    on: date
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A screening in full: the consent that stands or stood last, and every check, the latest of a kind first."""

    screening: Screening
    consent: Consent | None
    checks: Sequence[CheckLine]


def sheet(viewer: Actor, row: Screening) -> Sheet:
    """Return what ``viewer``, who may know of ``row``, sees of it; checks only where they read contents."""
    consent = Consent.objects.filter(screening=row).order_by("-recorded_at", "-pk").first()
    if not reads_contents(viewer, row.person_id):
        return Sheet(row, consent, ())
    checks = row.checks.select_related("kind", "recorded_by").order_by("kind__order", "kind__code", "-recorded_at")
    lines = [
        CheckLine(
            one.kind.name,
            one.kind.sensitive,
            one.result_code,
            one.checked_on,
            one.note,
            one.recorded_by.name if one.recorded_by else "",
        )
        for one in checks
    ]
    return Sheet(row, consent, lines)


def consent_stands(screening_id: UUID) -> bool:
    """Return whether the person's consent to this screening was given and not withdrawn."""
    return Consent.objects.filter(screening=screening_id, withdrawn_at=None).exists()


def awaiting_consent(viewer: Viewer) -> Screenings:
    """Return the open screenings of ``viewer`` to which they have never consented nor refused by withdrawing."""
    asked = Consent.objects.filter(screening=OuterRef("pk"))
    own = Screening.objects.filter(~Exists(asked), person=viewer.id, state=ScreeningState.REQUESTED)
    return own.select_related("grade")


def check_kinds(*, retired: bool = False) -> "QuerySet[CheckKind]":
    """Return what a screening may look at, or what it no longer looks at."""
    return CheckKind.objects.filter(retired=retired).order_by("order", "code")


def in_work(rows: Screenings) -> Screenings:
    """Return those of ``rows`` that wait for a finding."""
    return rows.filter(state=ScreeningState.REQUESTED)


def ending(rows: Screenings) -> Screenings:
    """Return those of ``rows`` that end soon or have ended, and that nothing newer replaces, of people still cleared.

    Whoever is not cleared needs no screening; whoever is, stands without one from that day on.
    """
    now = clock.now()
    newer = Screening.objects.filter(person=OuterRef("person"), requested_at__gt=OuterRef("requested_at"))
    cleared = Clearance.objects.holding(now).filter(person=OuterRef("person"))
    last_day = clock.day_of(now + ENDING_SOON)
    return rows.filter(
        Exists(cleared),
        ~Exists(newer.exclude(state=ScreeningState.DROPPED)),
        state__in=PASSING,
        valid_until__lte=last_day,
    )


def _finding(row: Screening) -> Iterator[Finding]:
    """Yield what ``row`` found; nothing while it is open."""
    if row.decided_at is not None:
        until = clock.end_of(row.valid_until) if row.valid_until else None
        yield Finding(row.state_code, row.grade.rank, row.decided_at, until)
