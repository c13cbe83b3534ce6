"""The committee in the month: a meeting that decides, tasks done and late, and the next meeting called (G01)."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from shoumi.regime.access.actors import Person
from shoumi.regime.governance import queries
from shoumi.regime.governance.actions.meetings import call_meeting, enter_resolution, record_meeting
from shoumi.regime.governance.actions.tasks import assign_task, plan_task, settle_task
from shoumi.regime.governance.models import Meeting, Task
from shoumi.regime.governance.values import Minutes, NewMeeting, NewTask, Votes
from shoumi.regime.governance.vocabulary import Presence
from shoumi.regime.kit import clock
from shoumi.regime.people.vocabulary import BodyKind
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.story import Act, Story

OFFICER = company.ROLES["officer"]
AWAY = "ma.jun"
_PLACE = "总部三层会议室"
_AGENDA = "一、审议商业秘密目录修订稿\n二、研发网与办公网隔离进展\n三、离职人员权限清理情况通报"
_MINUTES = (
    "目录修订稿新增“模型训练数据”“客户定制接口”两类事项，与会人员逐条讨论，建议按修改后的稿子执行。\n"
    "研发网隔离已完成八成，剩余构建服务器两台，由信息技术部月底前完成。\n"
    "通报上季度离职三人，涉密权限均在当日停止。"
)
_NEXT = "一、上次决议落实情况\n二、年度保密检查方案\n三、合作单位保密协议续签"
_DECIDED = (
    ("通过修订后的《商业秘密目录》，自下月一日起执行。", Votes(5, 0)),
    ("暂不将产品演示环境纳入涉密系统管理，半年后再议。", Votes(2, 2, 1)),
)
_FOLLOWING = "按修订后的目录复核现有密件的事项与密级，形成清单报保密办公室"
_PLAN = (
    ("组织全员保密教育与考试", "bai.yun", 200, ""),
    ("完成研发网与办公网隔离", company.IT, 12, ""),
    ("修订《商业秘密目录》", OFFICER, 8, "修订稿已经委员会会议通过，见会议决议。"),
)
"""What stands in the plan: the task, its owner, how many days there are for it, and what came of it."""


def acts(story: Story) -> Iterator[Act]:
    """Yield every act, each later than what it needs."""
    month = story.month
    for place, (text, owner, days, _note) in enumerate(_PLAN):
        yield Act(month.on(1, 14 + place), OFFICER, _planning(story, text, owner, timedelta(days=days)))
    yield Act(month.on(3, 10), OFFICER, lambda: _call(story, month.on(5, 14), _AGENDA))
    yield Act(month.on(5, 16), OFFICER, lambda: _record(story))
    yield Act(month.on(6, 9), OFFICER, lambda: _settle(story, _PLAN[2][0], _PLAN[2][3]))
    soon = timedelta(days=9)
    yield Act(month.on(18, 15), OFFICER, lambda: _call(story, month.on(18, 15) + soon, _NEXT))


def _officer(story: Story) -> Person:
    return story.cast.acting(OFFICER)


def _committee(actor: Person) -> UUID:
    return queries.bodies(actor).get(kind=BodyKind.COMMITTEE).id


def _planning(story: Story, text: str, owner: str, within: timedelta) -> Callable[[], object]:
    def plan() -> None:
        actor = _officer(story)
        due = clock.today() + within
        new = NewTask(text=text, owner=story.cast.people[owner], due=due)
        plan_task(actor=actor, body=_committee(actor), year=due.year, new=new)

    return plan


def _call(story: Story, begins_at: datetime, agenda: str) -> None:
    actor = _officer(story)
    new = NewMeeting(body=_committee(actor), begins_at=begins_at, place=_PLACE, agenda=agenda)
    call_meeting(actor=actor, new=new)


def _record(story: Story) -> None:
    actor = _officer(story)
    meeting = queries.meetings(actor).get()
    away = story.cast.people[AWAY]
    presences = {
        one.person_id: Presence.EXCUSED if one.person_id == away else Presence.PRESENT
        for one in queries.attendances(meeting)
    }
    record_meeting(actor=actor, meeting=meeting.id, minutes=Minutes(presences, _MINUTES))
    _decide(story, actor, meeting)


def _decide(story: Story, actor: Person, meeting: Meeting) -> None:
    entered = [enter_resolution(actor=actor, meeting=meeting.id, text=text, votes=votes) for text, votes in _DECIDED]
    owner = story.cast.people[company.ROLES["classifier"]]
    new = NewTask(text=_FOLLOWING, owner=owner, due=clock.today() + timedelta(days=60))
    assign_task(actor=actor, resolution=entered[0].id, new=new)


def _settle(story: Story, text: str, note: str) -> None:
    actor = _officer(story)
    task: Task = next(one for one in queries.waiting_tasks(actor) if one.text == text)
    settle_task(actor=actor, task=task.id, done=True, note=note)
