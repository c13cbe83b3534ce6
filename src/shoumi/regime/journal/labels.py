"""The words of the journal in both languages."""

from enum import StrEnum

from shoumi.regime.journal.vocabulary import Event, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText

LABELS: dict[StrEnum, LocalizedText] = {
    Event.DETAILS_ERASED: LocalizedText(zh="清除记录明细", en="Details erased"),
    Event.LOG_CONTINUED: LocalizedText(zh="存证日志接续", en="Log continued"),
    Event.LOG_BEGUN: LocalizedText(zh="启用存证日志", en="Log begun"),
}

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.TRIGGERS_MISSING: Explanation(
        LocalizedText(zh="存证日志的防改触发器 {trigger} 缺失。", en="The ledger's trigger {trigger} is missing."),
        LocalizedText(
            zh="请先查明是谁改动了数据库，再运行 shoumi migrate 重新安装触发器。",
            en="Find out who changed the database, then run `shoumi migrate` to install it again.",
        ),
    ),
    Problem.NOT_WRITTEN: Explanation(
        LocalizedText(
            zh="存证日志暂时无法写入，操作未执行。", en="The ledger could not be written, so nothing was done."
        ),
        LocalizedText(
            zh="请稍后再试；若仍不行，请联系系统管理员。",
            en="Try again shortly; if it stays, tell the system administrator.",
        ),
    ),
    Problem.NO_SUCH_ENTRY: Explanation(
        LocalizedText(zh="存证日志中没有这条记录。", en="The ledger has no such entry."),
        LocalizedText(zh="请核对记录编号。", en="Check the entry's number."),
    ),
}
