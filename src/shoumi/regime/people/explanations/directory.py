"""What is wrong with a change of the directory, and what to do about it."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation
from shoumi.regime.people.explanations.telling import CHOOSE_AGAIN, SHORTEN, told
from shoumi.regime.people.vocabulary import Problem

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.NO_SUCH_PERSON: told(
        ("没有找到这名人员，或者您无权查看。", "There is no such person, or you may not see them."),
        ("请核对姓名或邮箱。", "Check the name or address."),
    ),
    Problem.NO_SUCH_UNIT: told(("没有找到这个部门。", "There is no such unit."), CHOOSE_AGAIN),
    Problem.NO_SUCH_POSITION: told(("没有找到这个岗位。", "There is no such position."), CHOOSE_AGAIN),
    Problem.NO_SUCH_BODY: told(("没有找到这个保密组织。", "There is no such body."), CHOOSE_AGAIN),
    Problem.NO_SUCH_GRADE: told(("没有找到这个涉密等级。", "There is no such grade of clearance."), CHOOSE_AGAIN),
    Problem.NO_SUCH_FACT: told(
        ("这条记录已变更或已失效。", "This entry has changed or ended meanwhile."),
        ("请刷新页面，查看最新情况后再操作。", "Reload the page and look at the present state."),
    ),
    Problem.EMAIL_TAKEN: told(
        ("邮箱 {email} 已登记在另一名人员名下。", "The address {email} belongs to another person."),
        (
            "请核对邮箱；如为同一人，请在其人员页面变更。",
            "Check the address; if it is the same person, change their entry.",
        ),
    ),
    Problem.STAFF_NUMBER_TAKEN: told(
        ("工号 {number} 已登记在另一名人员名下。", "The staff number {number} belongs to another person."),
        ("请核对工号。", "Check the number."),
    ),
    Problem.ALREADY_HERE: told(
        ("此人目前在职，不需要重新入职。", "The person is here, and cannot come back."),
        ("请刷新页面查看当前状态。", "Reload the page to see where they stand."),
    ),
    Problem.IDENTITY_TAKEN: told(
        ("身份证号码已登记在另一名人员名下。", "The identity number belongs to another person."),
        ("请核对号码，并查一下此人是否已登记。", "Check the number, and whether the person is registered already."),
    ),
    Problem.IDENTITY_MALFORMED: told(
        ("不是 18 位居民身份证号码。", "This is not a resident identity number of 18 characters."),
        (
            "请核对位数和出生日期；表格中请把这一列设为文本，否则末几位会变成 0。",
            "Check its length and the birthday in it; format the column as text, or a spreadsheet turns its end to 0.",
        ),
    ),
    Problem.IDENTITY_CHECK_DIGIT: told(
        ("身份证号码的校验位不符，可能有一位写错。", "The check character does not fit: a digit is probably wrong."),
        ("请对照证件重新填写。", "Write it again from the card."),
    ),
    Problem.CODE_TAKEN: told(
        ("代码 {code} 已被使用。", "The code {code} is taken."), ("请换一个代码。", "Choose another code.")
    ),
    Problem.NAME_TAKEN: told(
        ("名称“{name}”已被使用。", "The name “{name}” is taken."), ("请换一个名称。", "Choose another name.")
    ),
    Problem.NAME_MISSING: told(("没有填写名称或姓名。", "The name is missing."), ("请填写。", "Fill it in.")),
    Problem.CODE_MISSING: told(("没有填写代码。", "The code is missing."), ("请填写。", "Fill it in.")),
    Problem.TOO_LONG: told(("内容超过 {limit} 个字符。", "This is longer than {limit} characters."), SHORTEN),
    Problem.UNPRINTABLE: told(
        ("内容含有不可见的控制字符。", "This holds characters that cannot be seen."),
        ("请删除后重新输入，不要直接粘贴。", "Remove them; type the text instead of pasting it."),
    ),
    Problem.EMAIL_MISSING: told(
        ("该人员没有登记邮箱。", "This person has no e-mail address."),
        ("请先登记邮箱，再开立账号。", "Enter the address first, then open the account."),
    ),
    Problem.EMAIL_MALFORMED: told(
        ("邮箱格式不正确。", "This is not an e-mail address."),
        ("请按“用户名@域名”的格式填写。", "Write it as name@domain."),
    ),
    Problem.ORGANISATION_MISSING: told(
        ("外部人员没有填写所属单位。", "The organisation of an outsider is missing."),
        ("请填写其所在的公司或机构。", "Fill in the company or institution they come from."),
    ),
    Problem.ORGANISATION_UNWANTED: told(
        ("本公司人员不应填写外部单位。", "The company's own people come from no other organisation."),
        ("请清空所属单位，或改选外部人员类别。", "Empty the organisation, or choose a kind of outsider."),
    ),
    Problem.CONTACT_OUTSIDE: told(
        ("对接人必须是本公司在职人员。", "Who answers for an outsider must be present in the company."),
        ("请另选对接人。", "Choose somebody else."),
    ),
    Problem.SPAN_BACKWARDS: told(
        ("结束日期早于开始日期。", "The end lies before the beginning."), ("请核对日期。", "Check the dates.")
    ),
    Problem.SPAN_OVER: told(
        ("结束日期已过。", "The end has already passed."), ("请填写今天或以后的日期。", "Choose today or later.")
    ),
    Problem.DAY_TOO_FAR: told(
        ("日期与今天相差超过 {years} 年。", "A day lies more than {years} years from today."),
        ("请核对年份。", "Check the year."),
    ),
    Problem.ALREADY_HELD: told(
        ("同一时间已有相同的记录。", "The same already holds at that time."),
        ("请先结束原有记录，或更改日期。", "End the earlier entry first, or change the dates."),
    ),
    Problem.NOT_PRESENT: told(
        ("该人员目前不在职。", "This person is not present."), ("请核对人员的在职状态。", "Check the person's state.")
    ),
    Problem.OUTSIDER: told(
        ("外部人员不能担任公司职务，也不能编入部门。", "An outsider holds no office and works in no unit."),
        ("请选择本公司人员。", "Choose somebody of the company."),
    ),
    Problem.WRONG_PLACE: told(
        ("“{office}”不能在所选部门或组织中任命。", "“{office}” is not held in that unit or body."),
        ("请按职务选择对应的部门或组织。", "Choose the unit or body the office belongs to."),
    ),
    Problem.OWN_DEPUTY: told(
        ("不能代理本人的职务。", "Nobody is their own deputy."), ("请选择其他人员。", "Choose somebody else.")
    ),
    Problem.DEPUTISED_WITHOUT_OFFICE: told(
        ("被代理人并未在此担任该职务。", "The person to be deputised does not hold this office there."),
        ("请核对被代理人和职务。", "Check the person and the office."),
    ),
    Problem.GROUND_MISSING: told(
        ("没有填写授予依据。", "The ground is missing."),
        ("请写明该人员因何工作需要接触商业秘密。", "Say what work needs this person to know of secrets."),
    ),
    Problem.UNIT_CIRCLE: told(
        ("部门不能隶属于自身或其下级部门。", "A unit cannot lie within itself or a unit under it."),
        ("请另选上级部门。", "Choose another place for it."),
    ),
    Problem.PARENT_MISSING: told(
        ("除公司外，每个部门都要有上级部门。", "Every unit but the company stands under another."),
        ("请选择上级部门。", "Choose the unit it stands under."),
    ),
    Problem.PARENT_UNWANTED: told(
        ("公司是最上级，不隶属于任何部门。", "The company stands under nothing."),
        ("请清空上级部门。", "Leave the place empty."),
    ),
    Problem.ROOT_MOVED: told(
        ("公司是最上级，不能调整隶属。", "The company stands under nothing and cannot be moved."),
        ("请选择要调整的下级部门。", "Choose one of its units."),
    ),
    Problem.SECOND_ROOT: told(
        ("公司已经建立。", "The company is there already."),
        ("请在公司之下新设部门、子公司或分支机构。", "Create a unit, subsidiary or branch under it."),
    ),
    Problem.RANK_OUT_OF_RANGE: told(
        (
            "等级序号必须是 1 到 {most} 的整数，且不得重复。",
            "The rank must be a whole number from 1 to {most}, and unused.",
        ),
        ("请换一个序号。", "Choose another rank."),
    ),
}
