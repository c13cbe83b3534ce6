"""The words of access in both languages."""

from enum import StrEnum

from shoumi.regime.access.actors import Scope
from shoumi.regime.access.vocabulary import Event, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText

LABELS: dict[StrEnum, LocalizedText] = {
    Event.REFUSED: LocalizedText(zh="拒绝操作", en="Act refused"),
    Scope.READ: LocalizedText(zh="查阅", en="Read"),
    Scope.WRITE: LocalizedText(zh="登记与变更", en="Register and change"),
    Scope.TRACE: LocalizedText(zh="泄密溯源", en="Trace leaks"),
    Scope.AUDIT: LocalizedText(zh="查阅存证日志", en="Read the ledger"),
}

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.REFUSED: Explanation(
        LocalizedText(zh="准入条件未全部满足，本次操作未执行。", en="Not every condition is met, so nothing was done."),
        LocalizedText(zh="请按下列提示逐项处理后再试。", en="Deal with the points listed below, then try again."),
    ),
    Problem.NOT_FOUND: Explanation(
        LocalizedText(zh="没有找到您要的内容。", en="There is nothing here that you can be shown."),
        LocalizedText(
            zh="请核对编号。若因工作需要，可填写下方表单申请知悉。",
            en="Check the number. If your work needs it, use the form to ask to be named.",
        ),
    ),
    Problem.NO_RULE: Explanation(
        LocalizedText(zh="没有规则允许这项操作。", en="No rule allows this act."),
        LocalizedText(zh="请联系安全保密管理员。", en="Ask the security administrator."),
    ),
    Problem.NOT_FOR_MACHINES: Explanation(
        LocalizedText(zh="这项操作必须由人员本人完成。", en="A person must do this."),
        LocalizedText(zh="请以有权人员的账号登录后操作。", en="Sign in as a person who may do it."),
    ),
    Problem.RULE_FAILED: Explanation(
        LocalizedText(
            zh="一项准入条件无法判定，因此按拒绝处理。", en="One condition could not be evaluated, which counts as no."
        ),
        LocalizedText(
            zh="请将时间告知系统管理员，以便查看日志。", en="Tell the system administrator when it happened."
        ),
    ),
    Problem.OVERTAKEN: Explanation(
        LocalizedText(
            zh="他人恰好同时改动了同一内容，本次操作没有执行。",
            en="Somebody else changed the same thing at the same moment, so nothing was done.",
        ),
        LocalizedText(
            zh="请刷新页面查看最新情况，如仍有需要，再操作一次。",
            en="Reload the page to see how things stand, and do it again if it is still needed.",
        ),
    ),
}
