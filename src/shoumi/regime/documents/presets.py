"""The presets a company starts from: four level schemes (S02) and the catalogue of kinds (S01); data, to be changed.

The marks follow the naming rule: 绝密, 机密 and 秘密 are names of state secrets, so a printed mark always begins with
商业秘密, and the scheme that uses those names warns once when it is chosen.
"""

from dataclasses import dataclass

from shoumi.regime.documents.vocabulary import Category
from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, kw_only=True)
class PresetLevel:
    """A level of a preset, with how its documents are handled."""

    code: str
    name: LocalizedText
    mark: LocalizedText
    rank: int
    color: str
    clearance: int = 0
    fresh_minutes: int = 0
    text_layer: bool = True
    excerpt_characters: int = 300
    title_sealed: bool = False
    years: int = 5


@dataclass(frozen=True, kw_only=True)
class PresetScheme:
    """A level scheme to start from."""

    code: str
    name: LocalizedText
    levels: tuple[PresetLevel, ...]
    state_names: bool = False
    """Whether it uses names that state secrets law reserves: choosing it shows a warning once."""
    recommended: bool = False


@dataclass(frozen=True, kw_only=True)
class PresetKind:
    """A kind of secret to start from."""

    code: str
    category: Category
    name: LocalizedText
    examples: LocalizedText
    need_to_know: LocalizedText
    rank: int
    years: int = 5


def _text(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh, en)


SCHEMES = (
    PresetScheme(
        code="commercial",
        name=_text("核心商密 / 普通商密 / 内部 / 公开", "Core / Ordinary / Internal / Public"),
        recommended=True,
        levels=(
            PresetLevel(
                code="core",
                name=_text("核心商密", "Core secret"),
                mark=_text("商业秘密·核心", "TRADE SECRET · CORE"),
                rank=3,
                color="red",
                clearance=3,
                fresh_minutes=15,
                text_layer=False,
                excerpt_characters=0,
                title_sealed=True,
                years=10,
            ),
            PresetLevel(
                code="ordinary",
                name=_text("普通商密", "Ordinary secret"),
                mark=_text("商业秘密·普通", "TRADE SECRET · ORDINARY"),
                rank=2,
                color="orange",
                clearance=1,
            ),
            PresetLevel(
                code="internal",
                name=_text("内部", "Internal"),
                mark=_text("内部资料", "INTERNAL"),
                rank=1,
                color="blue",
            ),
            PresetLevel(
                code="public", name=_text("公开", "Public"), mark=_text("公开资料", "PUBLIC"), rank=0, color="green"
            ),
        ),
    ),
    PresetScheme(
        code="three-tier",
        name=_text("绝密 / 机密 / 秘密 / 内部 / 公开", "Top secret / Secret / Confidential / Internal / Public"),
        state_names=True,
        levels=(
            PresetLevel(
                code="top-secret",
                name=_text("绝密", "Top secret"),
                mark=_text("商业秘密·绝密", "TRADE SECRET · TOP SECRET"),
                rank=4,
                color="red",
                clearance=3,
                fresh_minutes=15,
                text_layer=False,
                excerpt_characters=0,
                title_sealed=True,
                years=10,
            ),
            PresetLevel(
                code="secret",
                name=_text("机密", "Secret"),
                mark=_text("商业秘密·机密", "TRADE SECRET · SECRET"),
                rank=3,
                color="orange",
                clearance=2,
                fresh_minutes=30,
            ),
            PresetLevel(
                code="confidential",
                name=_text("秘密", "Confidential"),
                mark=_text("商业秘密·秘密", "TRADE SECRET · CONFIDENTIAL"),
                rank=2,
                color="amber",
                clearance=1,
            ),
            PresetLevel(
                code="three-internal",
                name=_text("内部", "Internal"),
                mark=_text("内部资料", "INTERNAL"),
                rank=1,
                color="blue",
            ),
            PresetLevel(
                code="three-public",
                name=_text("公开", "Public"),
                mark=_text("公开资料", "PUBLIC"),
                rank=0,
                color="green",
            ),
        ),
    ),
    PresetScheme(
        code="general",
        name=_text("保密 / 内部 / 一般", "Confidential / Internal / General"),
        levels=(
            PresetLevel(
                code="kept",
                name=_text("保密", "Confidential"),
                mark=_text("商业秘密·保密", "TRADE SECRET · CONFIDENTIAL"),
                rank=2,
                color="red",
                clearance=2,
                fresh_minutes=30,
            ),
            PresetLevel(
                code="general-internal",
                name=_text("内部", "Internal"),
                mark=_text("内部资料", "INTERNAL"),
                rank=1,
                color="blue",
            ),
            PresetLevel(
                code="general-open",
                name=_text("一般", "General"),
                mark=_text("一般资料", "GENERAL"),
                rank=0,
                color="green",
            ),
        ),
    ),
    PresetScheme(
        code="data",
        name=_text("受限 / 机密 / 内部 / 公开", "Restricted / Secret / Internal / Public"),
        state_names=True,
        levels=(
            PresetLevel(
                code="restricted",
                name=_text("受限", "Restricted"),
                mark=_text("商业秘密·受限", "TRADE SECRET · RESTRICTED"),
                rank=3,
                color="red",
                clearance=3,
                fresh_minutes=15,
                text_layer=False,
                excerpt_characters=0,
                title_sealed=True,
                years=10,
            ),
            PresetLevel(
                code="data-secret",
                name=_text("机密", "Secret"),
                mark=_text("商业秘密·机密", "TRADE SECRET · SECRET"),
                rank=2,
                color="orange",
                clearance=2,
            ),
            PresetLevel(
                code="data-internal",
                name=_text("内部", "Internal"),
                mark=_text("内部资料", "INTERNAL"),
                rank=1,
                color="blue",
            ),
            PresetLevel(
                code="data-public",
                name=_text("公开", "Public"),
                mark=_text("公开资料", "PUBLIC"),
                rank=0,
                color="green",
            ),
        ),
    ),
)


