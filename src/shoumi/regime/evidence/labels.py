"""The words of evidence in both languages."""

from enum import StrEnum

from shoumi.regime.evidence.vocabulary import Event, Fault, Permission, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


LABELS: dict[StrEnum, LocalizedText] = {
    Permission.READ: _both("查阅存证日志", "Read the ledger"),
    Permission.EXPORT: _both("导出存证日志", "Export the ledger"),
    Permission.VERIFY: _both("核验存证日志", "Verify the ledger"),
    Event.EXPORTED: _both("导出存证日志", "Ledger exported"),
    Event.LIST_EXPORTED: _both("导出日志清单", "List of entries exported"),
    Event.VERIFIED: _both("核验存证日志", "Ledger verified"),
    Fault.ENTRY_MALFORMED: _both("条目格式不对", "Entry malformed"),
    Fault.ENTRY_DIFFERS: _both("条目被改动", "Entry changed"),
    Fault.ENTRY_MISSING: _both("条目缺失", "Entry missing"),
    Fault.ENTRY_UNPLACED: _both("事件未入日志", "Event left out"),
    Fault.ENTRY_UNSIGNED: _both("条目未经签名", "Entry not signed for"),
    Fault.ENTRY_EARLY: _both("条目时间倒退", "Entry dated back"),
    Fault.DETAILS_DIFFER: _both("明细被改动", "Details changed"),
    Fault.DETAILS_MISSING: _both("明细缺失", "Details missing"),
    Fault.NODE_DIFFERS: _both("树节点不符", "Tree node differs"),
    Fault.ROOT_DIFFERS: _both("树根与签名不符", "Root differs from the signed one"),
    Fault.CHECKPOINT_UNSIGNED: _both("检查点签名无效", "Checkpoint signature invalid"),
}

_SECURE = (
    "请立即保全数据库和备份，停止变更操作，并以此前留存的导出包和检查点比对。",
    "Secure the database and its backups at once, stop changes, and compare with exports and checkpoints kept before.",
)

FAULTS: dict[StrEnum, Explanation] = {
    Fault.ENTRY_MALFORMED: _told(
        ("第 {index} 号条目不是日志能写出的内容。", "Entry {index} holds what the ledger never writes."), _SECURE
    ),
    Fault.ENTRY_DIFFERS: _told(
        ("第 {index} 号条目与写入时不一致。", "Entry {index} is not what was written."), _SECURE
    ),
    Fault.ENTRY_MISSING: _told(("第 {index} 号条目不见了。", "Entry {index} is gone."), _SECURE),
    Fault.ENTRY_UNPLACED: _told(
        ("有事件没有进入日志，事件标识 {event}。", "An event was kept out of the ledger: {event}."), _SECURE
    ),
    Fault.ENTRY_UNSIGNED: _told(
        ("第 {index} 号条目超出最近签名的范围。", "Entry {index} lies beyond what was signed."), _SECURE
    ),
    Fault.ENTRY_EARLY: _told(
        (
            "第 {index} 号条目的时间比排在它前面的条目早一分钟以上。",
            "Entry {index} is dated more than a minute before an entry that precedes it.",
        ),
        (
            "请查明服务器时钟当时是否被调整。",
            "Find out whether the server's clock was changed at the time.",
        ),
    ),
    Fault.DETAILS_DIFFER: _told(
        (
            "第 {index} 号条目的明细与承诺值不符。",
            "The details of entry {index} do not open its commitment.",
        ),
        _SECURE,
    ),
    Fault.DETAILS_MISSING: _told(
        (
            "第 {index} 号条目没有明细，也没有清除记录。",
            "Entry {index} has no details, and no entry says that they were erased.",
        ),
        _SECURE,
    ),
    Fault.NODE_DIFFERS: _told(
        (
            "保存的树节点与第 {index} 号及之前的条目不符。",
            "A stored node of the tree does not fit the entries up to {index}.",
        ),
        _SECURE,
    ),
    Fault.ROOT_DIFFERS: _told(
        (
            "第 {first} 至 {index} 号条目中至少有一条与签名的检查点不符。",
            "At least one of the entries {first} to {index} does not fit the signed checkpoint.",
        ),
        _SECURE,
    ),
    Fault.CHECKPOINT_UNSIGNED: _told(
        (
            "截至第 {index} 号条目的检查点没有日志密钥的有效签名。",
            "The checkpoint up to entry {index} is not signed by the log's key.",
        ),
        _SECURE,
    ),
}

