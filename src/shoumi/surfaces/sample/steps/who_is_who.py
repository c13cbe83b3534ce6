"""The second part: who is who, and what becomes of their accounts."""

# ruff: noqa: E501 - one line is one step

from shoumi.surfaces.sample.steps import accounts, people
from shoumi.surfaces.sample.steps.step import Step

PART = "2"

STEPS: tuple[Step, ...] = (
    Step("从 XLSX 导入人员，逐行报告，身份证号码校验、加密、脱敏显示", "Import people from XLSX with a report a line; identity numbers checked, sealed, masked", ("P01",), people.import_a_workbook),
    Step("人员同步：首次须确认；消失即启动离职；大量消失暂停请示；来源中断不作变更", "Sync: the first asks, who vanishes leaves, many at once stop it, a source gone changes nothing", ("P01", "P07"), people.vanish_from_a_source),
    Step("停用即刻生效：令牌随之失效", "Suspension ends a token at once", ("P10",), accounts.end_at_suspension),
    Step("二次验证全部丢失：两人各持半段码共同找回", "Somebody who lost every factor is recovered by two people", ("P10",), accounts.recover_by_two),
    Step("登录记录与账号提醒：多次失败、陌生网络", "Sign-in history and alerts: failures, a new place", ("P10",), accounts.tell_people),
    Step("服务令牌：限网段、限用途、以服务之名记录", "Service tokens: bound to network and scope, recorded under their own name", ("P10", "O04"), accounts.serve_machines),
    Step("单点登录：不应答的身份提供方不予添加；设置与认可分属两位管理员", "Single sign-on: a provider has to answer; setting up and trusting are two administrators'", ("P10",), accounts.divide_single_sign_on),
    Step("兼任规则：绝对不可与小公司可兼", "Hats kept apart: never, and what a small company may combine", ("E13", "P10"), accounts.keep_hats_apart),
)  # fmt: skip
"""In order; later ones use what earlier ones made."""
