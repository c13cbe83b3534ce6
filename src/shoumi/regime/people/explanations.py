"""What is wrong and what to do about it, in both languages: reasons, problems, faults of imported lines."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation, LocalizedText
from shoumi.regime.people.vocabulary import ImportProblem, Problem, ReasonCode


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


_CHOOSE_AGAIN = ("请刷新页面后重新选择。", "Reload the page and choose again.")
_SHORTEN = ("请缩短后再提交。", "Make it shorter and try again.")

EXPLANATIONS: dict[StrEnum, Explanation] = {
    ReasonCode.NOT_YET_PRESENT: _told(
        ("您尚未入职或合作尚未开始。", "You have not begun to work with the company yet."),
        (
            "请在入职或合作开始之日后再试；如日期有误，请联系人力资源专员。",
            "Come back on the day you begin; if it is wrong, ask HR.",
        ),
    ),
    ReasonCode.LEAVING: _told(
        ("您正在办理离职，涉密权限已停止。", "You are leaving the company, so your rights to secrets have ended."),
        (
            "如需交接，请联系部门负责人或保密专员。",
            "For a hand-over, ask your head of unit or the confidentiality officer.",
        ),
    ),
    ReasonCode.LEFT: _told(
        ("您已离职或合作已结束。", "You have left, or the co-operation has ended."),
        ("如有疑问，请联系原部门的人力资源专员。", "If this is wrong, ask HR."),
    ),
    ReasonCode.OFFICE_MISSING: _told(
        (
            "这项操作由担任相应职务的人员办理，您未担任。",
            "This is for those who hold the office, and you do not hold it.",
        ),
        (
            "请联系负责此事的人员；如应由您负责，请向安全保密管理员提出任命。",
            "Ask those in charge; if it should be you, ask the security administrator to appoint you.",
        ),
    ),
    ReasonCode.ONESELF: _told(
        (
            "不得为本人授予职务、涉密等级，也不得将本人编入部门或调整本人所在部门的隶属关系。",
            "Nobody gives themselves an office, a clearance or a place in a unit, or moves a unit they stand in.",
        ),
        ("请由另一位有权办理的人员办理。", "Ask somebody else who may do it."),
    ),
    Problem.NO_SUCH_PERSON: _told(
        ("没有找到这名人员，或者您无权查看。", "There is no such person, or you may not see them."),
        ("请核对姓名或邮箱。", "Check the name or address."),
    ),
    Problem.NO_SUCH_UNIT: _told(("没有找到这个部门。", "There is no such unit."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_POSITION: _told(("没有找到这个岗位。", "There is no such position."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_BODY: _told(("没有找到这个保密组织。", "There is no such body."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_GRADE: _told(("没有找到这个涉密等级。", "There is no such grade of clearance."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_FACT: _told(
        ("这条记录已变更或已失效。", "This entry has changed or ended meanwhile."),
        ("请刷新页面，查看最新情况后再操作。", "Reload the page and look at the present state."),
    ),
    Problem.EMAIL_TAKEN: _told(
        ("邮箱 {email} 已登记在另一名人员名下。", "The address {email} belongs to another person."),
        (
            "请核对邮箱；如为同一人，请在其人员页面变更。",
            "Check the address; if it is the same person, change their entry.",
        ),
    ),
    Problem.STAFF_NUMBER_TAKEN: _told(
        ("工号 {number} 已登记在另一名人员名下。", "The staff number {number} belongs to another person."),
        ("请核对工号。", "Check the number."),
    ),
    Problem.CODE_TAKEN: _told(
        ("代码 {code} 已被使用。", "The code {code} is taken."), ("请换一个代码。", "Choose another code.")
    ),
    Problem.NAME_TAKEN: _told(
        ("名称“{name}”已被使用。", "The name “{name}” is taken."), ("请换一个名称。", "Choose another name.")
    ),
    Problem.NAME_MISSING: _told(("没有填写名称或姓名。", "The name is missing."), ("请填写。", "Fill it in.")),
    Problem.CODE_MISSING: _told(("没有填写代码。", "The code is missing."), ("请填写。", "Fill it in.")),
    Problem.TOO_LONG: _told(("内容超过 {limit} 个字符。", "This is longer than {limit} characters."), _SHORTEN),
    Problem.UNPRINTABLE: _told(
        ("内容含有不可见的控制字符。", "This holds characters that cannot be seen."),
        ("请删除后重新输入，不要直接粘贴。", "Remove them; type the text instead of pasting it."),
    ),
    Problem.EMAIL_MISSING: _told(
        ("该人员没有登记邮箱。", "This person has no e-mail address."),
        ("请先登记邮箱，再开立账号。", "Enter the address first, then open the account."),
    ),
    Problem.EMAIL_MALFORMED: _told(
        ("邮箱格式不正确。", "This is not an e-mail address."),
        ("请按“用户名@域名”的格式填写。", "Write it as name@domain."),
    ),
    Problem.ORGANISATION_MISSING: _told(
        ("外部人员没有填写所属单位。", "The organisation of an outsider is missing."),
        ("请填写其所在的公司或机构。", "Fill in the company or institution they come from."),
    ),
    Problem.ORGANISATION_UNWANTED: _told(
        ("本公司人员不应填写外部单位。", "The company's own people come from no other organisation."),
        ("请清空所属单位，或改选外部人员类别。", "Empty the organisation, or choose a kind of outsider."),
    ),
    Problem.CONTACT_OUTSIDE: _told(
        ("对接人必须是本公司在职人员。", "Who answers for an outsider must be present in the company."),
        ("请另选对接人。", "Choose somebody else."),
    ),
    Problem.SPAN_BACKWARDS: _told(
        ("结束日期早于开始日期。", "The end lies before the beginning."), ("请核对日期。", "Check the dates.")
    ),
    Problem.SPAN_OVER: _told(
        ("结束日期已过。", "The end has already passed."), ("请填写今天或以后的日期。", "Choose today or later.")
    ),
    Problem.DAY_TOO_FAR: _told(
        ("日期与今天相差超过 {years} 年。", "A day lies more than {years} years from today."),
        ("请核对年份。", "Check the year."),
    ),
    Problem.ALREADY_HELD: _told(
        ("同一时间已有相同的记录。", "The same already holds at that time."),
        ("请先结束原有记录，或更改日期。", "End the earlier entry first, or change the dates."),
    ),
    Problem.NOT_PRESENT: _told(
        ("该人员目前不在职。", "This person is not present."), ("请核对人员的在职状态。", "Check the person's state.")
    ),
    Problem.OUTSIDER: _told(
        ("外部人员不能担任公司职务，也不能编入部门。", "An outsider holds no office and works in no unit."),
        ("请选择本公司人员。", "Choose somebody of the company."),
    ),
    Problem.WRONG_PLACE: _told(
        ("“{office}”不能在所选部门或组织中任命。", "“{office}” is not held in that unit or body."),
        ("请按职务选择对应的部门或组织。", "Choose the unit or body the office belongs to."),
    ),
    Problem.OWN_DEPUTY: _told(
        ("不能代理本人的职务。", "Nobody is their own deputy."), ("请选择其他人员。", "Choose somebody else.")
    ),
    Problem.DEPUTISED_WITHOUT_OFFICE: _told(
        ("被代理人并未在此担任该职务。", "The person to be deputised does not hold this office there."),
        ("请核对被代理人和职务。", "Check the person and the office."),
    ),
    Problem.GROUND_MISSING: _told(
        ("没有填写授予依据。", "The ground is missing."),
        ("请写明该人员因何工作需要接触商业秘密。", "Say what work needs this person to know of secrets."),
    ),
    Problem.UNIT_CIRCLE: _told(
        ("部门不能隶属于自身或其下级部门。", "A unit cannot lie within itself or a unit under it."),
        ("请另选上级部门。", "Choose another place for it."),
    ),
    Problem.PARENT_MISSING: _told(
        ("除公司外，每个部门都要有上级部门。", "Every unit but the company stands under another."),
        ("请选择上级部门。", "Choose the unit it stands under."),
    ),
    Problem.PARENT_UNWANTED: _told(
        ("公司是最上级，不隶属于任何部门。", "The company stands under nothing."),
        ("请清空上级部门。", "Leave the place empty."),
    ),
    Problem.ROOT_MOVED: _told(
        ("公司是最上级，不能调整隶属。", "The company stands under nothing and cannot be moved."),
        ("请选择要调整的下级部门。", "Choose one of its units."),
    ),
    Problem.SECOND_ROOT: _told(
        ("公司已经建立。", "The company is there already."),
        ("请在公司之下新设部门、子公司或分支机构。", "Create a unit, subsidiary or branch under it."),
    ),
    Problem.RANK_OUT_OF_RANGE: _told(
        (
            "等级序号必须是 1 到 {most} 的整数，且不得重复。",
            "The rank must be a whole number from 1 to {most}, and unused.",
        ),
        ("请换一个序号。", "Choose another rank."),
    ),
    ImportProblem.TOO_LARGE: _told(
        ("文件超过 {limit} MiB。", "The file is larger than {limit} MiB."),
        ("请拆分成几个文件分别导入。", "Split it and import the parts."),
    ),
    ImportProblem.TOO_MANY_LINES: _told(
        ("文件超过 {limit} 行。", "The file has more than {limit} lines."),
        ("请拆分成几个文件分别导入。", "Split it and import the parts."),
    ),
    ImportProblem.NOT_CSV: _told(
        ("文件不是 CSV 文本。", "The file is not CSV text."),
        (
            "请在表格软件中另存为“CSV UTF-8（逗号分隔）”后重新选择。",
            "Save it as “CSV UTF-8” in the spreadsheet and choose it again.",
        ),
    ),
    ImportProblem.EMPTY: _told(
        ("文件中没有人员。", "There are no people in the file."),
        ("请在表头下逐行填写人员。", "Write one person a line under the header."),
    ),
    ImportProblem.COLUMN_MISSING: _told(
        ("表头缺少“{column}”列。", "The header has no column “{column}”."),
        ("请对照模板补上这一列。", "Add the column as in the template."),
    ),
    ImportProblem.COLUMN_TWICE: _told(
        ("表头中“{column}”列重复。", "The column “{column}” appears twice."), ("请只保留一列。", "Keep one of them.")
    ),
    ImportProblem.LINE_BROKEN: _told(
        (
            "这一行的引号或分隔符不完整，其后的内容无法识别。",
            "The quotes of this line do not close; what follows cannot be read.",
        ),
        ("请检查这一行及其后各行的引号。", "Check the quotes of this line and of those after it."),
    ),
    ImportProblem.CHARACTERS_BROKEN: _told(
        ("含有无法识别的字符。", "Some characters cannot be read."),
        ("请重新填写这一格，再保存为 UTF-8。", "Write the field again and save the file as UTF-8."),
    ),
    ImportProblem.TOO_MANY_FIELDS: _told(
        ("这一行的列数多于表头。", "The line has more fields than the header."),
        ("请检查是否多了分隔符；含逗号的内容要加引号。", "Look for a separator too many; quote what holds a comma."),
    ),
    ImportProblem.KIND_UNKNOWN: _told(
        ("无法识别的人员类别。", "This kind of person is not known."),
        ("请使用模板中列出的类别。", "Use one of the kinds in the template."),
    ),
    ImportProblem.LANGUAGE_UNKNOWN: _told(
        ("无法识别的界面语言。", "This language is not known."),
        ("请填写“简体中文”或“英文”。", "Write “Chinese” or “English”."),
    ),
    ImportProblem.DATE_MALFORMED: _told(
        ("日期无法识别。", "This is not a date."), ("请按 2026-03-01 的格式填写。", "Write it as 2026-03-01.")
    ),
    ImportProblem.UNIT_UNKNOWN: _told(
        ("没有这个部门。", "There is no such unit."),
        (
            "请填写部门代码，或从上到下的完整路径，如“研发部/平台组”；缺少的部门请先新设。",
            "Write its code or its whole path, as in “R&D/Platform”; create a missing unit first.",
        ),
    ),
    ImportProblem.POSITION_UNKNOWN: _told(
        ("没有这个岗位。", "There is no such position."),
        ("请填写岗位代码或名称；缺少的岗位请先新设。", "Write its code or name; create a missing position first."),
    ),
    ImportProblem.POSITION_WITHOUT_UNIT: _told(
        ("填写了岗位，但没有填写部门。", "There is a position, and no unit."), ("请补填部门。", "Fill in the unit.")
    ),
    ImportProblem.CONTACT_UNKNOWN: _told(
        ("名册中没有使用此邮箱的对接人。", "Nobody in the directory has the contact's address."),
        ("请先登记对接人，或核对邮箱。", "Register the contact first, or check the address."),
    ),
    ImportProblem.EMAIL_TWICE: _told(
        ("邮箱与第 {line} 行重复。", "The address is that of line {line} too."),
        ("请核对后只保留一行。", "Check both and keep one."),
    ),
    ImportProblem.STAFF_NUMBER_TWICE: _told(
        ("工号与第 {line} 行重复。", "The staff number is that of line {line} too."),
        ("请核对后只保留一行。", "Check both and keep one."),
    ),
    ImportProblem.NO_SUCH_IMPORT: _told(
        ("没有找到这次导入。", "There is no such import."), ("请重新选择文件。", "Choose the file again.")
    ),
    ImportProblem.OVER: _told(
        ("这次导入已经结束。", "This import is over."),
        ("如需再次导入，请重新选择文件。", "To import again, choose the file again."),
    ),
}
