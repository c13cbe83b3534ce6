"""The words of conduct in both languages."""

from enum import StrEnum

from shoumi.regime.conduct.vocabulary import (
    Audience,
    ConductState,
    Consequence,
    Decider,
    Depth,
    Effect,
    Event,
    EvidenceKind,
    FollowUp,
    GateCode,
    HearingForm,
    Intent,
    Outcome,
    Permission,
    Problem,
    ReasonCode,
    Remedy,
    ServiceForm,
    Stage,
    Step,
    SubjectKind,
)
from shoumi.regime.kit.words import Explanation, LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


LABELS: dict[StrEnum, LocalizedText] = {
    SubjectKind.CONDUCT: _both("奖惩", "Rewards and discipline"),
    SubjectKind.FILE: _both("奖惩档案", "Personal file"),
    SubjectKind.CASE: _both("奖惩事项", "Case of reward or discipline"),
    Effect.REWARD: _both("奖励", "Reward"),
    Effect.DISCIPLINE: _both("处分", "Discipline"),
    Audience.OWN: _both("本公司人员", "The company's own people"),
    Audience.OUTSIDE: _both("外部人员", "People from outside"),
    Audience.UNIT: _both("部门", "Units"),
    ConductState.OPENED: _both("调查核实中", "Being looked into"),
    ConductState.NOTIFIED: _both("待陈述申辩", "Waits to be heard"),
    ConductState.HEARD: _both("已听取陈述", "Heard"),
    ConductState.PROPOSED: _both("待决定", "Waits for a decision"),
    ConductState.DECIDED: _both("待送达", "To be served"),
    ConductState.SERVED: _both("申诉期内", "May be appealed"),
    ConductState.APPEALED: _both("申诉处理中", "Under appeal"),
    ConductState.IN_FORCE: _both("生效", "In force"),
    ConductState.LIFTED: _both("经申诉撤销", "Lifted on appeal"),
    ConductState.DROPPED: _both("未予处理", "Dropped"),
    ConductState.EXPIRED: _both("已过存档期", "Expired"),
    Intent.SLIGHT: _both("一般过失", "Slight negligence"),
    Intent.GROSS: _both("重大过失", "Gross negligence"),
    Intent.DELIBERATE: _both("故意", "Deliberate"),
    Consequence.NONE: _both("没有后果", "No consequence"),
    Consequence.MINOR: _both("后果轻微，已控制", "Minor and under control"),
    Consequence.SERIOUS: _both("损失较大", "Serious loss"),
    Consequence.GRAVE: _both("损失重大或核心秘密泄露", "Grave loss, or a core secret out"),
    Remedy.IN_FULL: _both("主动报告并全部补救", "Reported and put right of their own accord"),
    Remedy.HELPED: _both("配合补救", "Helped to put it right"),
    Remedy.NOTHING: _both("未采取补救", "Did nothing"),
    Remedy.HINDERED: _both("隐瞒或阻挠", "Hid it or stood in the way"),
    Step.BASE: _both("故意或过失与后果对应的等级", "What intent and consequence come to"),
    Step.REMEDIED: _both("主动报告并全部补救，从轻一级", "Put right of their own accord: one lower"),
    Step.HINDERED: _both("隐瞒或阻挠，从重一级", "Hidden or hindered: one higher"),
    Step.REPEATED: _both("存档期内再次违反，从重", "Repeated while a record stands: higher"),
    HearingForm.STATED: _both("本人在系统中陈述", "Stated by themselves"),
    HearingForm.RECORDED: _both("书面或当面陈述，有见证人", "On paper or in a meeting, before a witness"),
    HearingForm.WAIVED: _both("放弃陈述申辩", "Waived"),
    HearingForm.NO_SHOW: _both("逾期未陈述", "Did not answer in time"),
    Stage.PROPOSAL: _both("处理建议", "Proposal"),
    Stage.DECISION: _both("决定", "Decision"),
    Stage.APPEAL: _both("申诉决定", "Decision on the appeal"),
    Decider.HEAD: _both("部门负责人", "Head of unit"),
    Decider.OFFICE: _both("保密办公室", "Confidentiality office"),
    Decider.COMMITTEE: _both("保密委员会", "Confidentiality committee"),
    Decider.PRESIDENT: _both("总经理", "President"),
    Decider.BOARD: _both("董事会", "Board"),
    Outcome.UPHELD: _both("维持", "Upheld"),
    Outcome.CHANGED: _both("变更", "Changed"),
    Outcome.LIFTED: _both("撤销", "Lifted"),
    ServiceForm.IN_SESSION: _both("本人在系统中签收", "Receipt confirmed here"),
    ServiceForm.HANDED_OVER: _both("当面送达，有见证人", "Handed over before a witness"),
    ServiceForm.BY_POST: _both("邮寄送达", "Sent by post"),
    EvidenceKind.ENTRY: _both("存证日志条目", "Ledger entry"),
    EvidenceKind.TRACE: _both("溯源记录", "Trace case"),
    EvidenceKind.DOCUMENT: _both("密件编号", "Document number"),
    FollowUp.NONE: _both("无", "None"),
    FollowUp.WITHDRAW_CLEARANCE: _both("撤销涉密等级", "Withdraw the clearance"),
    FollowUp.BEGIN_LEAVING: _both("启动离职或合作结束办理", "Begin the leaving, or end the cooperation"),
    Depth.OUTCOME: _both("仅结果", "The outcome only"),
    Depth.OWN: _both("本人", "One's own side"),
    Depth.FULL: _both("全部", "In full"),
    Permission.LIST: _both("查阅奖惩清单", "Read the list of cases"),
    Permission.EXPORT: _both("导出奖惩清单", "Export the list of cases"),
    Permission.CONFIGURE: _both("设定情节等级与奖惩措施", "Set the scale and the measures"),
    Permission.OPEN: _both("提起奖惩", "Open a case"),
    Permission.READ_FILE: _both("查阅奖惩档案", "Read a personal file"),
    Permission.READ: _both("查阅奖惩事项", "Read a case"),
    Permission.NOTIFY: _both("通知本人", "Give notice"),
    Permission.STATE_SIDE: _both("陈述申辩", "State one's side"),
    Permission.RECORD_HEARING: _both("登记陈述申辩", "Record a hearing"),
    Permission.PROPOSE: _both("提出处理建议", "Propose"),
    Permission.SEND_BACK: _both("退回处理建议", "Send a proposal back"),
    Permission.DECIDE: _both("作出奖惩决定", "Decide a case"),
    Permission.ACKNOWLEDGE: _both("签收决定", "Confirm receipt of a decision"),
    Permission.SERVE: _both("登记送达", "Record service"),
    Permission.APPEAL: _both("提出申诉", "Appeal"),
    Permission.RECORD_APPEAL: _both("登记书面申诉", "Record an appeal on paper"),
    Permission.DECIDE_APPEAL: _both("处理申诉", "Decide an appeal"),
    Permission.DROP: _both("不予处理", "Drop a case"),
    Permission.KEEP_TERMS: _both("到期处理奖惩事项", "Keep the terms of cases"),
    Event.GRADE_SET: _both("设定情节等级", "Grade of severity set"),
    Event.MEASURE_SET: _both("设定奖惩措施", "Measure set"),
    Event.MEASURE_RETIRED: _both("停用奖惩措施", "Measure retired"),
    Event.OPENED: _both("提起奖惩", "Case opened"),
    Event.NOTIFIED: _both("通知本人陈述申辩", "Notice given"),
    Event.SIDE_STATED: _both("本人陈述申辩", "Side stated"),
    Event.HEARING_RECORDED: _both("登记陈述申辩", "Hearing recorded"),
    Event.PROPOSED: _both("提出处理建议", "Measures proposed"),
    Event.SENT_BACK: _both("退回处理建议", "Proposal sent back"),
    Event.DECIDED: _both("作出奖惩决定", "Case decided"),
    Event.ACKNOWLEDGED: _both("本人签收决定", "Decision received"),
    Event.SERVED: _both("登记送达", "Decision served"),
    Event.APPEALED: _both("提出申诉", "Appealed"),
    Event.APPEAL_DECIDED: _both("作出申诉决定", "Appeal decided"),
    Event.DROPPED: _both("不予处理", "Case dropped"),
    Event.IN_FORCE: _both("处分生效", "Decision in force"),
    Event.EXPIRED: _both("奖惩记录到期清除", "Record expired and erased"),
    Event.CASE_READ: _both("查阅奖惩事项", "Case read"),
    Event.FILE_READ: _both("查阅奖惩档案", "Personal file read"),
    Event.FILE_TAKEN: _both("本人导出奖惩档案", "Own file taken along"),
    Event.LISTED: _both("查阅奖惩清单", "List of cases read"),
    Event.EXPORTED: _both("导出奖惩清单", "List of cases exported"),
    GateCode.IN_CHARGE: _both("由有权决定的人办理", "In charge of this step"),
    GateCode.IMPARTIAL: _both("与事项没有利害关系", "Impartial"),
    GateCode.CONCERNED: _both("仅限当事人办理", "Only for the one concerned"),
    ReasonCode.NOT_IN_CHARGE: _both("不由其办理", "Not in charge of it"),
    ReasonCode.OWN_CASE: _both("涉及本人或所在部门", "Own case"),
    ReasonCode.SUBORDINATE: _both("当事人是其上级", "Works under the one concerned"),
    ReasonCode.PROPOSED_IT: _both("建议由其提出", "Proposed it"),
    ReasonCode.DECIDED_IT: _both("决定由其作出", "Decided it"),
    ReasonCode.NOT_CONCERNED: _both("不是当事人", "Not the one concerned"),
}

