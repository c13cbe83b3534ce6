"""Every read of incidents: trace cases are for the confidentiality officer."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.documents.models import Mark
from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.vocabulary import TRACES, Permission, Problem
from shoumi.regime.journal.proofs import EntryProof, prove
from shoumi.regime.people.queries import standing as people

NEARBY = timedelta(hours=24)
"""Views of the same page within this time before and after are told beside a lead: they are its limits."""


def cases(viewer: Actor) -> QuerySet[TraceCase]:
    """Return the trace cases, newest first. Raises Refused for anybody but the confidentiality officer.

    A token with a ceiling is shown the cases that lead to documents it reaches and no other one: were it shown those
    that led to nothing, it could tell them from those that lead above.
    """
    permitted(viewer, Permission.READ, TRACES)
    found = TraceCase.objects.select_related(
        "opened_by", "mark", "mark__person", "mark__version", "mark__version__document"
    ).order_by("-opened_at")
    if isinstance(viewer, Person) and viewer.token is not None and viewer.token.ceiling is not None:
        return found.filter(mark__version__document__level__rank__lte=viewer.token.ceiling)
    return found


def case(viewer: Actor, case_id: UUID) -> TraceCase:
    """Return one case. Raises Refused as `cases`, NotFound for an unknown one."""
    found = cases(viewer).select_related("evidence").filter(pk=case_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_CASE)
    return found


def is_told(viewer: Actor, opened: TraceCase) -> bool:
    """Return whether ``viewer``, who handed the picture of ``opened`` in, is told what it led to."""
    return cases(viewer).filter(pk=opened.pk).exists()


@dataclass(frozen=True)
class Lead:
    """What a found mark leads to: the view, whom it was issued to, and its entry in the ledger with the proof."""

    mark: Mark
    person: str
    number: str
    proof: EntryProof
    nearby: int
    """How many other views of the same page there were within a day: one limit of any lead."""
    others: int
    """By how many other people."""


def lead(found: TraceCase) -> Lead | None:
    """Return what the case's mark leads to; None where no issued mark was found. Call it outside a transaction."""
    mark = found.mark
    if mark is None:
        return None
    near = Mark.objects.filter(
        version=mark.version_id, page=mark.page, at__gte=mark.at - NEARBY, at__lte=mark.at + NEARBY
    ).exclude(pk=mark.pk)
    return Lead(
        mark=mark,
        person=people.names([mark.person_id])[mark.person_id],
        number=mark.version.document.number,
        proof=prove(mark.event),
        nearby=near.count(),
        others=near.exclude(person=mark.person_id).values("person").distinct().count(),
    )
