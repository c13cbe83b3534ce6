"""The words of governance in both languages."""

from enum import StrEnum

from shoumi.regime.governance.vocabulary import (
    Event,
    GateCode,
    MeetingState,
    Outcome,
    Permission,
    Presence,
    Problem,
    TaskState,
    Tie,
)
from shoumi.regime.kit.words import Explanation, LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


LABELS: dict[StrEnum, LocalizedText] = {
    Permission.SEE: _both("查看会议与工作事项", "See meetings and tasks"),
    Permission.CALL: _both("召集会议", "Call a meeting"),
    Permission.CANCEL: _both("取消会议", "Cancel a meeting"),
    Permission.RECORD: _both("登记会议记录", "Record a meeting"),
    Permission.RESOLVE: _both("登记决议", "Enter a resolution"),
    Permission.ASSIGN: _both("布置工作事项", "Assign a task"),
    Permission.SETTLE: _both("办结工作事项", "Settle a task"),
    Event.CALLED: _both("召集会议", "Meeting called"),
    Event.CANCELLED: _both("取消会议", "Meeting cancelled"),
    Event.HELD: _both("登记会议记录", "Meeting recorded"),
    Event.RESOLVED: _both("登记决议", "Resolution entered"),
    Event.ASSIGNED: _both("布置工作事项", "Task assigned"),
    Event.SETTLED: _both("办结工作事项", "Task settled"),
    Event.EXPORTED: _both("导出会议或工作事项", "Meetings or tasks exported"),
    GateCode.IN_CHARGE: _both("主管此事", "In charge of it"),
    Tie.MEMBER: _both("组织成员", "Member of the body"),
    Tie.OWNER: _both("责任人", "Owner"),
    Tie.OVERSEER: _both("监督", "Overseer"),
    Tie.OFFICER: _both("保密专员", "Confidentiality officer"),
    MeetingState.CALLED: _both("已召集", "Called"),
    MeetingState.HELD: _both("已召开", "Held"),
    MeetingState.CANCELLED: _both("已取消", "Cancelled"),
    Presence.PRESENT: _both("出席", "Present"),
    Presence.EXCUSED: _both("请假", "Excused"),
    Presence.ABSENT: _both("缺席", "Absent"),
    Outcome.CARRIED: _both("通过", "Carried"),
    Outcome.LOST: _both("未通过", "Not carried"),
    TaskState.OPEN: _both("办理中", "Open"),
    TaskState.DONE: _both("已完成", "Done"),
    TaskState.DROPPED: _both("不再办理", "Dropped"),
}

_CHOOSE_AGAIN = ("请返回列表重新选择。", "Go back to the list and choose again.")

EXPLANATIONS: dict[StrEnum, Explanation] = {
    GateCode.IN_CHARGE: _told(
        (
            "这项操作由该组织成员、事项责任人或保密专员办理，您都不是。",
            "This is for members of the body, the owner of the task or the confidentiality officer; you are none.",
        ),
        ("请联系事项责任人或保密专员。", "Ask the owner, or the confidentiality officer."),
    ),
    Problem.NO_SUCH_MEETING: _told(("没有找到这次会议。", "There is no such meeting."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_TASK: _told(("没有找到这个工作事项。", "There is no such task."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_RESOLUTION: _told(("没有找到这项决议。", "There is no such resolution."), _CHOOSE_AGAIN),
    Problem.NO_MEMBERS: _told(
        ("该组织目前没有在职成员，无法召集会议。", "Nobody present sits in this body, so nobody can be called."),
        ("请先由安全保密管理员任命成员。", "Let the security administrator appoint its members first."),
    ),
    Problem.TEXT_MISSING: _told(("没有填写内容。", "The text is missing."), ("请填写后再提交。", "Fill it in.")),
    Problem.TEXT_TOO_LONG: _told(
        ("内容超过 {limit} 个字符。", "This is longer than {limit} characters."),
        ("请缩短后再提交。", "Make it shorter and try again."),
    ),
    Problem.MEETING_OVER: _told(
        ("这次会议已登记记录或已取消，不能再更改。", "This meeting is recorded or cancelled and changes no more."),
        ("如需再议，请另行召集会议。", "To take it up again, call another meeting."),
    ),
    Problem.MEETING_IN_FUTURE: _told(
        ("会议尚未开始，不能登记记录。", "The meeting has not begun, so it cannot be recorded."),
        ("请在会议开始后登记。", "Record it once it has begun."),
    ),
    Problem.MEETING_TOO_FAR: _told(
        ("会议时间与现在相差超过两年。", "The meeting lies more than two years from now."),
        ("请核对日期和时间。", "Check day and time."),
    ),
    Problem.NOT_HELD: _told(
        ("会议记录尚未登记，不能登记决议。", "The meeting is not recorded yet, so it cannot decide."),
        ("请先登记出席情况和会议记录。", "Record who was there and the minutes first."),
    ),
    Problem.PRESENCE_MISSING: _told(
        ("须逐一登记每位成员的出席情况。", "The presence of each member has to be told."),
        ("请补全后再提交。", "Choose one for everybody."),
    ),
    Problem.NO_QUORUM: _told(
        ("出席人数未过半数，会议不能作出决议。", "Half of the members or fewer were present, so it decides nothing."),
        ("请另行召集会议。", "Call another meeting."),
    ),
    Problem.VOTES_WRONG: _told(
        ("票数之和须等于出席人数 {present}。", "The votes have to add up to the {present} who were present."),
        ("请核对赞成、反对和弃权票数。", "Check those in favour, against and abstained."),
    ),
    Problem.OWNER_UNFIT: _told(
        ("责任人目前不在职。", "The owner is not present in the company."),
        ("请另选责任人。", "Choose somebody else."),
    ),
    Problem.DUE_PAST: _told(
        ("完成日期已过。", "The day has already passed."), ("请填写今天或以后的日期。", "Choose today or later.")
    ),
    Problem.DUE_OUTSIDE_YEAR: _told(
        ("完成日期不在 {year} 年内。", "The day does not lie in {year}."),
        ("请调整年度或日期。", "Change the year of the plan or the day."),
    ),
    Problem.TASK_OVER: _told(
        ("这个工作事项已办结。", "This task is settled already."), ("无需再办。", "There is nothing left to do.")
    ),
    Problem.NOTE_MISSING: _told(
        ("没有填写办理结果。", "What came of it is missing."),
        ("请写明完成情况，或不再办理的理由。", "Say what was done, or why it is dropped."),
    ),
}
