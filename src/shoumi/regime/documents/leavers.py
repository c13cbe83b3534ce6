"""What documents know of people who leave or move: what they keep, where they are named, what they opened."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Person, may_read
from shoumi.regime.documents import queries
from shoumi.regime.documents.models import Document, LineKept, Reading
from shoumi.regime.documents.vocabulary import SUBJECT, Event, Problem
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.contributions import LEAVING_ITEMS, OPENINGS, Leaver, LeavingItem, Opening, Openings
from shoumi.regime.people.models import LeavingCase
from shoumi.regime.people.queries import leaving
from shoumi.regime.people.vocabulary import CaseKind, CaseState, NoticeMode, Office

OPENED = (Event.PAGE_VIEWED, Event.TEXT_VIEWED, Event.EXCERPT_TAKEN)
"""The entries by which somebody opened a document."""

Lines = QuerySet[Reading]


def kept_by(person: UUID) -> QuerySet[Document]:
    """Return what ``person`` keeps now, for those who hand it over: numbers and levels, no content."""
    return Document.objects.filter(custodian=person).select_related("level").order_by("number")


def personal_lines(person: UUID) -> Lines:
    """Return the lines that name ``person`` themselves, now or later; those of units end by themselves."""
    unended = Q(holds_until=None) | Q(holds_until__gt=clock.now())
    return Reading.objects.standing().filter(unended, person=person)


def unconfirmed(leaver: Leaver) -> Lines:
    """Return the lines that somebody who moves brings along and no custodian has confirmed for the case yet."""
    kept = LineKept.objects.filter(case=leaver.case, grant=OuterRef("grant"))
    return personal_lines(leaver.person).filter(~Exists(kept), recorded_at__lte=leaver.since)


def to_review(viewer: Person) -> Lines:
    """Return the lines that ``viewer``, as custodian, confirms or ends because the reader moves or is under notice.

    Each bears the ``case`` it is reviewed for.
    """
    if not may_read(viewer):
        return Reading.objects.none()
    unended = Q(holds_until=None) | Q(holds_until__gt=clock.now())
    reviewed = Q(kind=CaseKind.MOVING) | Q(mode=NoticeMode.NARROWED)
    cases = LeavingCase.objects.filter(reviewed, state=CaseState.OPEN)
    kept = LineKept.objects.filter(grant=OuterRef("grant"), case__person=OuterRef("person"), case__in=cases)
    return (
        Reading.objects.standing()
        .filter(
            Q(person__leaving_cases__mode=NoticeMode.NARROWED)
            | Q(recorded_at__lte=F("person__leaving_cases__opened_at")),
            unended,
            ~Exists(kept),
            document__custodian=viewer.id,
            person__leaving_cases__in=cases,
        )
        .annotate(case=F("person__leaving_cases"), mode=F("person__leaving_cases__mode"))
        .select_related("person", "document")
        .order_by("person__name", "document__number")
    )


def line_to_review(viewer: Person, grant: UUID) -> Reading:
    """Return one line that waits for ``viewer``. Raises NotFound for any other."""
    found = to_review(viewer).filter(grant=grant).first()
    if found is None:
        raise NotFound(Problem.NOTHING_TO_REVIEW)
    return found


def kept_open(case: UUID, at: datetime) -> "QuerySet[LineKept]":
    """Return the lines that custodians had kept open by ``at`` for the notice period of ``case``."""
    return LineKept.objects.filter(case=case, kept_at__lte=at)


def opens_under_notice(person: UUID, document: UUID, at: datetime) -> bool:
    """Return whether no notice period closed ``document`` to ``person`` at ``at``."""
    case = leaving.notice_of(person, at)
    return case is None or kept_open(case, at).filter(document=document).exists()


def opened(person: UUID) -> Sequence[Opening]:
    """Return what ``person`` really opened, read off the ledger: which documents, first and last time, how often."""
    events = LedgerEvent.objects.filter(actor=f"person:{person}", code__in=OPENED).values("subject")
    counted = {row["subject"]: row for row in events.annotate(times=Count("id"), first=Min("at"), last=Max("at"))}
    prefix = f"{SUBJECT}:"
    ids = [UUID(subject.removeprefix(prefix)) for subject in counted if subject and subject.startswith(prefix)]
    found = queries.by_ids(ids)
    return [
        Opening(
            found[one].number,
            found[one].level.name,
            counted[f"{prefix}{one}"]["first"],
            counted[f"{prefix}{one}"]["last"],
            counted[f"{prefix}{one}"]["times"],
        )
        for one in ids
        if one in found
    ]


def _kept(leaver: Leaver) -> int:
    return kept_by(leaver.person).count()


def _lines(leaver: Leaver) -> int:
    return personal_lines(leaver.person).count()


def _unconfirmed(leaver: Leaver) -> int:
    return unconfirmed(leaver).count()


_GOING = frozenset({CaseKind.LEAVING, CaseKind.END_OF_COOPERATION})
_PAGE = "documents:leaver"

ITEMS = (
    LeavingItem(
        name="documents.custody",
        label=LocalizedText("移交所保管的密件", "Secrets kept are handed over"),
        hint=LocalizedText("逐份移交给接收人，接收人须达到相应涉密等级。", "To a successor who is cleared for each."),
        kinds=_GOING,
        office=Office.OFFICER,
        measure=_kept,
        page=_PAGE,
        order=10,
    ),
    LeavingItem(
        name="documents.lines",
        label=LocalizedText("移出各密件的知悉范围", "Taken off every need-to-know list"),
        hint=LocalizedText("点名列入的全部终止，重新入职也不恢复。", "So that nothing comes back with a later return."),
        kinds=_GOING,
        office=Office.OFFICER,
        days=1,
        measure=_lines,
        page=_PAGE,
        order=15,
    ),
    LeavingItem(
        name="documents.confirm",
        label=LocalizedText("复核点名列入的知悉范围", "Personal need-to-know confirmed or ended"),
        hint=LocalizedText(
            "由各密件保管人逐条确认或终止；按部门列入的已随调动终止。",
            "Custodians decide line by line; what came with the former unit has ended by itself.",
        ),
        kinds=frozenset({CaseKind.MOVING}),
        office=Office.OFFICER,
        measure=_unconfirmed,
        page=_PAGE,
        order=15,
    ),
)


def contribute() -> None:
    """Put items and openings into the slots of people; called once, while Django starts."""
    for item in ITEMS:
        LEAVING_ITEMS.add(item)
    OPENINGS.add(Openings(name="documents", of=opened))
