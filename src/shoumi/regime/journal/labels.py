"""The words of the journal in both languages."""

from enum import StrEnum

from shoumi.engines.ledger.problems import LedgerProblem
from shoumi.regime.journal.vocabulary import Event, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText

LABELS: dict[StrEnum, LocalizedText] = {
    Event.DETAILS_ERASED: LocalizedText(zh="清除记录明细", en="Details erased"),
    Event.LOG_CONTINUED: LocalizedText(zh="存证日志接续", en="Log continued"),
    Event.LOG_BEGUN: LocalizedText(zh="启用存证日志", en="Log begun"),
}

_SECURE = LocalizedText(
    zh="请立即告知审计管理员，保全数据库和备份，并核验存证日志。",
    en="Tell the audit administrator at once, secure the database and its backups, and verify the ledger.",
)
_OTHER_COPY = LocalizedText(
    zh="请核对来源，重新取得完整的日志文本后再试。",
    en="Check where it comes from, get the whole text again, and try once more.",
)


def _ledger(zh: str, en: str, cure: LocalizedText = _SECURE) -> Explanation:
    return Explanation(LocalizedText(zh=zh, en=en), cure)


LEDGER: dict[StrEnum, Explanation] = {
    LedgerProblem.ENTRY_MALFORMED: _ledger("日志条目的格式不对。", "A ledger entry is not in its canonical form."),
    LedgerProblem.COMMITMENT_DIFFERS: _ledger(
        "明细与条目中的承诺值不符。", "The details do not open the commitment in the entry."
    ),
    LedgerProblem.FRONTIER_MALFORMED: _ledger(
        "日志树的节点不完整，无法继续。", "The nodes of the ledger's tree are not complete."
    ),
    LedgerProblem.INCLUSION_NOT_PROVEN: _ledger(
        "第 {index} 号条目不在含 {size} 条的日志树中。", "Entry {index} is not in the ledger's tree of {size} entries."
    ),
    LedgerProblem.CONSISTENCY_NOT_PROVEN: _ledger(
        "含 {new} 条的日志不是由含 {old} 条的日志延续而来，历史可能被改写。",
        "The ledger of {new} entries does not continue that of {old}: history may have been rewritten.",
    ),
    LedgerProblem.KEY_MALFORMED: _ledger("日志公钥的格式不对。", "That is not a ledger key.", _OTHER_COPY),
    LedgerProblem.NOTE_MALFORMED: _ledger("签名文本的格式不对。", "That is not a signed note.", _OTHER_COPY),
    LedgerProblem.NOTE_NOT_SIGNED: _ledger(
        "检查点没有日志密钥的有效签名。", "The checkpoint is not signed by the ledger's key."
    ),
    LedgerProblem.CHECKPOINT_MALFORMED: _ledger("检查点的格式不对。", "That is not a checkpoint.", _OTHER_COPY),
    LedgerProblem.ORIGIN_MALFORMED: _ledger("日志名称的格式不对。", "That is not the name of a ledger.", _OTHER_COPY),
}
"""What the ledger engine finds wrong."""

EXPLANATIONS: dict[StrEnum, Explanation] = {
    **LEDGER,
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
