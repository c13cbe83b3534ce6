"""The words of people in both languages."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation, LocalizedText
from shoumi.regime.people.vocabulary import (
    BodyKind,
    Cures,
    Event,
    GateCode,
    Kind,
    Language,
    Office,
    Permission,
    Problem,
    ReasonCode,
    State,
    SubjectKind,
    UnitKind,
)


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


LABELS: dict[StrEnum, LocalizedText] = {
    SubjectKind.DIRECTORY: _both("人员名册", "Directory"),
    SubjectKind.PERSON: _both("人员", "Person"),
    SubjectKind.UNIT: _both("部门", "Unit"),
    Kind.EMPLOYEE: _both("正式员工", "Employee"),
    Kind.PART_TIME: _both("兼职人员", "Part-time"),
    Kind.TEMPORARY: _both("临时人员", "Temporary"),
    Kind.SECONDED: _both("借调人员", "Seconded"),
    Kind.INTERN: _both("实习生", "Intern"),
    Kind.CONTRACTOR: _both("外包人员", "Contractor"),
    Kind.PARTNER: _both("合作方人员", "Partner"),
    Kind.CONSULTANT: _both("顾问", "Consultant"),
    Kind.SUPPLIER: _both("供应商人员", "Supplier"),
    Kind.CLIENT: _both("客户人员", "Client"),
    State.EXPECTED: _both("待入职", "Expected"),
    State.PRESENT: _both("在职", "Present"),
    State.LEAVING: _both("离职办理中", "Leaving"),
    State.LEFT: _both("已离职", "Left"),
    Language.CHINESE: _both("简体中文", "Chinese"),
    Language.ENGLISH: _both("英文", "English"),
    UnitKind.COMPANY: _both("公司", "Company"),
    UnitKind.SUBSIDIARY: _both("子公司", "Subsidiary"),
    UnitKind.BRANCH: _both("分支机构", "Branch"),
    UnitKind.DEPARTMENT: _both("部门", "Department"),
    BodyKind.BOARD: _both("董事会", "Board"),
    BodyKind.COMMITTEE: _both("保密委员会", "Confidentiality committee"),
    BodyKind.OFFICE: _both("保密办公室", "Confidentiality office"),
    BodyKind.SUPERVISION: _both("监督部门", "Supervisory department"),
    Office.PRESIDENT: _both("总经理", "President"),
    Office.BOARD: _both("董事", "Board member"),
    Office.COMMITTEE_MEMBER: _both("保密委员会委员", "Committee member"),
    Office.OFFICER: _both("保密专员", "Confidentiality officer"),
    Office.SUPERVISOR: _both("保密监督员", "Supervisor"),
    Office.CLASSIFIER: _both("定密审批人", "Classifier"),
    Office.HEAD: _both("部门负责人", "Head"),
    Office.DEPUTY_HEAD: _both("部门副职", "Deputy head"),
    Office.UNIT_OFFICER: _both("部门保密员", "Unit officer"),
    Office.HR: _both("人力资源专员", "HR"),
    Office.IT: _both("信息安全专员", "IT security"),
    Office.FRONT_DESK: _both("前台", "Front desk"),
    Permission.EXPORT: _both("导出名册", "Export the directory"),
    Permission.IMPORT: _both("导入人员", "Import people"),
    Permission.REGISTER: _both("登记人员", "Register a person"),
    Permission.CHANGE: _both("变更人员信息", "Change a person's entry"),
    Permission.PLACE: _both("编入部门", "Place in a unit"),
    Permission.REMOVE: _both("移出部门", "Take out of a unit"),
    Permission.BEGIN_LEAVING: _both("启动离职办理", "Begin leaving"),
    Permission.FINISH_LEAVING: _both("办结离职", "Finish leaving"),
    Permission.APPOINT: _both("任命职务", "Appoint to an office"),
    Permission.END_APPOINTMENT: _both("免去职务", "End an appointment"),
    Permission.GRANT_CLEARANCE: _both("授予涉密等级", "Grant clearance"),
    Permission.WITHDRAW_CLEARANCE: _both("取消涉密等级", "Withdraw clearance"),
    Permission.CREATE_UNIT: _both("新设部门", "Create a unit"),
    Permission.MOVE_UNIT: _both("调整部门隶属", "Move a unit"),
    Permission.CREATE_POSITION: _both("新设岗位", "Create a position"),
    Permission.CREATE_BODY: _both("新设保密组织", "Create a body"),
    Permission.CREATE_GRADE: _both("新设涉密等级", "Create a grade of clearance"),
    Event.REGISTERED: _both("登记人员", "Person registered"),
    Event.CHANGED: _both("变更人员信息", "Person's entry changed"),
    Event.PLACED: _both("编入部门", "Placed in a unit"),
    Event.REMOVED: _both("移出部门", "Taken out of a unit"),
    Event.LEAVING_BEGUN: _both("启动离职办理", "Leaving begun"),
    Event.LEFT: _both("办结离职", "Left"),
    Event.APPOINTED: _both("任命职务", "Appointed to an office"),
    Event.APPOINTMENT_ENDED: _both("免去职务", "Appointment ended"),
    Event.CLEARANCE_GRANTED: _both("授予涉密等级", "Clearance granted"),
    Event.CLEARANCE_WITHDRAWN: _both("取消涉密等级", "Clearance withdrawn"),
    Event.UNIT_CREATED: _both("新设部门", "Unit created"),
    Event.UNIT_MOVED: _both("调整部门隶属", "Unit moved"),
    Event.POSITION_CREATED: _both("新设岗位", "Position created"),
    Event.BODY_CREATED: _both("新设保密组织", "Body created"),
    Event.GRADE_CREATED: _both("新设涉密等级", "Grade of clearance created"),
    Event.EXPORTED: _both("导出名册", "Directory exported"),
    Event.IMPORT_BEGUN: _both("开始导入人员", "Import begun"),
    Event.IMPORT_FINISHED: _both("完成导入人员", "Import finished"),
    Event.IMPORT_REJECTED: _both("退回导入文件", "Import file rejected"),
    GateCode.PRESENT: _both("本人在职", "Is present"),
    GateCode.HOLDS_OFFICE: _both("担任相应职务", "Holds the office"),
    GateCode.NOT_ONESELF: _both("不得为本人办理", "Not for oneself"),
    Cures.SEE_OWN_PAGE: _both("查看我的离职办理", "See how my leaving stands"),
    Cures.SEE_WHO_HOLDS: _both("查看由谁负责", "See who is in charge"),
}


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(_both(*what), _both(*cure))


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
        ("不得为本人授予职务或涉密等级。", "Nobody may give themselves an office or a clearance."),
        ("请由另一位安全保密管理员办理。", "Ask another security administrator."),
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
}
