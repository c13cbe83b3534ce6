"""What is wrong with a step of a leaving case, and what to do about it."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation
from shoumi.regime.people.explanations.telling import CHOOSE_AGAIN, told
from shoumi.regime.people.vocabulary import Problem

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.NO_SUCH_CASE: told(("没有找到这项离职转岗办理。", "There is no such leaving case."), CHOOSE_AGAIN),
    Problem.NO_SUCH_ITEM: told(("没有找到这一事项。", "There is no such item."), CHOOSE_AGAIN),
    Problem.NO_SUCH_DUTY: told(("没有找到这项义务。", "There is no such duty."), CHOOSE_AGAIN),
    Problem.CASE_UNDER_WAY: told(
        ("该人员已有离职转岗在办理。", "A leaving case of this person is under way already."),
        ("请先办结或撤销。", "Close or cancel that one first."),
    ),
    Problem.CASE_OVER: told(
        ("这项办理已办结或撤销。", "This case is closed or cancelled."), ("无需再办。", "There is nothing left to do.")
    ),
    Problem.CASE_NOT_CLOSED: told(
        ("尚未办结，不能出具证明。", "The case is not closed, so there is no certificate yet."),
        ("请先完成或豁免全部事项并办结。", "Settle every item and close the case first."),
    ),
    Problem.WRONG_CASE_KIND: told(
        ("办理类型与人员类别不符。", "This kind of case does not fit the person."),
        (
            "外部人员选“合作结束”，本公司人员选“离职”或“转岗”。",
            "For outsiders it is the end of cooperation, for the company's own people leaving or moving.",
        ),
    ),
    Problem.WRONG_NOTICE_MODE: told(
        ("权限处理方式与办理类型不符。", "What becomes of access does not fit the kind of case."),
        (
            "转岗选“权限随岗位调整”，其他选立即停止或仅保留指定密件。",
            "When somebody moves, access follows; else it ends at once or is narrowed.",
        ),
    ),
    Problem.ANNOUNCED_LATER: told(
        ("提出日期不能晚于今天或最后工作日。", "It was announced neither after today nor after the last day."),
        ("请核对日期。", "Check the dates."),
    ),
    Problem.NEW_PLACE_MISSING: told(
        ("没有选择新部门。", "The new unit is missing."), ("转岗须选择新部门。", "Choose the unit the person moves to.")
    ),
    Problem.SUCCESSOR_UNFIT: told(
        ("接收人须为其他在职的本公司人员。", "The successor is somebody else of the company who is present."),
        ("请另选接收人。", "Choose somebody else."),
    ),
    Problem.ITEM_OVER: told(
        ("这一事项已办结。", "This item is settled already."), ("请刷新页面。", "Reload the page.")
    ),
    Problem.ITEM_OUTSTANDING: told(
        ("还有 {count} 项未处理，不能办结。", "{count} are still outstanding."),
        ("请先处理完，再办结这一事项。", "See to them first, then settle the item."),
    ),
    Problem.ITEM_OWNER_WRONG: told(
        ("责任人须为一个职务，或一名在职的本公司人员。", "The owner is an office, or a person of the company."),
        ("请选择其中之一。", "Choose one of the two."),
    ),
    Problem.NOTE_MISSING: told(
        ("没有填写说明。", "The note is missing."), ("请写明办理结果或理由。", "Say what came of it, or why.")
    ),
    Problem.ITEMS_OPEN: told(
        ("还有 {count} 个事项未办结。", "{count} items are still open."),
        ("请完成，或由保密专员说明理由后豁免。", "Settle them, or let the officer waive them with a reason."),
    ),
    Problem.BEFORE_LAST_DAY: told(
        ("最后工作日 {day} 未到，不能办结。", "The last day, {day}, has not come."),
        ("请在最后工作日当天或之后办结。", "Close the case on that day or after it."),
    ),
    Problem.UNDERTAKING_MISSING: told(
        ("尚未出具离职保密承诺。", "The exit undertaking has not been drawn up."),
        ("请先出具，再由本人确认。", "Draw it up first."),
    ),
    Problem.UNDERTAKING_OVER: told(
        ("离职保密承诺已确认或已登记拒签。", "The exit undertaking is confirmed or refused already."),
        ("不能再更改。", "It changes no more."),
    ),
    Problem.UNDERTAKING_CHANGED: told(
        ("附件已重新出具，与您看到的不同。", "The annex was drawn up anew and is not the one you saw."),
        ("请重新查看后再确认。", "Read the new one, then confirm."),
    ),
    Problem.WITNESS_UNFIT: told(
        (
            "见证人须为经办人和离职人员以外的在职人员。",
            "The witness is present, and neither the leaver nor who records it.",
        ),
        ("请另选见证人。", "Choose somebody else."),
    ),
    Problem.DUTY_END_WRONG: told(
        ("终止条件与日期不符。", "The end of the duty does not fit its day."),
        (
            "按日期终止的须填写日期，其他的不填；竞业限制只能按日期终止。",
            "A day is given where the duty ends on one, and only there; a non-compete ends on a day.",
        ),
    ),
    Problem.NON_COMPETE_TOO_LONG: told(
        (
            "竞业限制最长 {months} 个月，超出部分无效（劳动合同法第二十四条）。",
            "A non-compete lasts {months} months at most; beyond that it is void (Labour Contract Law, art. 24).",
        ),
        ("请缩短期限。", "Choose an earlier day."),
    ),
    Problem.DUTY_OVER: told(("这项义务已终止。", "This duty has ended."), ("无需再办。", "There is nothing to do.")),
}
