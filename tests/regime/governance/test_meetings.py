"""A committee of three meets: what it may do, who learns of it, and what the ledger holds."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from tests.cast import CONSOLE, Cast, last_day

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, Refused
from shoumi.regime.governance import queries
from shoumi.regime.governance.actions.meetings import call_meeting, cancel_meeting, enter_resolution, record_meeting
from shoumi.regime.governance.actions.tasks import assign_task, plan_task, settle_task
from shoumi.regime.governance.models import Meeting, Resolution, Task
from shoumi.regime.governance.values import Minutes, NewMeeting, NewTask, Votes
from shoumi.regime.governance.vocabulary import Event, MeetingState, Outcome, Presence, Problem, TaskState
from shoumi.regime.journal import models as journal
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Body
from shoumi.regime.people.values import InBody
from shoumi.regime.people.vocabulary import BodyKind, Office

pytestmark = pytest.mark.django_db

MEMBERS = ("classifier", "holder", "uncleared")


@pytest.fixture
def committee(cast: Cast) -> UUID:
    body = people.create_body(
        actor=CONSOLE, kind=BodyKind.COMMITTEE, name=LocalizedText("保密委员会", "Confidentiality committee")
    )
    for part in MEMBERS:
        seat = InBody(body.id)
        people.appoint(actor=CONSOLE, person=getattr(cast, part), office=Office.COMMITTEE_MEMBER, seat=seat)
    return body.id


def called(cast: Cast, body: UUID, *, in_minutes: int = 0) -> Meeting:
    begins_at = clock.now() + timedelta(minutes=in_minutes)
    new = NewMeeting(body=body, begins_at=begins_at, place="三号会议室", agenda="目录修订")
    return call_meeting(actor=cast.acting("classifier"), new=new)


def held(cast: Cast, body: UUID, *, away: tuple[str, ...] = ()) -> Meeting:
    meeting = called(cast, body)
    absent = {getattr(cast, part) for part in away}
    presences = {
        one.person_id: Presence.ABSENT if one.person_id in absent else Presence.PRESENT
        for one in queries.attendances(meeting)
    }
    record_meeting(actor=cast.acting("holder"), meeting=meeting.id, minutes=Minutes(presences, "逐条讨论"))
    return Meeting.objects.get(pk=meeting.id)


def events(code: Event) -> list[dict[str, object]]:
    rows = journal.Event.objects.filter(code=code.value).select_related("details").order_by("id")
    return [json.loads(row.details.body) for row in rows]


def test_a_meeting_is_called_held_and_decides(cast: Cast, committee: UUID) -> None:
    meeting = held(cast, committee, away=("uncleared",))
    assert (meeting.state_code, meeting.agenda, meeting.minutes) == (MeetingState.HELD, "目录修订", "逐条讨论")
    decided = [
        enter_resolution(actor=cast.acting("holder"), meeting=meeting.id, text=text, votes=votes)
        for text, votes in (("通过", Votes(2, 0)), ("再议", Votes(1, 1)))
    ]
    assert [(one.number, one.outcome_code, one.text) for one in decided] == [
        (1, Outcome.CARRIED, "通过"),
        (2, Outcome.LOST, "再议"),
    ]
    assert events(Event.CALLED)[0]["members"] == len(MEMBERS)
    assert set(events(Event.HELD)[0]["present"]) == {str(cast.classifier), str(cast.holder)}  # type: ignore[call-overload]
    assert [one["vote"] for one in events(Event.RESOLVED)] == ["carried", "lost"]
    ledger = "".join(row.body for row in journal.Details.objects.all())
    assert not any(text in ledger for text in ("目录修订", "逐条讨论", "再议"))


def test_half_of_the_members_decide_nothing(cast: Cast, committee: UUID) -> None:
    meeting = held(cast, committee, away=("uncleared", "holder"))
    with pytest.raises(Conflict) as refused:
        enter_resolution(actor=cast.acting("holder"), meeting=meeting.id, text="通过", votes=Votes(1, 0))
    assert refused.value.code is Problem.NO_QUORUM
    assert not Resolution.objects.exists()


def test_what_is_over_or_has_not_begun_is_not_recorded(cast: Cast, committee: UUID) -> None:
    later = called(cast, committee, in_minutes=30)
    everybody = {one.person_id: Presence.PRESENT for one in queries.attendances(later)}
    acting = cast.acting("holder")
    with pytest.raises(Conflict) as early:
        record_meeting(actor=acting, meeting=later.id, minutes=Minutes(everybody, "x"))
    assert early.value.code is Problem.MEETING_IN_FUTURE
    with pytest.raises(Conflict) as unheld:
        enter_resolution(actor=acting, meeting=later.id, text="x", votes=Votes(3, 0))
    assert unheld.value.code is Problem.NOT_HELD
    cancel_meeting(actor=acting, meeting=later.id)
    with pytest.raises(Conflict) as over:
        cancel_meeting(actor=acting, meeting=later.id)
    assert over.value.code is Problem.MEETING_OVER
    meeting = called(cast, committee)
    with pytest.raises(Invalid):
        record_meeting(actor=acting, meeting=meeting.id, minutes=Minutes({cast.holder: Presence.PRESENT}, "x"))
    assert Meeting.objects.get(pk=meeting.id).state_code is MeetingState.CALLED


def test_nobody_outside_the_body_learns_of_its_work(cast: Cast, committee: UUID) -> None:
    meeting = held(cast, committee)
    for part in ("outsider", "partner", "system_admin", "auditor"):
        stranger = cast.acting(part)
        assert not queries.meetings(stranger).exists()
        assert not queries.bodies(stranger).exists()
        for act in (
            lambda who=stranger: queries.meeting(who, meeting.id),
            lambda who=stranger: cancel_meeting(actor=who, meeting=meeting.id),
            lambda who=stranger: called_by(who, committee),
        ):
            with pytest.raises(NotFound):
                act()
    assert queries.meetings(cast.acting("officer")).count() == 1


def called_by(actor: object, body: UUID) -> Meeting:
    new = NewMeeting(body=body, begins_at=clock.now(), place="x", agenda="x")
    return call_meeting(actor=actor, new=new)  # type: ignore[arg-type]  # whoever the test lets try


def test_a_body_without_members_is_not_called(cast: Cast) -> None:
    board = people.create_body(actor=CONSOLE, kind=BodyKind.BOARD, name=LocalizedText("董事会", "Board"))
    with pytest.raises(Conflict) as refused:
        called_by(cast.acting("officer"), board.id)
    assert refused.value.code is Problem.NO_MEMBERS


def test_a_member_calls_only_their_own_body(cast: Cast, committee: UUID) -> None:
    office = Body.objects.get(kind=BodyKind.OFFICE)
    with pytest.raises(NotFound):
        called_by(cast.acting("holder"), office.id)
    assert called_by(cast.acting("holder"), committee).body_id == committee


def test_a_task_is_settled_by_its_owner_once(cast: Cast, committee: UUID) -> None:
    meeting = held(cast, committee)
    decided = enter_resolution(actor=cast.acting("holder"), meeting=meeting.id, text="通过", votes=Votes(3, 0))
    new = NewTask(text="复核密级", owner=cast.outsider, due=last_day(30))
    task = assign_task(actor=cast.acting("holder"), resolution=decided.id, new=new)
    owner = cast.acting("outsider")
    assert [one.id for one in queries.waiting_tasks(owner)] == [task.id]
    with pytest.raises(Refused):
        settle_task(actor=cast.acting("classifier"), task=task.id, done=True, note="完成")
    with pytest.raises(Invalid):
        settle_task(actor=owner, task=task.id, done=True, note="  ")
    settle_task(actor=owner, task=task.id, done=True, note="已复核")
    with pytest.raises(Conflict):
        settle_task(actor=owner, task=task.id, done=False, note="再来")
    row = Task.objects.get(pk=task.id)
    assert (row.state_code, row.note, row.settled_by_id) == (TaskState.DONE, "已复核", cast.outsider)
    assert not queries.waiting_tasks(owner).exists()
    with pytest.raises(NotFound):
        queries.task(cast.acting("partner"), task.id)


def test_a_plan_takes_days_of_its_year_and_owners_who_are_here(cast: Cast, committee: UUID) -> None:
    actor, year = cast.acting("holder"), last_day(0).year
    for wanted, problem in (
        (NewTask(text="x", owner=cast.holder, due=last_day(-1)), Problem.DUE_PAST),
        (NewTask(text="x", owner=cast.holder, due=last_day(400)), Problem.DUE_OUTSIDE_YEAR),
        (NewTask(text="x", owner=UUID(int=5), due=last_day(0)), Problem.OWNER_UNFIT),
        (NewTask(text=" ", owner=cast.holder, due=last_day(0)), Problem.TEXT_MISSING),
    ):
        with pytest.raises(Invalid) as refused:
            plan_task(actor=actor, body=committee, year=year, new=wanted)
        assert refused.value.code is problem
    assert not Task.objects.exists()
