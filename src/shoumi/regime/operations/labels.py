"""The words of operations in both languages."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation, LocalizedText
from shoumi.regime.operations.vocabulary import Job, Part, Permission, Problem, Severity


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(_both(*what), _both(*cure))


LABELS: dict[StrEnum, LocalizedText] = {
    Permission.READ_STATUS: _both("查看系统状态", "See the state of the system"),
    Job.SEQUENCE: _both("存证日志排序与签名", "Placing and signing ledger entries"),
    Job.SWEEP_STORE: _both("清理未保留的密封对象", "Sweeping the store of sealed objects"),
    Job.SWEEP_CACHE: _both("清理过期缓存", "Sweeping the cache"),
    Job.SWEEP_SESSIONS: _both("清理过期登录会话", "Sweeping sign-in sessions"),
    Job.MAIL_ALERTS: _both("发送账号提醒邮件", "Mailing alerts"),
    Job.REMIND_OF_TOKENS: _both("提醒令牌到期", "Reminding of tokens that end"),
    Job.FORGET_ATTEMPTS: _both("清理到期登录记录", "Forgetting old sign-ins"),
    Job.KEEP_TERMS: _both("奖惩生效与到期清除", "Terms of rewards and discipline"),
    Job.FOLD_REFUSALS: _both("汇总拒绝操作", "Counting refusals"),
    Job.PROPOSE_ERASURES: _both("建议清除到期的个人信息", "Proposing what is to be erased"),
    Job.COLLECT_WAITS: _both("汇总办理时效", "Collecting waits"),
    Part.LIBREOFFICE: _both("LibreOffice", "LibreOffice"),
    Part.TESSERACT: _both("tesseract", "tesseract"),
    Part.CHINESE_FONT: _both("中文字体", "Chinese font"),
    Part.CODE_FONT: _both("等宽字体", "Fixed-width font"),
    Severity.FAULT: _both("故障", "Fault"),
    Severity.ATTENTION: _both("需要关注", "Needs attention"),
    Severity.NOTE: _both("提示", "Note"),
}

_LOGS = " systemd 日志（journalctl -u shoumi）"

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.TRIGGER_MISSING: _told(
        ("存证日志的防篡改触发器缺失：{trigger}。", "A trigger that protects the ledger is missing: {trigger}."),
        (
            "请立即告知审计管理员，先查明原因，再执行“shoumi migrate”恢复；缺失期间系统无法重新启动。",
            (
                "Tell the audit administrator at once and find out why; “shoumi migrate” puts it back. "
                "Until then the product does not start again."
            ),
        ),
    ),
    Problem.WORKER_SILENT: _told(
        ("后台进程没有报到，上次报到：{since}。", "The worker gives no sign of life; the last was: {since}."),
        (
            f"请检查“shoumi serve”是否在运行，并查看{_LOGS}。",
            "See whether “shoumi serve” runs, and read its log (journalctl -u shoumi).",
        ),
    ),
    Problem.LEDGER_BEHIND: _told(
        (
            "有 {count} 条存证记录尚未排序签名，最早一条已等待 {seconds} 秒。",
            "{count} entries wait for their place in the ledger, the oldest for {seconds} seconds.",
        ),
        (
            "记录本身已保存，不会丢失。请检查后台进程和密钥文件。",
            "They are recorded and not lost. Look after the worker and the keyring.",
        ),
    ),
    Problem.DISK_FULL: _told(
        ("磁盘只剩 {free} MiB，即将无法写入。", "Only {free} MiB are free on the disk; soon nothing can be written."),
        (
            "请立即扩容或清理磁盘：存证日志写不进去时，系统拒绝一切操作。",
            "Make room now: what cannot be recorded is not done.",
        ),
    ),
    Problem.DISK_LOW: _told(
        ("磁盘剩余 {free} MiB，空间偏少。", "{free} MiB are free on the disk, which is little."),
        ("请安排扩容或清理。", "Plan for more room."),
    ),
    Problem.JOB_FAILING: _told(
        ("后台任务“{job}”连续失败 {count} 次。", "The job “{job}” has failed {count} times in a row."),
        (f"系统会继续重试。请查看{_LOGS}中的原因。", "It is tried again. The log (journalctl -u shoumi) says why."),
    ),
    Problem.NO_CHINESE_FONT: _told(
        ("服务器没有中文字体，密件页面无法加盖明水印。", "The server has no Chinese font, so no page can be marked."),
        (
            "没有明水印的页面不予显示，所有人都看不到密件内容。请执行“make system”安装。",
            "Pages without a mark are not shown: nobody reads anything. Install it with “make system”.",
        ),
    ),
    Problem.OFFICE_NOT_FENCED: _told(
        (
            "LibreOffice 已安装，但系统内核无法将其隔离，因此不使用。",
            "LibreOffice is there, but this kernel cannot fence it in, so it is not used.",
        ),
        (
            "Office 文件按纯文字显示。请使用支持 Landlock 的内核（5.13 以上）。",
            "Office files are shown as plain text. Use a kernel with Landlock (5.13 or newer).",
        ),
    ),
    Problem.NO_LIBREOFFICE: _told(
        ("服务器没有安装 LibreOffice。", "LibreOffice is not installed."),
        (
            "Office 文件只显示文字，旧格式（.doc、.xls、.ppt）不能登记。可执行“make system”安装。",
            "Of Office files only text is shown; old ones (.doc, .xls, .ppt) are not taken. “make system” adds it.",
        ),
    ),
    Problem.NO_TESSERACT: _told(
        ("服务器没有安装 tesseract。", "tesseract is not installed."),
        (
            "本版本尚不识别扫描件中的文字：无论是否安装，扫描件都只能按名称检索。",
            "The text of scans is not read yet: with tesseract or without, they are found by their titles only.",
        ),
    ),
    Problem.NO_CODE_FONT: _told(
        ("服务器没有等宽字体。", "The server has no fixed-width font."),
        (
            "源代码页面的字符不能上下对齐。请执行“make system”安装字体。",
            "Characters of source code do not line up. “make system” installs one.",
        ),
    ),
}