def _kind(  # noqa: PLR0917 - one line of a table
    code: str, category: Category, names: tuple[str, str], examples: tuple[str, str], who: tuple[str, str], rank: int
) -> PresetKind:
    return PresetKind(
        code=code,
        category=category,
        name=_text(*names),
        examples=_text(*examples),
        need_to_know=_text(*who),
        rank=rank,
    )


_TEAM = ("项目组成员及主管", "The project team and its head")
_HEADS = ("公司领导及相关部门负责人", "Company leaders and the heads concerned")
_DEPARTMENT = ("经办人及部门负责人", "Whoever handles it and the department head")

KINDS = (
    _kind(
        "source-code",
        Category.TECHNICAL,
        ("源代码", "Source code"),
        ("产品源程序、构建脚本、私有库", "Product sources, build scripts, private libraries"),
        _TEAM,
        3,
    ),
    _kind(
        "object-code",
        Category.TECHNICAL,
        ("目标代码", "Object code"),
        ("未发布的安装包、固件", "Unreleased packages, firmware"),
        _TEAM,
        2,
    ),
    _kind(
        "algorithm",
        Category.TECHNICAL,
        ("算法与模型", "Algorithms and models"),
        ("核心算法、模型权重、训练方法", "Core algorithms, model weights, training methods"),
        _TEAM,
        3,
    ),
    _kind(
        "design",
        Category.TECHNICAL,
        ("设计文档", "Designs"),
        ("架构、接口、数据库设计", "Architecture, interfaces, database design"),
        _TEAM,
        2,
    ),
    _kind(
        "test-data",
        Category.TECHNICAL,
        ("测试数据", "Test data"),
        ("测试用例、缺陷记录、性能数据", "Test cases, defects, performance figures"),
        _TEAM,
        1,
    ),
    _kind(
        "rd-plan",
        Category.TECHNICAL,
        ("研发计划", "R&D plans"),
        ("立项报告、路线图、技术预研", "Project proposals, roadmaps, studies"),
        _HEADS,
        2,
    ),
    _kind(
        "strategy",
        Category.BUSINESS,
        ("经营战略", "Strategy"),
        ("战略规划、并购意向", "Strategic plans, acquisition intents"),
        _HEADS,
        3,
    ),
    _kind(
        "business-plan",
        Category.BUSINESS,
        ("经营计划", "Business plans"),
        ("年度计划、预算方案", "Annual plans, budgets"),
        _HEADS,
        2,
    ),
    _kind(
        "market",
        Category.BUSINESS,
        ("市场信息", "Market information"),
        ("市场调研、定价策略", "Market research, pricing"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "customer",
        Category.BUSINESS,
        ("客户信息", "Customer information"),
        ("客户名单、联系人、需求", "Customer lists, contacts, needs"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "transaction",
        Category.BUSINESS,
        ("交易信息", "Transactions"),
        ("报价、成本、成交条件", "Quotes, costs, terms"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "partner",
        Category.BUSINESS,
        ("合作伙伴信息", "Partners"),
        ("合作方案、分成条件", "Cooperation plans, revenue shares"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "supplier",
        Category.BUSINESS,
        ("供应商信息", "Suppliers"),
        ("采购价格、供货条件", "Purchase prices, supply terms"),
        _DEPARTMENT,
        1,
    ),
    _kind(
        "contract",
        Category.BUSINESS,
        ("合同", "Contracts"),
        ("合同文本及其附件", "Contracts and their annexes"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "bid",
        Category.BUSINESS,
        ("招投标", "Bids"),
        ("标底、投标文件、评标资料", "Floor prices, bids, evaluations"),
        _TEAM,
        3,
    ),
    _kind(
        "management",
        Category.INTERNAL,
        ("管理资料", "Management"),
        ("内部制度、流程、经验总结", "Internal rules, processes, lessons"),
        _DEPARTMENT,
        1,
    ),
    _kind(
        "hr",
        Category.INTERNAL,
        ("人事资料", "Personnel"),
        ("人事档案、考核、编制", "Personnel files, appraisals, headcount"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "payroll",
        Category.INTERNAL,
        ("薪酬资料", "Payroll"),
        ("工资、奖金、股权激励", "Pay, bonuses, equity"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "finance",
        Category.INTERNAL,
        ("财务资料", "Finance"),
        ("报表、预算、资金", "Statements, budgets, funds"),
        _DEPARTMENT,
        2,
    ),
    _kind(
        "audit",
        Category.INTERNAL,
        ("审计资料", "Audit"),
        ("审计底稿、整改情况", "Working papers, rectification"),
        _HEADS,
        2,
    ),
    _kind(
        "minutes",
        Category.INTERNAL,
        ("会议纪要", "Minutes"),
        ("领导层会议记录、纪要", "Minutes of leadership meetings"),
        _HEADS,
        2,
    ),
    _kind(
        "communications",
        Category.INTERNAL,
        ("内部通信", "Communications"),
        ("内部邮件、通讯录", "Internal mail, directories"),
        _DEPARTMENT,
        1,
    ),
    _kind(
        "official-paper",
        Category.INTERNAL,
        ("公文", "Official papers"),
        ("请示、批复、通知", "Requests, replies, notices"),
        _DEPARTMENT,
        1,
    ),
    _kind(
        "client-provided",
        Category.CLIENT,
        ("客户提供的资料", "Client-provided"),
        ("客户交付的资料、数据、样品", "Papers, data and samples handed over by clients"),
        _TEAM,
        2,
    ),
    _kind(
        "statutory",
        Category.STATUTORY,
        ("依法保密的信息", "Protected by law"),
        ("个人信息、未公开的重大信息", "Personal data, undisclosed material facts"),
        _DEPARTMENT,
        2,
    ),
)
