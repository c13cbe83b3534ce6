"""Why a gate of this part stays shut, and what to do about it."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation
from shoumi.regime.people.explanations.telling import told
from shoumi.regime.people.vocabulary import ReasonCode

EXPLANATIONS: dict[StrEnum, Explanation] = {
    ReasonCode.NOT_YET_PRESENT: told(
        ("您尚未入职或合作尚未开始。", "You have not begun to work with the company yet."),
        (
            "请在入职或合作开始之日后再试；如日期有误，请联系人力资源专员。",
            "Come back on the day you begin; if it is wrong, ask HR.",
        ),
    ),
    ReasonCode.LEAVING: told(
        ("您正在办理离职，涉密权限已停止。", "You are leaving the company, so your rights to secrets have ended."),
        (
            "如需交接，请联系部门负责人或保密专员。",
            "For a hand-over, ask your head of unit or the confidentiality officer.",
        ),
    ),
    ReasonCode.LEFT: told(
        ("您已离职或合作已结束。", "You have left, or the co-operation has ended."),
        ("如有疑问，请联系原部门的人力资源专员。", "If this is wrong, ask HR."),
    ),
    ReasonCode.OFFICE_MISSING: told(
        (
            "这项操作由担任相应职务的人员办理，您未担任。",
            "This is for those who hold the office, and you do not hold it.",
        ),
        (
            "请联系负责此事的人员；如应由您负责，请向安全保密管理员提出任命。",
            "Ask those in charge; if it should be you, ask the security administrator to appoint you.",
        ),
    ),
    ReasonCode.ONESELF: told(
        (
            "不得为本人授予职务、涉密等级，也不得将本人编入部门或调整本人所在部门的隶属关系。",
            "Nobody gives themselves an office, a clearance or a place in a unit, or moves a unit they stand in.",
        ),
        ("请由另一位有权办理的人员办理。", "Ask somebody else who may do it."),
    ),
    ReasonCode.SOMEBODY_ELSE: told(
        ("这项操作只能由本人办理。", "Only the person themselves may do this."),
        ("请由本人登录后办理。", "The person signs in and does it."),
    ),
    ReasonCode.OUT_OF_REACH: told(
        (
            "这项操作由担任相应职务且管辖该人员的人办理。",
            "This is for those whose office reaches this person.",
        ),
        ("请联系人力资源专员或其部门负责人。", "Ask HR or the head of the person's unit."),
    ),
    ReasonCode.NOT_ITEMS_OWNER: told(
        ("这一事项由其责任人办理，您不是责任人。", "This item is its owner's, and you are not."),
        ("请联系责任人；如需更换，请由人力资源专员调整。", "Ask the owner; HR may name another one."),
    ),
    ReasonCode.SCREENING_MISSING: told(
        (
            "授予“{grade}”须先通过背景调查，该人员没有针对此等级的调查结论。",
            "“{grade}” asks for a screening, and this person has none for it.",
        ),
        ("请人力资源专员提出并完成背景调查后再授予。", "Let HR ask for one and finish it, then grant the clearance."),
    ),
    ReasonCode.SCREENING_OVER: told(
        (
            "授予“{grade}”须有有效的背景调查，该人员的调查结论已过有效期。",
            "“{grade}” asks for a screening in force, and this person's has run out.",
        ),
        ("请人力资源专员重新办理背景调查。", "Let HR screen the person anew."),
    ),
    ReasonCode.SCREENING_FAILED: told(
        (
            "授予“{grade}”须通过背景调查，该人员最近一次调查未通过。",
            "“{grade}” asks for a screening, and this person's last one was not passed.",
        ),
        (
            "请与人力资源专员核对结论；情况变化后可重新调查。",
            "Look at the finding with HR; the person may be screened again when things have changed.",
        ),
    ),
}
