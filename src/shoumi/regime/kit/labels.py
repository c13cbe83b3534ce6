"""The words of the kit's vocabularies."""

from shoumi.regime.kit.holdings import Ground
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
    Ground.CONTRACT: LocalizedText(
        zh="订立、履行合同或实施人力资源管理所必需（个人信息保护法第十三条第一款第二项）",
        en="Needed for the contract or for managing staff (PIPL art. 13(1)(2))",
    ),
    Ground.CONSENT: LocalizedText(
        zh="本人同意，敏感个人信息另行单独同意（个人信息保护法第十三条第一款第一项、第二十九条）",
        en="Consent, a separate one for what is sensitive (PIPL arts. 13(1)(1), 29)",
    ),
    Ground.DUTY: LocalizedText(
        zh="履行法定职责或法定义务所必需（个人信息保护法第十三条第一款第三项）",
        en="Needed for a duty by law (PIPL art. 13(1)(3))",
    ),
}
