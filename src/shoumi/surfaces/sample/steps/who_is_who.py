"""The second part: who is who, and what becomes of their accounts."""

# ruff: noqa: E501 - one line is one step

from shoumi.surfaces.sample.steps import accounts, own_data, people, waiting
from shoumi.surfaces.sample.steps.step import Step

PART = "2"

STEPS: tuple[Step, ...] = (
    Step("从 XLSX 导入人员，逐行报告，身份证号码校验、加密、脱敏显示", "Import people from XLSX with a report a line; identity numbers checked, sealed, masked", ("P01",), people.import_a_workbook),
    Step("人员同步：首次须确认；消失即启动离职；大量消失暂停请示；来源中断不作变更", "Sync: the first asks, who vanishes leaves, many at once stop it, a source gone changes nothing", ("P01", "P07"), people.vanish_from_a_source),
    Step("停用即刻生效：令牌随之失效", "Suspension ends a token at once", ("P10",), accounts.end_at_suspension),
    Step("二次验证全部丢失：两人各持半段码共同找回", "Somebody who lost every factor is recovered by two people", ("P10",), accounts.recover_by_two),
    Step("登录记录与账号提醒：多次失败、陌生网络", "Sign-in history and alerts: failures, a new place", ("P10",), accounts.tell_people),
    Step("服务令牌：限网段、限用途、以服务之名记录", "Service tokens: bound to network and scope, recorded under their own name", ("P10", "O04"), accounts.serve_machines),
    Step("办理时效：用时、超时、拒绝原因；部门负责人看不出编号是否存在", "Waits, late ones and refusals in figures that tell no head whether a number exists", ("O05",), waiting.measure_waits),
    Step("代理审批：保管人不在岗，代理人只审批本人可知悉的密件", "A deputy answers for a custodian, of what they may know of themself only", ("O05",), waiting.stand_in),
    Step("我的个人信息：目的、依据、保存期限；导出与更正", "What is held of me, why and how long; taken along, corrected", ("P01",), own_data.see_own_data),
    Step("单点登录：不应答的身份提供方不予添加；设置与认可分属两位管理员", "Single sign-on: a provider has to answer; setting up and trusting are two administrators'", ("P10",), accounts.divide_single_sign_on),
    Step("兼任规则：绝对不可与小公司可兼", "Hats kept apart: never, and what a small company may combine", ("E13", "P10"), accounts.keep_hats_apart),
)  # fmt: skip
"""In order; later ones use what earlier ones made."""
