"""Standing in for a custodian who is away: whose documents somebody answers for, and the requests that wait for them.

A deputy answers only for what they may know of themself: named by name, unit or position and cleared for the level, no
notice period closing it. Standing in names nobody and opens nothing.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Q, QuerySet

from shoumi.regime.access.actors import Person, may_read
from shoumi.regime.documents import leavers, queries
from shoumi.regime.documents.models import Custody, Document, HandlingRules, KnowRequest, StandingIn
from shoumi.regime.documents.vocabulary import RequestState
from shoumi.regime.kit import clock
from shoumi.regime.kit.looking import remembered
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.people.models import Person as PersonRow
from shoumi.regime.people.queries import leaving
from shoumi.regime.people.queries import standing as people


@Prepared
def _stood_for(person: UUID, at: datetime) -> "QuerySet[StandingIn, Any]":
    return StandingIn.objects.holding(at).filter(deputy=person).values_list("custodian")


@remembered
def stood_for(person: UUID, at: datetime) -> frozenset[UUID]:
    """Return the custodians that ``person`` stands in for at ``at``."""
    return frozenset(_stood_for.firsts(person, at))


def kept_by_those(person: UUID, at: datetime) -> "QuerySet[Custody, Any]":
    """Return the subquery of the documents kept by those whom ``person`` stands in for at ``at``."""
    return Custody.objects.holding(at).filter(person__in=stood_for(person, at)).values("document")


def stands_in(person: UUID, document: UUID, at: datetime) -> bool:
    """Return whether ``person`` stood in at ``at`` for whoever kept ``document`` then."""
    return Custody.objects.holding(at).filter(document=document, person__in=stood_for(person, at)).exists()


def narrowed(things: QuerySet[Document], person: UUID, at: datetime) -> QuerySet[Document]:
    """Return those of ``things`` that ``person`` answers for at ``at``: kept, or stood in for and named themself."""
    own = Custody.objects.holding(at).filter(person=person).values("document")
    named = queries.named_documents(person, at).values("document")
    return things.filter(Q(pk__in=own) | Q(pk__in=kept_by_those(person, at)) & Q(pk__in=named))


def requests_to_decide(viewer: Person) -> QuerySet[KnowRequest]:
    """Return the open requests that wait for ``viewer``: for what they keep, and for what they stand in for.

    As a deputy never their own request, and none for a document that they could not open a decision about.
    """
    if not may_read(viewer):
        return KnowRequest.objects.none()
    now = clock.now()
    waiting = Q(document__custodian=viewer.id)
    if stood_for(viewer.id, now):
        waiting |= Q(document__in=_answered_for_others(viewer, now).values("pk")) & ~Q(asker=viewer.id)
    rows = KnowRequest.objects.filter(waiting, state=RequestState.OPEN)
    return rows.select_related("asker", "document", "document__custodian").order_by("made_at")


def _answered_for_others(viewer: Person, now: datetime) -> QuerySet[Document]:
    """Return the documents of others that ``viewer`` may decide requests for now, but for a fresh factor."""
    cleared = HandlingRules.objects.holding(now).filter(clearance__lte=people.clearance_rank(viewer.id, now))
    for_others = Document.objects.filter(
        pk__in=kept_by_those(viewer.id, now), level__in=cleared.values("level")
    ).filter(pk__in=queries.named_documents(viewer.id, now).values("document"))
    case = leaving.notice_of(viewer.id, now)
    return for_others if case is None else for_others.filter(pk__in=leavers.kept_open(case, now).values("document"))


@remembered
def answers_anything(person: UUID, at: datetime) -> bool:
    """Return whether ``person`` stands in for anybody at ``at``, or keeps anything now: one question for both."""
    keeps = Document.objects.filter(custodian=person)
    stands = StandingIn.objects.holding(at).filter(deputy=person)
    return PersonRow.objects.filter(Exists(keeps) | Exists(stands), pk=person).exists()


def deputies(custodians: Collection[UUID], at: datetime) -> dict[UUID, UUID]:
    """Return who stands in for each of ``custodians`` at ``at``; somebody not present stands in for nobody."""
    rows = StandingIn.objects.holding(at).filter(custodian__in=custodians).values_list("custodian_id", "deputy_id")
    found = dict(rows)
    present = people.present_among(set(found.values()), at)
    return {custodian: deputy for custodian, deputy in found.items() if deputy in present}


def current(viewer: Person) -> StandingIn | None:
    """Return who stands in for ``viewer`` now or will; None for nobody."""
    rows = StandingIn.objects.unended(clock.now()).filter(custodian=viewer.id)
    found: StandingIn | None = rows.select_related("deputy").first()
    return found


def standing_for(viewer: Person) -> QuerySet[StandingIn]:
    """Return for whom ``viewer`` stands in, now or soon."""
    rows = StandingIn.objects.unended(clock.now()).filter(deputy=viewer.id)
    return rows.select_related("custodian").order_by("holds_from")


def decided_for(viewer: Person) -> QuerySet[KnowRequest]:
    """Return the requests that deputies decided for ``viewer``, of what they still know of, the latest first."""
    rows = KnowRequest.objects.filter(decided_for=viewer.id, document__in=queries.known(viewer).values("pk"))
    return rows.select_related("asker", "decided_by", "document").order_by("-decided_at")
