"""The items of leaving that people contribute: their own, and those no part can measure yet (P07)."""

from shoumi.regime.accounts import queries as accounts
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.contributions import LEAVING_ITEMS, Leaver, LeavingItem
from shoumi.regime.people.queries import leaving, standing
from shoumi.regime.people.rules.offices import UNIT_OFFICES
from shoumi.regime.people.vocabulary import CaseKind, Office, UndertakingState

GOING = frozenset({CaseKind.LEAVING, CaseKind.END_OF_COOPERATION})
EVERYBODY = frozenset(CaseKind)
INSIDE = frozenset({CaseKind.LEAVING})
MOVING = frozenset({CaseKind.MOVING})


def _live_access(leaver: Leaver) -> int:
    return accounts.live_access(leaver.person)


def _undertaking(leaver: Leaver) -> int:
    state = leaving.undertaking_state(leaver.case)
    return 0 if state in {UndertakingState.CONFIRMED, UndertakingState.REFUSED} else 1


def _old_offices(leaver: Leaver) -> int:
    return standing.offices_elsewhere(leaver.person, UNIT_OFFICES)


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh, en)


ITEMS = (
    LeavingItem(
        name="people.copies",
        label=_both("交回密件副本与打印件", "Copies and print-outs handed back"),
        hint=_both("逐份清点，交部门保密员。", "Counted one by one and given to the unit officer."),
        kinds=EVERYBODY,
        office=Office.HEAD,
        order=20,
    ),
    LeavingItem(
        name="people.devices",
        label=_both("交回办公设备", "Devices handed back"),
        hint=_both("电脑、手机、测试设备等。", "Computers, telephones, test devices."),
        kinds=GOING,
        office=Office.IT,
        order=30,
    ),
    LeavingItem(
        name="people.media",
        label=_both("交回移动存储介质", "Storage media handed back"),
        hint=_both("移动硬盘、U 盘、存储卡等。", "Disks, sticks, cards."),
        kinds=EVERYBODY,
        office=Office.IT,
        order=40,
    ),
    LeavingItem(
        name="people.keys",
        label=_both("交回门禁卡、钥匙与证件", "Keys, cards and badges handed back"),
        hint=_both("包括机柜、保密柜钥匙。", "Those of cabinets and racks, too."),
        kinds=GOING,
        office=Office.FRONT_DESK,
        order=50,
    ),
    LeavingItem(
        name="people.own_devices",
        label=_both("个人设备清理声明", "Statement on private devices"),
        hint=_both(
            "本人声明个人设备、网盘、邮箱中不再留有公司资料。",
            "The person states that no material is left on private devices, drives and mailboxes.",
        ),
        kinds=GOING,
        office=Office.IT,
        note_needed=True,
        order=60,
    ),
    LeavingItem(
        name="people.offices",
        label=_both("免去原部门职务", "Offices of the former unit ended"),
        hint=_both("由安全保密管理员在人员页面免去。", "The security administrator ends them on the person's page."),
        kinds=MOVING,
        office=Office.HR,
        measure=_old_offices,
        order=70,
    ),
    LeavingItem(
        name="people.clearance",
        label=_both("核对涉密等级与新岗位是否相符", "Clearance compared with the new position"),
        hint=_both("不符的，请安全保密管理员调整。", "Where it differs, the security administrator changes it."),
        kinds=MOVING,
        office=Office.OFFICER,
        note_needed=True,
        order=80,
    ),
    LeavingItem(
        name="people.interview",
        label=_both("离职面谈", "Exit interview"),
        hint=_both("提醒保密义务，了解去向。", "The duty of confidence is explained, and where they go is asked."),
        kinds=GOING,
        office=Office.HR,
        note_needed=True,
        order=90,
    ),
    LeavingItem(
        name="people.non_compete",
        label=_both("竞业限制决定", "Decision on a non-compete"),
        hint=_both(
            "是否启用、期限与补偿；仅限接触核心秘密的人员。",
            "Whether it is used, for how long and at what pay; only for those who knew core secrets.",
        ),
        kinds=INSIDE,
        office=Office.HR,
        note_needed=True,
        order=100,
    ),
    LeavingItem(
        name="people.undertaking",
        label=_both("离职保密承诺", "Exit undertaking"),
        hint=_both(
            "附本人实际查阅清单，由本人登录确认；拒签须有见证人。",
            "With the list of what was really opened; confirmed by the leaver here, or refused before a witness.",
        ),
        kinds=GOING,
        office=Office.HR,
        measure=_undertaking,
        by_itself=True,
        order=110,
    ),
    LeavingItem(
        name="people.accounts",
        label=_both("停用账号与令牌", "Account and tokens ended"),
        hint=_both(
            "本人确认承诺后，由系统管理员停用。",
            "The system administrator suspends the account once the undertaking is confirmed.",
        ),
        kinds=GOING,
        office=Office.IT,
        days=1,
        measure=_live_access,
        order=120,
    ),
)


def contribute() -> None:
    """Put the items into their slot; called once, while Django starts."""
    for item in ITEMS:
        LEAVING_ITEMS.add(item)