_PROBLEMS: dict[StrEnum, Explanation] = {
    Problem.NO_CHECKPOINT: _told(
        ("存证日志还是空的。", "The ledger is still empty."),
        ("产生第一条记录后再试。", "Try again once something has been recorded."),
    ),
    Problem.TARGET_EXISTS: _told(
        ("目标 {target} 已经存在。", "{target} is there already."),
        ("请另选一个尚不存在的文件夹或 .zip 文件名。", "Name a folder or .zip file that does not exist yet."),
    ),
    Problem.TARGET_UNWRITABLE: _told(
        ("无法写入 {target}（{reason}）。", "{target} cannot be written ({reason})."),
        ("请检查上级文件夹、权限和剩余空间。", "Check the folder it is in, its permissions and the space left."),
    ),
    Problem.TOO_LARGE_FOR_BROWSER: _told(
        (
            "日志有 {size} 条，超过浏览器下载的上限 {limit} 条。",
            "The ledger has {size} entries; a browser download holds {limit} at most.",
        ),
        (
            "请系统管理员在服务器上运行 shoumi ledger export。",
            "Have it exported on the server with `shoumi ledger export`.",
        ),
    ),
    Problem.CHECK_GONE: _told(("这次核验已中断。", "This check has lapsed."), ("请重新开始核验。", "Start a new one.")),
    Problem.UNKNOWN_EVENT: _told(
        ("没有“{event}”这种事件。", "There is no event “{event}”."),
        ("请使用日志条目中的事件代码。", "Use an event code as entries bear it."),
    ),
    Problem.BAD_REFERENCE: _told(
        ("“{reference}”不是人员邮箱或“种类:标识”形式的引用。", "“{reference}” is no address and no kind:identifier."),
        ("请核对后重试。", "Check it and try again."),
    ),
}

EXPLANATIONS: dict[StrEnum, Explanation] = {**FAULTS, **_PROBLEMS}

SUBJECTS: dict[str, LocalizedText] = {
    "account": _both("账号", "Account"),
    "accounts": _both("账号列表", "Accounts"),
    "bodies": _both("会议与工作事项", "Meetings and tasks"),
    "catalogue": _both("商业秘密目录", "Catalogue"),
    "checkpoint": _both("检查点", "Checkpoint"),
    "directory": _both("人员名册", "Directory"),
    "document": _both("密件", "Document"),
    "entry": _both("日志条目", "Ledger entry"),
    "identity_provider": _both("身份提供方", "Identity provider"),
    "kind": _both("事项", "Kind of secret"),
    "ledger": _both("存证日志", "Ledger"),
    "level": _both("密级", "Level"),
    "log": _both("日志", "Log"),
    "meeting": _both("会议", "Meeting"),
    "person": _both("人员", "Person"),
    "register": _both("密件台账", "Register"),
    "review": _both("权限复核", "Access review"),
    "reviews": _both("权限复核", "Access reviews"),
    "scheme": _both("密级体系", "Level scheme"),
    "task": _both("工作事项", "Task"),
    "trace_case": _both("溯源记录", "Trace case"),
    "traces": _both("泄密溯源", "Tracing"),
    "unit": _both("部门", "Unit"),
}
"""Kinds of things that events are about, by the word in their references."""

ACTORS: dict[str, LocalizedText] = {
    "console": _both("服务器控制台", "Server console"),
    "job": _both("系统任务", "System job"),
    "service": _both("服务", "Service"),
    "stranger": _both("未登录者", "Not signed in"),
}
"""Kinds of actors beside persons."""

