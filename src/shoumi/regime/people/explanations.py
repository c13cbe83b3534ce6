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
    ReasonCode.SOMEBODY_ELSE: _told(
        ("这项操作只能由本人办理。", "Only the person themselves may do this."),
        ("请由本人登录后办理。", "The person signs in and does it."),
    ),
    ReasonCode.OUT_OF_REACH: _told(
        (
            "这项操作由担任相应职务且管辖该人员的人办理。",
            "This is for those whose office reaches this person.",
        ),
        ("请联系人力资源专员或其部门负责人。", "Ask HR or the head of the person's unit."),
    ),
    ReasonCode.NOT_ITEMS_OWNER: _told(
        ("这一事项由其责任人办理，您不是责任人。", "This item is its owner's, and you are not."),
        ("请联系责任人；如需更换，请由人力资源专员调整。", "Ask the owner; HR may name another one."),
    ),
    ReasonCode.SCREENING_MISSING: _told(
        (
            "授予“{grade}”须先通过背景调查，该人员没有针对此等级的调查结论。",
            "“{grade}” asks for a screening, and this person has none for it.",
        ),
        ("请人力资源专员提出并完成背景调查后再授予。", "Let HR ask for one and finish it, then grant the clearance."),
    ),
    ReasonCode.SCREENING_OVER: _told(
        (
            "授予“{grade}”须有有效的背景调查，该人员的调查结论已过有效期。",
            "“{grade}” asks for a screening in force, and this person's has run out.",
        ),
        ("请人力资源专员重新办理背景调查。", "Let HR screen the person anew."),
    ),
    ReasonCode.SCREENING_FAILED: _told(
        (
            "授予“{grade}”须通过背景调查，该人员最近一次调查未通过。",
            "“{grade}” asks for a screening, and this person's last one was not passed.",
        ),
        (
            "请与人力资源专员核对结论；情况变化后可重新调查。",
            "Look at the finding with HR; the person may be screened again when things have changed.",
        ),
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
    Problem.ALREADY_HERE: _told(
        ("此人目前在职，不需要重新入职。", "The person is here, and cannot come back."),
        ("请刷新页面查看当前状态。", "Reload the page to see where they stand."),
    ),
    Problem.IDENTITY_TAKEN: _told(
        ("身份证号码已登记在另一名人员名下。", "The identity number belongs to another person."),
        ("请核对号码，并查一下此人是否已登记。", "Check the number, and whether the person is registered already."),
    ),
    Problem.IDENTITY_MALFORMED: _told(
        ("不是 18 位居民身份证号码。", "This is not a resident identity number of 18 characters."),
        (
            "请核对位数和出生日期；表格中请把这一列设为文本，否则末几位会变成 0。",
            "Check its length and the birthday in it; format the column as text, or a spreadsheet turns its end to 0.",
        ),
    ),
    Problem.IDENTITY_CHECK_DIGIT: _told(
        ("身份证号码的校验位不符，可能有一位写错。", "The check character does not fit: a digit is probably wrong."),
        ("请对照证件重新填写。", "Write it again from the card."),
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
    Problem.NO_SUCH_CASE: _told(("没有找到这项离职转岗办理。", "There is no such leaving case."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_ITEM: _told(("没有找到这一事项。", "There is no such item."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_DUTY: _told(("没有找到这项义务。", "There is no such duty."), _CHOOSE_AGAIN),
    Problem.CASE_UNDER_WAY: _told(
        ("该人员已有离职转岗在办理。", "A leaving case of this person is under way already."),
        ("请先办结或撤销。", "Close or cancel that one first."),
    ),
    Problem.CASE_OVER: _told(
        ("这项办理已办结或撤销。", "This case is closed or cancelled."), ("无需再办。", "There is nothing left to do.")
    ),
    Problem.CASE_NOT_CLOSED: _told(
        ("尚未办结，不能出具证明。", "The case is not closed, so there is no certificate yet."),
        ("请先完成或豁免全部事项并办结。", "Settle every item and close the case first."),
    ),
    Problem.WRONG_CASE_KIND: _told(
        ("办理类型与人员类别不符。", "This kind of case does not fit the person."),
        (
            "外部人员选“合作结束”，本公司人员选“离职”或“转岗”。",
            "For outsiders it is the end of cooperation, for the company's own people leaving or moving.",
        ),
    ),
    Problem.WRONG_NOTICE_MODE: _told(
        ("权限处理方式与办理类型不符。", "What becomes of access does not fit the kind of case."),
        (
            "转岗选“权限随岗位调整”，其他选立即停止或仅保留指定密件。",
            "When somebody moves, access follows; else it ends at once or is narrowed.",
        ),
    ),
    Problem.ANNOUNCED_LATER: _told(
        ("提出日期不能晚于今天或最后工作日。", "It was announced neither after today nor after the last day."),
        ("请核对日期。", "Check the dates."),
    ),
    Problem.NEW_PLACE_MISSING: _told(
        ("没有选择新部门。", "The new unit is missing."), ("转岗须选择新部门。", "Choose the unit the person moves to.")
    ),
    Problem.SUCCESSOR_UNFIT: _told(
        ("接收人须为其他在职的本公司人员。", "The successor is somebody else of the company who is present."),
        ("请另选接收人。", "Choose somebody else."),
    ),
    Problem.ITEM_OVER: _told(
        ("这一事项已办结。", "This item is settled already."), ("请刷新页面。", "Reload the page.")
    ),
    Problem.ITEM_OUTSTANDING: _told(
        ("还有 {count} 项未处理，不能办结。", "{count} are still outstanding."),
        ("请先处理完，再办结这一事项。", "See to them first, then settle the item."),
    ),
    Problem.ITEM_OWNER_WRONG: _told(
        ("责任人须为一个职务，或一名在职的本公司人员。", "The owner is an office, or a person of the company."),
        ("请选择其中之一。", "Choose one of the two."),
    ),
    Problem.NOTE_MISSING: _told(
        ("没有填写说明。", "The note is missing."), ("请写明办理结果或理由。", "Say what came of it, or why.")
    ),
    Problem.ITEMS_OPEN: _told(
        ("还有 {count} 个事项未办结。", "{count} items are still open."),
        ("请完成，或由保密专员说明理由后豁免。", "Settle them, or let the officer waive them with a reason."),
    ),
    Problem.BEFORE_LAST_DAY: _told(
        ("最后工作日 {day} 未到，不能办结。", "The last day, {day}, has not come."),
        ("请在最后工作日当天或之后办结。", "Close the case on that day or after it."),
    ),
    Problem.UNDERTAKING_MISSING: _told(
        ("尚未出具离职保密承诺。", "The exit undertaking has not been drawn up."),
        ("请先出具，再由本人确认。", "Draw it up first."),
    ),
    Problem.UNDERTAKING_OVER: _told(
        ("离职保密承诺已确认或已登记拒签。", "The exit undertaking is confirmed or refused already."),
        ("不能再更改。", "It changes no more."),
    ),
    Problem.UNDERTAKING_CHANGED: _told(
        ("附件已重新出具，与您看到的不同。", "The annex was drawn up anew and is not the one you saw."),
        ("请重新查看后再确认。", "Read the new one, then confirm."),
    ),
    Problem.WITNESS_UNFIT: _told(
        (
            "见证人须为经办人和离职人员以外的在职人员。",
            "The witness is present, and neither the leaver nor who records it.",
        ),
        ("请另选见证人。", "Choose somebody else."),
    ),
    Problem.DUTY_END_WRONG: _told(
        ("终止条件与日期不符。", "The end of the duty does not fit its day."),
        (
            "按日期终止的须填写日期，其他的不填；竞业限制只能按日期终止。",
            "A day is given where the duty ends on one, and only there; a non-compete ends on a day.",
        ),
    ),
    Problem.NON_COMPETE_TOO_LONG: _told(
        (
            "竞业限制最长 {months} 个月，超出部分无效（劳动合同法第二十四条）。",
            "A non-compete lasts {months} months at most; beyond that it is void (Labour Contract Law, art. 24).",
        ),
        ("请缩短期限。", "Choose an earlier day."),
    ),
    Problem.DUTY_OVER: _told(("这项义务已终止。", "This duty has ended."), ("无需再办。", "There is nothing to do.")),
    Problem.NO_SUCH_SCREENING: _told(("没有找到这项背景调查。", "There is no such screening."), _CHOOSE_AGAIN),
    Problem.NO_SUCH_CHECK: _told(("没有找到这个调查项目。", "There is no such kind of check."), _CHOOSE_AGAIN),
    Problem.REASON_MISSING: _told(
        ("没有填写事由。", "The reason is missing."), ("请写明原因后再提交。", "Say why, and try again.")
    ),
    Problem.SCREENING_UNDER_WAY: _told(
        ("该人员已有一项背景调查在办理。", "A screening of this person is under way already."),
        ("请在该项调查中继续办理。", "Go on with that one."),
    ),
    Problem.SCREENING_DECIDED: _told(
        ("这项背景调查已有结论，不能再改动。", "This screening is decided and changes no more."),
        ("如情况有变，请重新提出背景调查。", "Ask for another one when things have changed."),
    ),
    Problem.CONSENT_MISSING: _told(
        ("“{check}”涉及敏感个人信息，本人尚未同意。", "“{check}” needs the person's consent, and there is none."),
        (
            "请先取得本人同意：本人登录后确认，或登记其签署的书面同意。",
            "Get the consent first: the person gives it here, or you enter the one signed on paper.",
        ),
    ),
    Problem.CONSENT_GIVEN: _told(
        ("本人已经同意，仍然有效。", "The consent stands already."), ("无需重复办理。", "There is nothing to do.")
    ),
    Problem.CHECK_IN_FUTURE: _told(
        ("日期晚于今天。", "The day lies in the future."), ("请填写实际发生的日期。", "Give the day it really was.")
    ),
    Problem.NO_CHECK_YET: _told(
        ("还没有登记任何调查结果。", "No check has been recorded yet."),
        ("请先登记至少一项调查结果，再作结论。", "Record at least one before you decide."),
    ),
    Problem.VALIDITY_MISSING: _told(
        ("没有填写有效期。", "The day until which it is valid is missing."),
        ("通过的结论须写明有效期。", "A screening that is passed needs one."),
    ),
    Problem.VALIDITY_UNWANTED: _told(
        ("未通过的结论没有有效期。", "A screening that is not passed has no validity."),
        ("请清空有效期。", "Leave the day empty."),
    ),
    Problem.CONDITIONS_MISSING: _told(
        ("没有填写附加条件。", "The conditions are missing."),
        ("有条件通过时，请写明条件。", "Say under which conditions it is passed."),
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
        (
            "文件既不是 CSV 文本，也不是未加密的 XLSX 工作簿。",
            "The file is neither CSV text nor an XLSX workbook without a password.",
        ),
        (
            "请在表格软件中去掉密码，另存为 XLSX 或“CSV UTF-8（逗号分隔）”后重新选择。",
            "Save it as XLSX without a password, or as “CSV UTF-8”, and choose it again.",
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
    ImportProblem.WORKBOOK_BROKEN: _told(
        ("这个工作簿打不开，可能已损坏。", "The workbook cannot be read; it may be damaged."),
        (
            "请在表格软件中打开它，另存为新的 XLSX 文件后重新选择。",
            "Open it in a spreadsheet, save it as a new XLSX file, and choose that.",
        ),
    ),
    ImportProblem.WORKBOOK_BOMB: _told(
        (
            "这个工作簿解开后超过 {limit} MiB，未予读取。",
            "Unpacked, the workbook has more than {limit} MiB; it was not read.",
        ),
        ("请只保留人员名单这一张表，另存后重新选择。", "Keep only the sheet with the people and save it anew."),
    ),
    ImportProblem.COMPUTED: _told(
        ("这一行含有公式或错误值。", "The line holds a formula or an error value."),
        ("请复制整列，选择“粘贴为数值”后保存。", "Copy the column and paste it as values, then save."),
    ),
    ImportProblem.IDENTITY_TWICE: _told(
        ("身份证号码与第 {line} 行重复。", "The identity number is that of line {line} too."),
        ("请核对后只保留一行。", "Check both and keep one."),
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
