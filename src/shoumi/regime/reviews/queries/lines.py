"""Lines of campaigns: a reviewer's own, and all of a campaign for the officer.

A reviewer sees the lines they are to decide of secrets they may know of, and no others; that there are more is told to
nobody but the officer, who has the register of all secrets anyway.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person, may_read
from shoumi.regime.documents import listing
from shoumi.regime.documents import queries as documents
from shoumi.regime.documents.models import Reading
from shoumi.regime.kit import clock
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.reviews.models import Line
from shoumi.regime.reviews.rules import RUNNING, SHOWN, may_restore
from shoumi.regime.reviews.vocabulary import LineState, Problem

Lines = QuerySet[Line]
# Fetched for the rows shown, not joined: a list is ordered before it is cut, and its rows are wide.
_WITH = ("campaign", "document__level", "person", "unit", "position", "home", "reviewer", "second")


def assigned(viewer: UUID, at: datetime) -> Q:
    """Return the condition that a line is ``viewer``'s to decide: by name, or as the office for those nobody has.

    Never a right of their own. The ids come from short index reads, one a way of being asked.
    """
    officer = Office.OFFICER in people.offices_of(viewer, at)
    mine = Q(pk__in=(_of_officer if officer else _by_name).within(viewer, at))
    return mine & (Q(person=None) | ~Q(person=viewer))


@Prepared
def _by_name(person: UUID, at: datetime) -> "QuerySet[Line, Any]":
    known = Line.objects.filter(document__in=known_to(person, at)).order_by()
    return (
        known.filter(reviewer=person).values_list("pk").union(known.filter(second=person).values_list("pk"), all=True)
    )


@Prepared
def _of_officer(person: UUID, at: datetime) -> "QuerySet[Line, Any]":
    known = Line.objects.filter(document__in=known_to(person, at)).order_by()
    nobodys = Line.objects.order_by()
    return (
        known.filter(reviewer=person)
        .values_list("pk")
        .union(
            known.filter(second=person).values_list("pk"),
            nobodys.filter(reviewer=None).values_list("pk"),
            nobodys.filter(escalated=True, second=None).values_list("pk"),
            all=True,
        )
    )


def own_lines(viewer: Actor) -> Lines:
    """Return the lines ``viewer`` decides or has decided, what stands out most first."""
    if not may_read(viewer):
        return Line.objects.none()
    found = Line.objects.filter(assigned(viewer.id, clock.now()), campaign__state__in=SHOWN)
    if viewer.token and viewer.token.ceiling is not None:
        found = found.filter(document__level__rank__lte=viewer.token.ceiling)
    return found.prefetch_related(*_WITH).order_by("-weight", "number", "pk")


def waiting(found: Lines) -> Lines:
    """Return those of ``found`` that are still to be decided."""
    return found.filter(state=LineState.OPEN, campaign__state__in=RUNNING)


def suspended(found: Lines) -> Lines:
    """Return those of ``found`` that silence suspended and nobody has restored."""
    return found.filter(state=LineState.SUSPENDED)


def own_line(viewer: Actor, line_id: UUID) -> Line:
    """Return one line of `own_lines`. Raises NotFound for any other, absent or not."""
    found = own_lines(viewer).filter(pk=line_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_LINE)
    return found


@dataclass(frozen=True, slots=True)
class Load:
    """How much there is for a reviewer: lines that wait, rights that silence suspended, and all lines."""

    waiting: int
    suspended: int
    all: int


def load(viewer: Person) -> Load:
    """Return how much there is for ``viewer``, in one question."""
    wait = Q(state=LineState.OPEN, campaign__state__in=RUNNING)
    still = Q(state=LineState.SUSPENDED)
    counted = (
        own_lines(viewer)
        .order_by()
        .aggregate(waiting=Count("pk", filter=wait), suspended=Count("pk", filter=still), all=Count("pk"))
    )
    return Load(**counted)


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as its reviewer sees it: the title None where it stays sealed, ``live`` whether the right holds now."""

    line: Line
    title: str | None
    live: bool

    @property
    def waits(self) -> bool:
        """Whether it can be decided now."""
        return self.line.state_code is LineState.OPEN and self.live and self.line.campaign.state_code in RUNNING

    @property
    def state(self) -> LineState:
        """The state; a right that ended by itself has lapsed, whether or not that is written down yet."""
        fallen = self.line.state_code is LineState.OPEN and not self.live
        return LineState.LAPSED if fallen else self.line.state_code

    @property
    def restorable(self) -> bool:
        """Whether it can be restored in one press."""
        return may_restore(self.line.state_code, self.line.campaign.state_code)


def shown(viewer: Person, rows: Sequence[Line]) -> list[Shown]:
    """Return ``rows``, up to a page of a list, as ``viewer`` sees them, in their order."""
    met = {line.document_id: line.document for line in rows}
    # The office decides lines of secrets it knows from the register only: those it may not know of have no title here.
    known = set(documents.known(viewer).filter(pk__in=list(met)).values_list("pk", flat=True))
    titles = {
        one.document.pk: one.title
        for one in listing.listed(viewer, [document for pk, document in met.items() if pk in known])
    }
    held = live_among(line.grant for line in rows)
    return [Shown(line, titles.get(line.document_id), line.grant in held) for line in rows]


def all_shown(rows: Sequence[Line]) -> list[Shown]:
    """Return ``rows`` as the officer sees them: as in the register, without titles."""
    held = live_among(line.grant for line in rows)
    return [Shown(line, None, line.grant in held) for line in rows]


def lines_of(campaign: UUID) -> Lines:
    """Return every line of a campaign; only `actions.reading.look_through` hands this out."""
    found = Line.objects.filter(campaign=campaign).prefetch_related(*_WITH, "decided_by")
    return found.order_by("-weight", "number", "pk")


def live(at: datetime) -> QuerySet[Reading]:
    """Return the rights that hold at ``at`` or will."""
    return Reading.objects.unended(at)


def live_among(grants: Iterable[UUID]) -> set[UUID]:
    """Return which of ``grants`` still stand."""
    return set(live(clock.now()).filter(grant__in=list(grants)).values_list("grant", flat=True))


def fallen(lines: Lines) -> Lines:
    """Return those of ``lines``, which wait, whose right has ended by itself."""
    return lines.filter(~Exists(live(clock.now()).filter(grant=OuterRef("grant"))))


def known_to(person: UUID, at: datetime) -> QuerySet[Any]:
    """Return the subquery of the secrets ``person`` may know of at ``at``."""
    return documents.known(Person(person), at).values("pk")


def right_of(line: Line) -> Reading:
    """Return the right that ``line``, which the viewer may see, is about, as it was recorded last."""
    rights = Reading.objects.filter(grant=line.grant).select_related("granted_by")
    right: Reading = rights.order_by("-pk")[0]
    return right


def campaigns_of(viewer: Actor) -> list[tuple[str, str]]:
    """Return the campaigns in which ``viewer`` decides lines, as id and name, for a filter."""
    found = own_lines(viewer).order_by().values_list("campaign", "campaign__name").distinct()
    return [(str(pk), name) for pk, name in found]
