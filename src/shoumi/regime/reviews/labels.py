"""The words of reviews in both languages."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation, LocalizedText
from shoumi.regime.reviews.vocabulary import (
    CampaignState,
    EscalatesTo,
    Event,
    Exceptional,
    GateCode,
    LineState,
    Permission,
    Problem,
    Reach,
    ReasonCode,
)


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


LABELS: dict[StrEnum, LocalizedText] = {
    Permission.SEE: _both("查阅复核情况", "See access reviews"),
    Permission.PLAN: _both("组织权限复核", "Plan access reviews"),
    Permission.CARRY_ON: _both("推进权限复核", "Carry access reviews on"),
    Permission.LOOK_THROUGH: _both("查阅复核明细", "Look through the lines of a review"),
    Permission.DECIDE: _both("复核权限", "Decide a line of a review"),
    Event.PLANNED: _both("拟定权限复核", "Access review planned"),
    Event.CHANGED: _both("修改权限复核", "Access review changed"),
    Event.BEGUN: _both("启动权限复核", "Access review begun"),
    Event.OPENED: _both("权限复核开始办理", "Access review open"),
    Event.REMINDED: _both("提醒复核人", "Reviewers reminded"),
    Event.ESCALATED: _both("权限复核已上报", "Access review escalated"),
    Event.CLOSED: _both("权限复核结束", "Access review closed"),
    Event.WITHDRAWN: _both("撤回权限复核", "Access review withdrawn"),
    Event.LINES_TAKEN: _both("列入复核", "Lines taken for review"),
    Event.LINES_ESCALATED: _both("逾期复核上报", "Lines escalated"),
    Event.LINES_ASSIGNED: _both("改派复核人", "Lines given to other reviewers"),
    Event.LINES_LAPSED: _both("权限已终止，无须复核", "Lines fell away"),
    Event.LINES_READ: _both("查阅复核明细", "Lines of a review looked through"),
    Event.LINES_EXPORTED: _both("导出本人复核清单", "Own lines exported"),
    Event.REPORT_EXPORTED: _both("导出复核报告", "Report of a review exported"),
    GateCode.REVIEWER: _both("为该项权限的复核人", "Is the reviewer of the line"),
    ReasonCode.OWN_RIGHT: _both("复核对象是本人", "Own right"),
    ReasonCode.NOT_REVIEWER: _both("不是复核人", "Not the reviewer"),
    Reach.DOCUMENTS: _both("按密件", "By secret"),
    Reach.UNIT: _both("按部门", "By unit"),
    Reach.PERSON: _both("按人员", "By person"),
    EscalatesTo.SUPERIOR: _both("复核人的上级部门负责人", "The reviewer’s superior"),
    EscalatesTo.OFFICE: _both("保密办公室", "The confidentiality office"),
    CampaignState.DRAFT: _both("待启动", "Planned"),
    CampaignState.OPENING: _both("正在生成清单", "Taking stock"),
    CampaignState.OPEN: _both("复核中", "Under review"),
    CampaignState.ESCALATED: _both("已上报", "Escalated"),
    CampaignState.CLOSED: _both("已结束", "Closed"),
    CampaignState.WITHDRAWN: _both("已撤回", "Withdrawn"),
    LineState.OPEN: _both("待复核", "Waiting"),
    LineState.CONFIRMED: _both("保留", "Confirmed"),
    LineState.REVOKED: _both("撤销", "Revoked"),
    LineState.SUSPENDED: _both("逾期暂停", "Suspended"),
    LineState.LAPSED: _both("已自行终止", "Fell away"),
    Exceptional.UNUSED: _both("久未查阅", "Unused"),
    Exceptional.MOVED: _both("岗位已变动", "Moved"),
    Exceptional.OUTSIDE: _both("非本部门", "Outside"),
    Exceptional.WIDER: _both("多于同岗", "Wider"),
}


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(_both(*what), _both(*cure))


_LOOK_AGAIN = ("请刷新页面，查看最新情况。", "Reload the page to see how it stands.")

EXPLANATIONS: dict[StrEnum, Explanation] = {
    GateCode.REVIEWER: _told(
        ("这项权限不由您复核。", "This line is not yours to decide."),
        ("请联系列明的复核人。", "Turn to the reviewer named beside it."),
    ),
    ReasonCode.NOT_REVIEWER: _told(
        ("这项权限不由您复核。", "This line is not yours to decide."),
        (
            "由列明的复核人办理；逾期未办的，自动上报。",
            "The reviewer named beside it decides; silence is escalated by itself.",
        ),
    ),
    ReasonCode.OWN_RIGHT: _told(
        ("不能复核本人的权限。", "Nobody decides about a right of their own."),
        ("由保管人或保密办公室的其他人员办理。", "The custodian, or somebody else of the office, decides it."),
    ),
    Problem.NO_SUCH_CAMPAIGN: _told(("没有找到这次权限复核。", "There is no such access review."), _LOOK_AGAIN),
    Problem.NO_SUCH_LINE: _told(
        ("没有待您办理的这一项。", "There is no such line for you to decide."),
        (
            "可能已改由他人复核，或您已不在该密件的知悉范围内；请刷新页面。",
            "It may be with another reviewer by now; reload the page.",
        ),
    ),
    Problem.NAME_MISSING: _told(
        ("没有填写名称，或名称超过 {limit} 个字符。", "The name is missing, or longer than {limit} characters."),
        ("请填写便于识别的名称，例如“2026 年下半年核心密件复核”。", "Give it a name people recognise."),
    ),
    Problem.REACH_MISSING: _told(
        ("没有找到要复核的密件、部门或人员。", "What is to be reviewed was not found."),
        ("请从列表中选择，或核对编号、姓名。", "Choose from what is offered, or check the number or name."),
    ),
    Problem.DATES_ORDER: _told(
        ("日期的先后不对。", "The dates are not in order."),
        (
            "依次应为：开始日期、复核截止日、上报日（可与截止日相同）、暂停日。",
            "First the start, then the due date, escalation (the same day or later), and last the suspension.",
        ),
    ),
    Problem.BEGINS_PAST: _told(
        ("开始日期已过。", "The first day is over."), ("请选择今天或以后的日期。", "Choose today or a later day.")
    ),
    Problem.TOO_LONG: _told(
        ("从启动到暂停超过 {days} 天。", "From the start to the suspension it is more than {days} days."),
        ("请缩短期限。", "Shorten it."),
    ),
    Problem.REMINDER_OUTSIDE: _told(
        ("提醒日不在复核期间内。", "A reminder would come before the review begins or after it is due."),
        ("请填写截止日前 0 至 {days} 天。", "Remind 0 to {days} days before the due date."),
    ),
    Problem.UNUSED_DAYS: _told(
        ("“久未查阅”的天数不在 {least} 至 {most} 之间。", "Unused means {least} to {most} days."),
        ("请改填天数。", "Choose a number between them."),
    ),
    Problem.REPEAT_TOO_OFTEN: _told(
        (
            "下一次复核会在本次结束前启动，或间隔超过 {most} 个月。",
            "The next review would begin before this one is over, or more than {most} months later.",
        ),
        ("请加大间隔，或缩短本次期限。", "Repeat it less often, or shorten this one."),
    ),
    Problem.NOT_DRAFT: _told(
        ("这次复核已经启动，不能再修改。", "This access review has begun and can no longer be changed."),
        ("如有必要，可撤回后重新拟定。", "Withdraw it and plan another one if need be."),
    ),
    Problem.NOT_RUNNING: _told(("这次复核不在办理中。", "This access review is not under way."), _LOOK_AGAIN),
    Problem.LINES_WAITING: _told(
        ("还有 {count} 项没有复核。", "{count} lines are still waiting."),
        (
            "待全部复核后再结束；到暂停日，未复核的权限自动暂停。",
            "Close it when all are decided; on the day of suspension the rest is suspended by itself.",
        ),
    ),
    Problem.LINE_DECIDED: _told(("这一项已有结论。", "This line is decided already."), _LOOK_AGAIN),
    Problem.LINE_LAPSED: _told(
        ("这项权限已自行终止，无须复核。", "This right has ended by itself, so there is nothing to decide."),
        ("如仍需要，请由密件保管人重新列入。", "If it is needed after all, the custodian names the reader again."),
    ),
    Problem.NOTHING_TO_RESTORE: _told(
        ("这一项不能恢复。", "There is nothing to restore here."),
        (
            "撤销的权限只能在复核结束前恢复；此后请由密件保管人重新列入。",
            "A revoked right is restored only while the review runs; after that the custodian names the reader again.",
        ),
    ),
    Problem.REASON_MISSING: _told(
        ("没有填写撤销理由，或理由超过 {limit} 个字符。", "The reason is missing, or longer than {limit} characters."),
        ("请简要写明，例如“已不参与该项目”。", "Say briefly why, such as “no longer on the project”."),
    ),
    Problem.TOO_MANY: _told(
        ("一次最多办理 {most} 项。", "At most {most} lines are decided at once."),
        ("请分批选择。", "Choose fewer at a time."),
    ),
    Problem.NONE_CHOSEN: _told(
        ("没有选择任何一项。", "No line is chosen."), ("请先勾选要办理的权限。", "Tick the lines you decide about.")
    ),
}
