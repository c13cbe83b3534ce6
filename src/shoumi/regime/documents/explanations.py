"""What documents refuse, and what to do about it, in both languages."""

from enum import StrEnum

from shoumi.regime.documents import engine_labels
from shoumi.regime.documents.vocabulary import GateCode, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


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
    GateCode.ANSWERS: _told(
        (
            "知悉申请由密件的保管人审批；保管人指定的代理人须本人也在知悉范围内。",
            "Its custodian decides requests to know, or a deputy who is named for the secret themself.",
        ),
        ("请联系保管人。", "Ask the custodian."),
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
        ("没有找到所填的人员、部门或岗位。", "There is no such person, unit or position."),
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
    Problem.NAMED_SINCE: _told(
        (
            "该人员此后另行列入过知悉范围，已按后来的决定移出。",
            "This reader was named anew since, and that line has ended too.",
        ),
        ("如工作仍需要，请由保管人重新列入。", "If the work goes on, let the custodian name them again."),
    ),
    Problem.TERM_OVER: _told(
        ("原定的知悉期限已过。", "The term for which the reader was named is over."),
        ("如工作仍需要，请由保管人重新列入。", "If the work goes on, let the custodian name them again."),
    ),
    Problem.READER_AWAY: _told(
        ("该人员不在岗或即将离职。", "This person is not present or about to leave."),
        ("返岗后再恢复；确需知悉的，由保管人办理。", "Restore it once they are back, or turn to the custodian."),
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
    Problem.OWN_DEPUTY: _told(
        ("不能指定自己为代理人。", "Nobody stands in for themselves."), ("请选择另一位同事。", "Choose a colleague.")
    ),
    Problem.DEPUTY_NAMED: _told(
        ("您已指定代理人，期限未满。", "Somebody stands in for you already, or will."),
        ("请先终止现有代理，再重新指定。", "End that first."),
    ),
    Problem.DEPUTY_OUTSIDE: _told(
        ("代理人须为公司内部人员。", "A deputy is one of the company's own people."),
        ("请选择公司同事。", "Choose a colleague."),
    ),
    Problem.NO_DEPUTY: _told(("目前没有人代理您。", "Nobody stands in for you."), ("请刷新页面。", "Reload the page.")),
    Problem.KEEPS_NOTHING: _told(
        ("您没有保管密件，无须指定代理人。", "You keep no secret, so nobody needs to stand in."),
        ("接手保管密件后再指定。", "Name somebody once you keep one."),
    ),
    Problem.SPAN_BACKWARDS: _told(
        ("结束日期早于开始日期。", "The last day comes before the first."), ("请重新选择日期。", "Choose other days.")
    ),
    Problem.STANDING_IN_LONG: _told(
        ("代理期限不超过 {most} 天。", "Somebody stands in for {most} days at most."),
        ("长期不在岗的，请移交密件。", "Hand the secrets over if you are away for longer."),
    ),
    Problem.NOTHING_TO_REVIEW: _told(
        ("没有待您处理的这条记录。", "There is no such line that waits for you."),
        ("情况可能已有变化，请刷新页面。", "It may have changed meanwhile; reload the page."),
    ),
    Problem.SUCCESSOR_MISSING: _told(
        ("没有指定接收人。", "There is no successor."), ("请填写接收人的邮箱。", "Say who takes the secrets over.")
    ),
}
