"""The words of the kit's vocabularies."""

from shoumi.regime.kit.slots import Menu
from shoumi.regime.kit.words import LocalizedText

LABELS = {
    Menu.DOCUMENTS: LocalizedText(zh="密件管理", en="Secrets"),
    Menu.PEOPLE: LocalizedText(zh="人员管理", en="People"),
    Menu.PREMISES: LocalizedText(zh="场所与设备", en="Premises and devices"),
    Menu.MONITORING: LocalizedText(zh="监测处置", en="Watch and respond"),
    Menu.GOVERNANCE: LocalizedText(zh="制度与检查", en="Policies and inspections"),
    Menu.EVIDENCE: LocalizedText(zh="存证与审计", en="Evidence and audit"),
    Menu.OPERATIONS: LocalizedText(zh="系统运维", en="Operations"),
    Menu.ACCOUNT: LocalizedText(zh="我的账号", en="My account"),
}
