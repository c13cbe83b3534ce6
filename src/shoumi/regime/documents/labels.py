"""The words of documents in both languages."""

from enum import StrEnum

from shoumi.regime.documents import engine_labels
from shoumi.regime.documents.vocabulary import (
    Answer,
    Basis,
    Category,
    Cure,
    Event,
    GateCode,
    Hat,
    LevelColor,
    MarkUse,
    Permission,
    Problem,
    RequestState,
    Tie,
)
from shoumi.regime.kit.words import Explanation, LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


LABELS: dict[StrEnum, LocalizedText] = {
    Hat.CLASSIFIER: _both("定密审批人", "Classifier"),
    Permission.REGISTER: _both("登记密件", "Register a secret"),
    Permission.READ_CARD: _both("查看密件信息", "See the card of a secret"),
    Permission.OPEN: _both("查阅密件", "Open a secret"),
    Permission.ADD_VERSION: _both("登记新版本", "Add a version"),
    Permission.WIDEN: _both("扩大知悉范围", "Widen the need-to-know list"),
    Permission.NARROW: _both("缩小知悉范围", "Narrow the need-to-know list"),
    Permission.CHANGE_LEVEL: _both("变更密级", "Change the level"),
    Permission.HAND_OVER: _both("移交保管", "Hand over custody"),
    Permission.ASK: _both("申请知悉", "Ask to be named"),
    Permission.DECIDE_REQUEST: _both("审批知悉申请", "Decide a request to know"),
    Permission.LOOK_UP: _both("查阅商业秘密目录和密级", "Look up kinds and levels"),
    Permission.READ_REGISTER: _both("查阅密件台账", "Read the register"),
    Permission.CLEAR_LEAVER: _both("处理离职人员的密件", "Clear the secrets of a leaver"),
    Permission.CONFIGURE: _both("设置定密规则", "Set up levels and kinds"),
    Event.REGISTERED: _both("登记密件", "Secret registered"),
    Event.FILE_REJECTED: _both("退回文件", "File not accepted"),
    Event.VERSION_ADDED: _both("登记新版本", "Version added"),
    Event.PAGE_VIEWED: _both("查阅一页", "Page viewed"),
    Event.TEXT_VIEWED: _both("调取页面文字", "Text of a page viewed"),
    Event.EXCERPT_TAKEN: _both("摘录文字", "Excerpt taken"),
    Event.READING_GRANTED: _both("列入知悉范围", "Named in the need-to-know list"),
    Event.READING_CONFIRMED: _both("确认保留知悉范围", "Need-to-know confirmed"),
    Event.READING_WITHDRAWN: _both("移出知悉范围", "Taken off the need-to-know list"),
    Event.LEVEL_DECIDED: _both("确定或变更密级", "Level decided"),
    Event.CUSTODY_HANDED_OVER: _both("移交保管", "Custody handed over"),
    Event.NUMBER_ASKED: _both("查询未知编号", "Unknown number asked for"),
    Event.NUMBERS_LIMITED: _both("查询未知编号过于频繁", "Too many unknown numbers asked for"),
    Event.REQUEST_MADE: _both("申请知悉", "Request to know made"),
    Event.REQUEST_LIMITED: _both("知悉申请超过次数上限", "Too many requests to know"),
    Event.REQUEST_DECIDED: _both("审批知悉申请", "Request to know decided"),
    Event.REGISTER_READ: _both("查阅密件台账", "Register read"),
    Event.LIST_EXPORTED: _both("导出密件清单", "List exported"),
    Event.SCHEME_ADOPTED: _both("启用密级体系", "Level scheme adopted"),
    Event.LEVEL_ADDED: _both("增设密级", "Level added"),
    Event.LEVEL_NAMED: _both("修订密级名称和标志", "Level renamed or marked otherwise"),
    Event.KIND_ADDED: _both("商业秘密目录增加事项", "Kind added to the catalogue"),
    Event.KIND_CHANGED: _both("修订商业秘密目录", "Catalogue of kinds changed"),
    Event.KIND_RETIRED: _both("商业秘密目录停用事项", "Kind retired from the catalogue"),
    Event.KIND_RESTORED: _both("商业秘密目录恢复事项", "Kind restored to the catalogue"),
    Event.RULES_CHANGED: _both("修订管理要求", "Handling rules changed"),
    Event.CLASSIFIER_EMPOWERED: _both("授权定密审批人", "Classifier authorised"),
    Event.CLASSIFIER_RELIEVED: _both("撤销定密授权", "Classifier relieved"),
    GateCode.NAMED: _both("列入知悉范围", "Named in the need-to-know list"),
    GateCode.CLEARED: _both("涉密等级不低于密级", "Cleared for the level"),
    GateCode.KEEPER: _both("为保管人", "Is the custodian"),
    GateCode.WITHIN_NOTICE: _both("不在离职限制期，或已准许保留", "No notice period closes it"),
    GateCode.CLASSIFIER: _both("定密授权覆盖该密级", "Authorised to decide the level"),
    Cure.ASK_TO_BE_NAMED: _both("申请知悉", "Ask to be named"),
    Cure.SEE_OWN_LEAVING: _both("查看我的离职办理", "See how my leaving stands"),
    Cure.ASK_FOR_CLEARANCE: _both("了解如何调整涉密等级", "See how to be cleared"),
    Category.TECHNICAL: _both("技术信息", "Technical"),
    Category.BUSINESS: _both("经营信息", "Business"),
    Category.INTERNAL: _both("内部管理信息", "Internal"),
    Category.CLIENT: _both("客户提供的信息", "Provided by clients"),
    Category.STATUTORY: _both("依法应当保密的信息", "Protected by law"),
    Tie.NAMED: _both("在知悉范围内", "Named"),
    Tie.AUTHOR: _both("登记人", "Author"),
    Tie.KEEPER: _both("保管人", "Custodian"),
    LevelColor.GREY: _both("灰色", "Grey"),
    LevelColor.GREEN: _both("绿色", "Green"),
    LevelColor.BLUE: _both("蓝色", "Blue"),
    LevelColor.AMBER: _both("黄色", "Amber"),
    LevelColor.ORANGE: _both("橙色", "Orange"),
    LevelColor.RED: _both("红色", "Red"),
    Basis.FIRST: _both("首次定密", "First classification"),
    Basis.SUPPLEMENT: _both("补充定密", "Supplement"),
    Basis.RAISED: _both("调高密级", "Raised"),
    Basis.DOWNGRADE: _both("调低密级", "Downgraded"),
    RequestState.OPEN: _both("待答复", "Waiting"),
    RequestState.GRANTED: _both("已同意", "Granted"),
    RequestState.DECLINED: _both("未同意", "Declined"),
    Answer.WAITING: _both("待答复", "Waiting"),
    Answer.GRANTED: _both("已同意", "Granted"),
    Answer.OVER: _both("已过期", "Over"),
    MarkUse.VIEW: _both("在线查阅", "View"),
    MarkUse.COPY: _both("副本", "Copy"),
}


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(_both(*what), _both(*cure))


