"""The second part, of bodies: a meeting, its vote, and what follows from it (G01)."""

from datetime import timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.governance import queries
from shoumi.regime.governance.actions.meetings import call_meeting, enter_resolution, record_meeting
from shoumi.regime.governance.actions.tasks import assign_task, settle_task
from shoumi.regime.governance.values import Minutes, NewMeeting, NewTask, Votes
from shoumi.regime.governance.vocabulary import Outcome, Presence
from shoumi.regime.kit import clock
from shoumi.regime.people.vocabulary import BodyKind
from shoumi.surfaces.sample.steps.step import Step, Tour, expect

PART = "2"


def decide_at_a_meeting(tour: Tour) -> str:
    """Call the committee, record who came, let it decide, and settle what follows; a stranger finds no meeting."""
    officer, owner = tour.acting("officer"), tour.acting("outsider")
    body = queries.bodies(officer).get(kind=BodyKind.COMMITTEE).id
    new = NewMeeting(body=body, begins_at=clock.now(), place="线上", agenda="演示")
    meeting = call_meeting(actor=officer, new=new)
    called = list(queries.attendances(meeting))
    presences = {one.person_id: Presence.PRESENT for one in called}
    record_meeting(actor=officer, meeting=meeting.id, minutes=Minutes(presences, "演示"))
    votes = Votes(in_favour=len(called) - 1, against=1)
    decided = enter_resolution(actor=officer, meeting=meeting.id, text="演示", votes=votes)
    expect(decided.outcome_code is Outcome.CARRIED, "a clear majority did not carry")
    due = clock.today() + timedelta(days=30)
    task = assign_task(actor=officer, resolution=decided.id, new=NewTask(text="演示", owner=owner.id, due=due))
    settle_task(actor=owner, task=task.id, done=True, note="演示")
    _expect_refused(tour, meeting.id)
    return f"{len(called)} called, resolution {decided.label} carried, its task settled by who owns it"


def _expect_refused(tour: Tour, meeting: UUID) -> None:
    stranger = tour.acting("holder")
    expect(not queries.meetings(stranger).exists(), "somebody outside the bodies finds meetings")
    for role, refusal in (("holder", NotFound), ("officer", Conflict)):
        try:
            record_meeting(actor=tour.acting(role), meeting=meeting, minutes=Minutes({}, "演示"))
        except refusal:
            continue
        expect(False, f"{role} recorded a meeting that is over")  # noqa: FBT003 - it never holds here


STEPS = (
    Step(
        zh="保密委员会开会表决，形成决议并落实到人；其他人查不到会议",
        en="The committee meets, votes, and what follows is done by who owns it; others find no meeting",
        requirements=("G01",),
        do=decide_at_a_meeting,
    ),
)