DETAILS: dict[str, LocalizedText] = {
    "abstained": _both("弃权", "Abstained"),
    "address": _both("网络地址", "Network address"),
    "against": _both("反对", "Against"),
    "begins_at": _both("开始时间", "Begins at"),
    "in_favour": _both("赞成", "In favour"),
    "members": _both("应到人数", "Members called"),
    "present": _both("出席人员", "Present"),
    "resolution": _both("决议", "Resolution"),
    "vote": _both("表决结果", "Result of the vote"),
    "agrees": _both("与签名一致", "Agrees with the signature"),
    "alerts": _both("提醒条数", "Alerts"),
    "appointment": _both("终止的职务数", "Appointments ended"),
    "asked": _both("查询编号的摘要", "Digest of what was asked"),
    "asks": _both("须确认的原因", "What is asked"),
    "back": _both("重新入职数", "Back again"),
    "basis": _both("定密类型", "Basis"),
    "binding": _both("暗水印与页面", "Mark and page"),
    "body": _both("保密组织", "Body"),
    "body_id": _both("保密组织", "Body"),
    "body_kind": _both("保密组织类型", "Kind of body"),
    "case": _both("办理", "Case"),
    "category": _both("类别", "Group"),
    "ceiling": _both("最高密级", "Highest level"),
    "changed": _both("已变更", "Changed"),
    "clearance": _both("涉密等级", "Clearance"),
    "client": _both("客户端标识", "Client id"),
    "color": _both("颜色", "Colour"),
    "conclusion": _both("认定", "Conclusion"),
    "content": _both("内容摘要", "Digest of the content"),
    "contexts": _both("认可的 acr 值", "Values of acr that count"),
    "custodian": _both("保管人", "Custodian"),
    "days": _both("提前天数", "Days before"),
    "deadline": _both("期限", "Deadline"),
    "default_rank": _both("建议密级序号", "Proposed rank"),
    "deputy_of": _both("代理", "Deputy of"),
    "details": _both("含明细", "With details"),
    "device": _both("设备", "Device"),
    "digest": _both("文件摘要", "Digest of the file"),
    "document": _both("密件", "Document"),
    "due_on": _both("截止日", "Due on"),
    "duty": _both("义务", "Duty"),
    "employment": _both("终止的在职关系数", "Relations ended"),
    "enabled": _both("启用", "Switched on"),
    "end": _both("终止条件", "How it ends"),
    "ended": _both("终止的权限数", "Rights ended"),
    "entries": _both("条目数", "Entries"),
    "escalates_on": _both("上报日", "Escalated on"),
    "examples_en": _both("英文示例", "Examples in English"),
    "examples_zh": _both("中文示例", "Examples in Chinese"),
    "excerpt_characters": _both("摘录字数上限", "Longest excerpt"),
    "expires": _both("到期", "Expires"),
    "exported": _both("已导出", "Exported"),
    "factor": _both("二次验证", "Second factor"),
    "failed": _both("未能办理的条目数", "Entries that failed"),
    "fault": _both("问题", "Fault"),
    "faulty": _both("有误行数", "Faulty lines"),
    "file_format": _both("文件格式", "File format"),
    "finding": _both("结论", "Finding"),
    "format": _both("格式", "Format"),
    "former": _both("变更前", "Before"),
    "fresh_minutes": _both("验证有效分钟数", "Minutes a factor is fresh"),
    "gates": _both("准入条件", "Conditions of opening"),
    "grade": _both("涉密等级", "Grade"),
    "grant": _both("知悉范围条目", "Line of the list"),
    "granted": _both("已同意", "Granted"),
    "how": _both("绑定方式", "How it was linked"),
    "index": _both("条目号", "Entry"),
    "issuer": _both("签发者", "Issuer"),
    "item": _both("事项", "Item"),
    "items": _both("事项数", "Items"),
    "kind": _both("类别", "Kind"),
    "last_day": _both("最后工作日", "Last day"),
    "length": _both("长度", "Length"),
    "level": _both("密级", "Level"),
    "limit": _both("上限", "Limit"),
    "line": _both("行号", "Line"),
    "lines": _both("条数", "Lines"),
    "linked": _both("对应到已有人员数", "Matched with entries"),
    "listing": _both("列表", "List"),
    "mark_en": _both("英文密级标志", "Mark in English"),
    "mark_zh": _both("中文密级标志", "Mark in Chinese"),
    "matching": _both("未绑定人员的对应方式", "People not linked yet"),
    "membership": _both("退出的部门数", "Units left"),
    "method": _both("登录方式", "Way of signing in"),
    "methods": _both("认可的 amr 值", "Values of amr that count"),
    "mode": _both("权限处理", "Access"),
    "moved": _both("调动数", "Moved"),
    "name_en": _both("英文名称", "Name in English"),
    "name_zh": _both("中文名称", "Name in Chinese"),
    "need_to_know_en": _both("通常知悉人员（英文）", "Who needs to know, in English"),
    "need_to_know_zh": _both("通常知悉人员（中文）", "Who needs to know, in Chinese"),
    "networks": _both("允许的网络", "Networks"),
    "new": _both("新增数", "New"),
    "notes_erased": _both("清除的备注数", "Notes erased"),
    "number": _both("编号", "Number"),
    "office": _both("职务", "Office"),
    "on": _both("日期", "Day"),
    "on_paper": _both("书面", "On paper"),
    "opened": _both("实际查阅数", "Really opened"),
    "order": _both("排列次序", "Place"),
    "origin": _both("来源", "From where"),
    "outcome": _both("结果", "Outcome"),
    "owner": _both("责任人", "Owner"),
    "page": _both("页", "Page"),
    "pages": _both("页数", "Pages"),
    "pairs": _both("不得兼任的职务组数", "Pairs kept apart"),
    "parent": _both("上级", "Parent"),
    "passed": _both("通过的检查", "Checks passed"),
    "passkey": _both("通行密钥", "Passkey"),
    "person": _both("人员", "Person"),
    "position": _both("岗位", "Position"),
    "primary": _both("主岗", "Primary"),
    "problem": _both("问题", "Problem"),
    "profile": _both("兼任规则", "Profile"),
    "provider": _both("身份提供方", "Identity provider"),
    "provider_kind": _both("协议", "Protocol"),
    "rank": _both("等级序号", "Rank"),
    "reach": _both("复核范围", "What is reviewed"),
    "reasons": _both("未满足的条件", "Conditions not met"),
    "recovery": _both("账号找回", "Recovery"),
    "registered": _both("已登记", "Registered"),
    "request": _both("申请", "Request"),
    "resource": _both("推送的条目", "Entry pushed"),
    "retired": _both("已停用", "Retired"),
    "review": _both("权限复核", "Access review"),
    "reviewers": _both("复核人数", "Reviewers"),
    "root": _both("树根", "Root"),
    "rows": _both("行数", "Rows"),
    "run": _both("批次", "Run"),
    "scheme": _both("密级体系", "Level scheme"),
    "scopes": _both("令牌用途", "Scopes"),
    "screening": _both("背景调查", "Screening"),
    "secret_until": _both("保密至", "Secret until"),
    "sensitive": _both("须本人同意", "Needs consent"),
    "service": _both("服务", "Service"),
    "session": _both("登录会话", "Session"),
    "sessions": _both("结束的登录会话数", "Sessions ended"),
    "since": _both("起始", "Since"),
    "size": _both("大小（字节）", "Size in bytes"),
    "sound": _both("核验通过", "Sound"),
    "source": _both("人员来源", "Source of people"),
    "source_kind": _both("来源类型", "Kind of source"),
    "start": _both("起点", "Start"),
    "starts_on": _both("启动日", "Begins on"),
    "state_names": _both("采用国家秘密名称", "Names of state secrets"),
    "suspends_on": _both("暂停日", "Suspended on"),
    "temporary": _both("临时密码", "Temporary password"),
    "text_layer": _both("可选取文字", "Text layer"),
    "title_sealed": _both("名称加密", "Title sealed"),
    "token": _both("访问令牌", "Token"),
    "trials": _both("试读次数", "Trials"),
    "tried": _both("尝试的账号", "Account tried"),
    "unit": _both("部门", "Unit"),
    "unit_id": _both("部门", "Unit"),
    "unit_kind": _both("部门类型", "Kind of unit"),
    "until": _both("截止", "Until"),
    "vanished": _both("来源中消失数", "Vanished"),
    "verb": _both("操作", "Act"),
    "version": _both("版本", "Version"),
    "view": _both("查阅编号", "View"),
    "vouched": _both("采信对方的二次验证", "Second factor taken on the provider's word"),
    "waived": _both("豁免数", "Waived"),
    "witness": _both("见证人", "Witness"),
    "years": _both("年限", "Years"),
}
"""Names of details, by their key; one that has none is shown by its key."""
