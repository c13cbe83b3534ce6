"""The words of convenience in both languages."""

from enum import StrEnum

from shoumi.regime.convenience.vocabulary import Cause, Event, Permission, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


LABELS: dict[StrEnum, LocalizedText] = {
    Permission.READ: _both("查看办理时效", "Read waits and refusals"),
    Event.FIGURES_READ: _both("查看办理时效", "Waits and refusals read"),
    Event.LIST_EXPORTED: _both("导出超时事项清单", "List of late waits exported"),
    Cause.NOT_KNOWN: _both("查无此件", "Nothing to be shown"),
    Cause.NOT_NAMED: _both("不在知悉范围内", "Not on the need-to-know list"),
    Cause.CLEARANCE: _both("涉密等级不够", "Clearance too low"),
    Cause.SCREENING: _both("背景调查未完成", "Screening missing"),
    Cause.FACTOR: _both("须重新验证身份", "Second factor not fresh"),
    Cause.KEEPER: _both("不是保管人", "Not the custodian"),
    Cause.RANGE: _both("超出定密授权", "Beyond the classifier’s range"),
    Cause.OFFICE: _both("不担任相应职务", "Office not held"),
    Cause.ABSENT: _both("不在职或正在离职", "Not present"),
    Cause.NOTICE: _both("离职限制期内", "Closed by a notice period"),
    Cause.ACCOUNT: _both("账号已停用", "Account suspended"),
    Cause.OUT_OF_SCOPE: _both("超出令牌范围", "Beyond the token"),
    Cause.IN_PERSON: _both("须由本人办理", "Not done in person"),
    Cause.ONESELF: _both("不得为本人办理", "Not for oneself"),
    Cause.TOO_MANY: _both("申请次数过多", "Too many requests"),
    Cause.MACHINE: _both("须由人员办理", "Not for machines"),
    Cause.NO_RULE: _both("没有允许的规则", "No rule allows it"),
    Cause.OTHER: _both("其他原因", "Other causes"),
}

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.NO_SUCH_PERIOD: Explanation(
        _both("没有这个统计时段。", "There are no figures for this period."),
        _both("请选择 30、90 或 365 天。", "Choose 30, 90 or 365 days."),
    ),
    Problem.NO_SUCH_UNIT: Explanation(
        _both("没有可供您查看的这个部门。", "There is no such unit that you can be shown."),
        _both("请从列表中选择部门。", "Choose a unit from the list."),
    ),
}