_LATER = ("请刷新页面查看现状。", "Reload the page and see how it stands.")
_ANOTHER = ("请由另一位有权办理的人员办理。", "Ask somebody else who may do it.")

EXPLANATIONS: dict[StrEnum, Explanation] = {
    ReasonCode.NOT_IN_CHARGE: _told(
        (
            "这一步由有权办理的机构或人员办理，您不在其中。",
            "This step belongs to a body or office that you do not hold.",
        ),
        ("请联系负责此事的人员。", "Ask those in charge."),
    ),
    ReasonCode.OWN_CASE: _told(
        ("事项与您本人或您所在的部门有关，您须回避。", "The case is about you, or about a unit you work in."), _ANOTHER
    ),
    ReasonCode.SUBORDINATE: _told(("当事人是您的上级，您须回避。", "The one concerned is your head."), _ANOTHER),
    ReasonCode.PROPOSED_IT: _told(
        ("处理建议由您提出，不能再由您决定。", "You proposed it, so somebody else decides."), _ANOTHER
    ),
    ReasonCode.DECIDED_IT: _told(
        ("原决定由您作出，申诉须由他人处理。", "You decided it, so somebody else hears the appeal."), _ANOTHER
    ),
    ReasonCode.NOT_CONCERNED: _told(
        ("这项操作只能由当事人本人（部门由其负责人）办理。", "Only the one concerned may do this; a head, for a unit."),
        ("请由当事人登录后办理；不使用系统的，由人力资源专员登记。", "They sign in and do it, or HR records it."),
    ),
    Problem.NO_SUCH_CASE: _told(("没有找到这一事项。", "There is no such case."), _LATER),
    Problem.NO_SUCH_FILE: _told(("没有找到这份档案。", "There is no such file."), _LATER),
    Problem.WHOM_UNCLEAR: _told(
        ("没有选择对象，或同时选了人员和部门。", "Nobody is chosen, or both a person and a unit."),
        ("请填写一名人员，或选择一个部门。", "Name one person, or choose one unit."),
    ),
    Problem.NO_SUCH_MEASURE: _told(
        ("所选的措施不存在，或不适用于这一事项。", "A chosen measure is not there, or not for this case."),
        ("请刷新页面后重新选择。", "Reload the page and choose again."),
    ),
    Problem.NO_SUCH_GRADE: _told(
        ("没有选择情节等级。", "No grade of severity is chosen."), ("请选择一级。", "Choose one.")
    ),
    Problem.WRONG_STATE: _told(
        ("事项目前的状态是“{state}”，不能这样办理。", "The case is “{state}” and does not admit this."), _LATER
    ),
    Problem.TEXT_MISSING: _told(
        ("没有填写内容。", "The text is missing."), ("请写明后再提交。", "Write it down and try again.")
    ),
    Problem.DAY_IN_FUTURE: _told(
        ("日期晚于今天。", "The day lies in the future."), ("请填写实际发生的日期。", "Give the day it really was.")
    ),
    Problem.DAY_TOO_EARLY: _told(
        ("日期早于 {day}，即通知、决定或送达的日期。", "The day lies before {day}, the day of what it follows."),
        ("请填写实际办理的日期。", "Give the day it really was."),
    ),
    Problem.DEADLINE_TOO_SOON: _told(
        ("答复期限须晚于今天。", "The deadline must be later than today."),
        ("请给本人留出准备的时间。", "Give the person time to prepare."),
    ),
    Problem.DEADLINE_RUNNING: _told(
        ("本人陈述申辩的期限至 {day}。", "The person may answer until {day}."),
        ("请在其陈述之后，或期限届满之后再办理。", "Wait until they have, or until the day has passed."),
    ),
    Problem.DEADLINE_OVER: _told(
        ("申诉期限已于 {day} 届满。", "The time to appeal ended on {day}."),
        ("如有新的情况，请联系人力资源专员。", "If something new has come up, turn to HR."),
    ),
    Problem.NO_NOTICE_FOR_REWARD: _told(
        ("奖励不需要听取陈述申辩。", "A reward needs no hearing."), ("请直接提出建议。", "Propose it at once.")
    ),
    Problem.HEARING_MISSING: _told(
        ("“{measure}”须先听取本人陈述申辩。", "“{measure}” may be chosen only when the person was heard."),
        ("请先通知本人并听取意见。", "Give notice and hear them first."),
    ),
    Problem.WITNESS_UNFIT: _told(
        ("见证人须为经办人和当事人以外的在职人员。", "The witness is present, and neither of the two."),
        ("请另选见证人。", "Choose somebody else."),
    ),
    Problem.FINDINGS_MISSING: _told(
        ("没有填写情节认定。", "The findings are missing."),
        ("请选择主观状态、后果和补救情况。", "Choose intent, consequence and remedy."),
    ),
    Problem.MEASURE_MISSING: _told(
        ("没有选择措施。", "No measure is chosen."),
        ("请至少选择一项；不作处理的，请选择“不予处理”。", "Choose one at least, or drop the case."),
    ),
    Problem.WRONG_EFFECT: _told(
        ("奖励和处分不能混用。", "Rewards and discipline do not mix."),
        ("奖励没有听取陈述、工会和申诉的要求。", "A reward has neither hearing, union nor appeal."),
    ),
    Problem.WRONG_AUDIENCE: _told(
        ("所选措施不适用于这一对象。", "A chosen measure is not for them."), ("请重新选择。", "Choose again.")
    ),
    Problem.NOT_SEVERE_ENOUGH: _told(
        ("情节等级达不到“{measure}”的要求。", "“{measure}” asks for a graver case."),
        ("请选择较轻的措施，或说明理由调整情节等级。", "Choose a milder one, or another grade and say why."),
    ),
    Problem.HIGHER_BODY: _told(
        ("所选措施须由{body}决定。", "These measures are decided by: {body}."),
        ("请退回，由经办人重新提出建议。", "Send it back to be proposed anew."),
    ),
    Problem.UNION_NOT_TOLD: _told(
        ("所选措施须事先将理由通知工会。", "The trade union must be told the reasons before."),
        ("请先通知工会，再填写通知日期。", "Tell it, then give the day."),
    ),
    Problem.NO_APPEAL: _told(
        ("所作决定没有申诉程序。", "This decision admits no appeal."), ("如有异议，请联系人力资源专员。", "Turn to HR.")
    ),
    Problem.CHANGE_NOTHING: _told(
        ("所选内容与原决定相同。", "This is the decision as it was."), ("维持原决定请选“维持”。", "Uphold it instead.")
    ),
    Problem.WORSE_ON_APPEAL: _told(
        ("申诉不得加重处分。", "Nobody is worse off for appealing."), ("请选择较轻的措施。", "Choose milder measures.")
    ),
    Problem.REFERENCE_UNKNOWN: _told(
        ("“{reference}”不是可以引用的依据。", "“{reference}” cannot be referred to."),
        (
            "请填写存证日志条目号、溯源记录标识，或您知悉的密件编号。",
            "Give the number of a ledger entry, the id of a trace, or the number of a document you know of.",
        ),
    ),
    Problem.MONTHS_OUT_OF_RANGE: _told(
        (
            "存档月数须为 1 至 {months}，申诉天数不超过 {days}。",
            "Months from 1 to {months}, days to appeal {days} at most.",
        ),
        ("长期存档的，请将月数留空。", "Leave the months empty for what stays for good."),
    ),
    Problem.FROM_RANK_WRONG: _told(
        ("起始情节等级不对。", "The grade it begins at does not fit."),
        ("处分选择 1 至 4 级，奖励为 0。", "1 to 4 for discipline, 0 for a reward."),
    ),
}
