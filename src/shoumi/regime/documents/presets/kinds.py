"""The preset catalogue of kinds of secret (S01)."""

from dataclasses import dataclass

from shoumi.regime.documents.vocabulary import Category
from shoumi.regime.kit.words import LocalizedText


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


def _kind(  # noqa: PLR0917 - one line of a table
    code: str, category: Category, names: tuple[str, str], examples: tuple[str, str], who: tuple[str, str], rank: int
) -> PresetKind:
    return PresetKind(
        code=code,
        category=category,
        name=LocalizedText(*names),
        examples=LocalizedText(*examples),
        need_to_know=LocalizedText(*who),
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