_CHOOSE_AGAIN = ("请刷新页面后重新选择。", "Reload the page and choose again.")
_ASK_CLASSIFIER = (
    "请由授权范围覆盖该密级的定密审批人办理；如应由您办理，请向保密专员申请授权。",
    "Ask a classifier whose range reaches this level; if it should be you, ask the confidentiality officer.",
)

EXPLANATIONS: dict[StrEnum, Explanation] = {
    **engine_labels.EXPLANATIONS,
    GateCode.NAMED: _told(
        ("您不在这份密件的知悉范围内。", "You are not on the need-to-know list of this secret."),
        (
            "如因工作需要，请填写用途和期限申请知悉，由保管人答复。",
            "If your work needs it, ask to be named for a purpose and until a day; the custodian answers.",
        ),
    ),
    GateCode.CLEARED: _told(
        ("需要的涉密等级为“{asked}”，您目前为“{cleared}”。", "It takes the clearance “{asked}”; you have “{cleared}”."),
        (
            "如因工作需要，请经部门负责人向安全保密管理员申请调整涉密等级。",
            "If your work needs it, ask through your head of unit; the security administrator decides.",
        ),
    ),
    GateCode.KEEPER: _told(
        ("这项操作由密件的保管人办理。", "Only the custodian of this secret may do this."),
        ("请联系密件页面上列明的保管人。", "Ask the custodian named on its page."),
    ),
    GateCode.WITHIN_NOTICE: _told(
        (
            "您正在办理离职，最后工作日前只能查阅保管人准许保留的密件。",
            "You are leaving; until your last day you open only what its custodian keeps open for you.",
        ),
        ("如交接仍需要，请联系该密件的保管人。", "If the hand-over needs it, ask the custodian."),
    ),
    GateCode.CLASSIFIER: _told(
        (
            "确定“{asked}”需要相应的定密授权，您的授权上限为“{ceiling}”。",
            "Deciding “{asked}” takes the authority of a classifier; yours reaches “{ceiling}”.",
        ),
        _ASK_CLASSIFIER,
    ),
    Problem.NO_FILE: _told(
        ("没有收到文件。", "No file came with this."),
        ("请选择要登记的文件后重新提交。", "Choose the file to be registered and send it again."),
    ),
    Problem.EMPTY_FILE: _told(
        ("文件是空的。", "The file is empty."), ("请核对后选择有内容的文件。", "Choose the file that holds something.")
    ),
    Problem.FILE_TOO_LARGE: _told(
        ("文件超过 {limit} MiB 的上限。", "The file is larger than the limit of {limit} MiB."),
        ("请压缩或拆分后再提交。", "Make it smaller, or split it and hand in the parts."),
    ),
    Problem.TITLE_MISSING: _told(("没有填写名称。", "The title is missing."), ("请填写密件名称。", "Fill it in.")),
    Problem.TITLE_TOO_LONG: _told(
        ("名称超过 {limit} 个字符。", "The title is longer than {limit} characters."),
        ("请缩短名称。", "Make it shorter."),
    ),
    Problem.TITLE_CONTROL: _told(
        (
            "名称中含有不可见的控制字符或改变书写方向的字符。",
            "The title holds characters that cannot be seen or that turn the direction of writing.",
        ),
        ("请删除后手工重新输入。", "Remove them; type the title instead of pasting it."),
    ),
    Problem.UNKNOWN_KIND: _told(
        ("商业秘密目录中没有这一事项。", "The catalogue has no such kind of secret."),
        ("请从目录中选择。", "Choose one from the catalogue."),
    ),
    Problem.UNKNOWN_LEVEL: _told(
        ("现行密级体系中没有这个密级。", "The level scheme in use has no such level."),
        ("请从现行密级中选择。", "Choose one of the levels in use."),
    ),
    Problem.UNKNOWN_GATE: _told(
        ("没有“{gate}”这一准入条件。", "There is no gate “{gate}”."),
        ("请从列出的准入条件中选择。", "Choose among the gates listed."),
    ),
    Problem.UNKNOWN_READER: _told(
        ("没有找到要列入知悉范围的人员、部门或岗位。", "Whom to name was not found."),
        (
            "请从提示中选择，或填写完整的姓名或邮箱；同名时请填写邮箱。",
            "Choose from the suggestions or type the full name or e-mail address; with namesakes, the address.",
        ),
    ),
    Problem.UNTIL_PAST: _told(
        ("截止日期已过。", "That day is over."), ("请填写今天或以后的日期。", "Choose today or a later day.")
    ),
    Problem.UNTIL_FAR: _told(
        ("截止日期超过 {years} 年。", "That day is more than {years} years away."),
        ("请填写较近的日期。", "Choose an earlier day."),
    ),
    Problem.GROUND_MISSING: _told(
        ("没有填写定密依据。", "The ground is missing."),
        (
            "请写明影响力、可能造成的损失和泄露风险。",
            "Say what it matters, what a leak would cost and how likely it is.",
        ),
    ),
    Problem.DATE_UNREADABLE: _told(
        ("日期无法识别。", "The date cannot be read."),
        ("请按“年-月-日”填写，例如 2027-03-31。", "Write it as year-month-day, such as 2027-03-31."),
    ),
    Problem.PURPOSE_MISSING: _told(
        ("没有填写工作用途。", "The purpose is missing."),
        ("请写明因哪项工作需要知悉。", "Say for which work it is needed."),
    ),
    Problem.ALREADY_NAMED: _told(
        ("已在知悉范围内，不能重复列入。", "The need-to-know list names this reader already."),
        ("如需延长期限，请先移出，再重新列入。", "To extend it, withdraw the present line and name them again."),
    ),
    Problem.NOT_NAMED: _told(
        ("知悉范围中没有这一项。", "The need-to-know list has no such line."),
        ("请刷新页面，查看最新的知悉范围。", "Reload the page to see the present list."),
    ),
    Problem.BELOW_LEVEL: _told(
        ("该人员的涉密等级低于这份密件的密级。", "This person is not cleared for the level of this secret."),
        (
            "请先由安全保密管理员为其确定相应的涉密等级，再列入知悉范围。",
            "The security administrator must clear them for the level first.",
        ),
    ),
    Problem.SAME_LEVEL: _told(
        ("密件已经是这个密级。", "The secret has this level already."), ("请选择其他密级。", "Choose another level.")
    ),
    Problem.TOO_MANY_NUMBERS: _told(
        (
            "{minutes} 分钟内查询了 {limit} 次无法显示的编号，本次查询没有受理。",
            "Within {minutes} minutes {limit} numbers were asked for that cannot be shown; this one was not looked up.",
        ),
        (
            "请核对编号，{minutes} 分钟后再查；已列入您清单的密件不受影响。",
            "Check the numbers and try again in {minutes} minutes; the secrets in your list are not affected.",
        ),
    ),
    Problem.TOO_MANY_REQUESTS: _told(
        (
            "24 小时内最多申请知悉 {limit} 次，本次申请没有提交。",
            "Within 24 hours one may ask to be named {limit} times; this request was not made.",
        ),
        (
            "{again} 以后可以再次申请；如工作急需，请直接联系保管人或保密专员。",
            "Ask again after {again}; if your work cannot wait, turn to the custodian or the confidentiality officer.",
        ),
    ),
    Problem.REQUEST_DECIDED: _told(
        ("这项申请已有答复。", "This request has been answered already."),
        ("请刷新页面查看结果。", "Reload the page to see the answer."),
    ),
    Problem.NO_SUCH_PAGE: _told(
        ("没有这一页。", "There is no such page."),
        ("请核对页码。", "Check the page number."),
    ),
    Problem.NO_TEXT_LAYER: _told(
        ("这一密级不允许选取文字。", "This level does not allow text to be selected."),
        ("请直接查阅页面。", "Read the page itself."),
    ),
    Problem.EXCERPT_TOO_LONG: _told(
        ("摘录不能超过 {limit} 个字符。", "An excerpt holds at most {limit} characters, and at least one."),
        ("请缩小选取范围后再摘录。", "Select less and take it again."),
    ),
    Problem.SCHEME_IN_USE: _told(
        (
            "已有密件使用现行密级，不能更换密级体系。",
            "Secrets bear levels of the scheme in use, so it cannot be changed.",
        ),
        (
            "可以修改各密级的名称、标志和管理要求，也可以增设密级。",
            "What can be changed is how each level is named, marked and handled; further levels can be added.",
        ),
    ),
    Problem.NO_SCHEME: _told(
        ("尚未启用密级体系。", "No level scheme is in use yet."), ("请先启用一套密级体系。", "Adopt one first.")
    ),
    Problem.CODE_UNUSABLE: _told(
        ("代码“{code}”不符合要求。", "“{code}” cannot be a code."),
        (
            "请使用小写字母、数字和连字符，以字母开头，不超过 {limit} 个字符。",
            "Use small letters, digits and hyphens, a letter first, at most {limit} characters.",
        ),
    ),
    Problem.CODE_TAKEN: _told(
        ("代码“{code}”已被使用。", "The code “{code}” is taken."), ("请改用其他代码。", "Choose another.")
    ),
    Problem.RANK_TAKEN: _told(
        ("已有密级使用等级序号 {rank}。", "Another level has rank {rank}."),
        ("请改用未使用的等级序号；序号越大，密级越高。", "Choose one that is free; a higher rank is a higher level."),
    ),
    Problem.NAME_MISSING: _told(
        ("名称或标志没有填写完整。", "A name or a mark is missing."),
        ("请同时填写中文和英文。", "Fill them in, in Chinese and in English."),
    ),
    Problem.NAME_CONTROL: _told(
        (
            "名称或标志中含有不可见的控制字符或改变书写方向的字符。",
            "A name or a mark holds characters that cannot be seen or that turn the direction of writing.",
        ),
        ("请删除后手工重新输入。", "Remove them; type it instead of pasting it."),
    ),
    Problem.MARK_TOO_LONG: _told(
        ("密级标志超过 {limit} 个字符。", "The mark is longer than {limit} characters."),
        ("请缩短标志。", "Make it shorter."),
    ),
    Problem.MARK_STATE_NAME: _told(
        (
            "“绝密”“机密”“秘密”是国家秘密的密级，单独标注违反《保守国家秘密法》。",
            "The law keeps these names for the levels of state secrets and forbids to print them on anything else.",
        ),
        (
            "标志须以“商业秘密”开头（英文以 TRADE SECRET 开头），例如“商业秘密·机密”。",
            "Let the mark begin with TRADE SECRET, and in Chinese with the words for it.",
        ),
    ),
    Problem.MARK_STATE_FORM: _told(
        ("“密级★期限”是国家秘密标志的专用形式。", "“Level ★ term” is the form of marks of state secrets."),
        ("请去掉星号。", "Leave out the star."),
    ),
    Problem.KIND_UNCHANGED: _told(
        ("这一事项的状态已经变更。", "This kind has been retired or restored meanwhile."),
        ("请刷新页面查看。", "Reload the page."),
    ),
    Problem.KEEPS_ALREADY: _told(
        ("该人员已是这份密件的保管人。", "This person keeps the secret already."),
        ("请选择其他人员。", "Choose somebody else."),
    ),
    Problem.NOT_PRESENT: _told(
        ("该人员不在岗或即将离职，不能接收保管。", "This person is not present or about to leave, so cannot keep it."),
        ("请选择在岗人员。", "Choose somebody who is present."),
    ),
    Problem.NOTHING_TO_REVIEW: _told(
        ("没有待您处理的这条记录。", "There is no such line that waits for you."),
        ("情况可能已有变化，请刷新页面。", "It may have changed meanwhile; reload the page."),
    ),
    Problem.SUCCESSOR_MISSING: _told(
        ("没有指定接收人。", "There is no successor."), ("请填写接收人的邮箱。", "Say who takes the secrets over.")
    ),
}
