"""Strategy, customers, prices, bids, contracts, partners and suppliers; and what clients handed over."""

# ruff: noqa: E501, PLR0917 - tables of texts: one line is one document or one sentence of it

from shoumi.surfaces.sample.papers.figures import Figures
from shoumi.surfaces.sample.papers.paper import Heading, Paper, Points, Table, Text

_LEADERS = ("qin.zheng", "position:head")
_COMPANIES = (
    "临江银行",
    "恒通物流",
    "东屿港务",
    "华澄电力",
    "明湖医院集团",
    "云栖文旅",
    "安泽保险",
    "青禾农业",
    "远帆航运",
    "北岭矿业",
)
_CITIES = ("杭州", "宁波", "武汉", "成都", "青岛", "厦门", "西安", "长沙")
_PRODUCTS = ("天枢数据平台", "玉衡调度系统", "开阳签署平台", "摇光监控")


def _strategy(title: str, view: str, name: str, kind: str = "strategy", level: str = "core") -> Paper:
    figures = Figures(title)
    return Paper(
        title=title,
        name=name,
        kind=kind,
        level=level,
        by="qin.zheng" if level == "core" else "ma.jun",
        readers=_LEADERS,
        purpose="经营决策",
        blocks=(
            Heading("判断"),
            Text(view),
            Heading("目标"),
            Table(
                (
                    ("产品线", "今年收入（万元）", "明年目标（万元）", "毛利率"),
                    *(
                        (one, figures.money(600, 4800, 10), figures.money(900, 7200, 10), figures.share(38, 72))
                        for one in _PRODUCTS
                    ),
                )
            ),
            Heading("举措"),
            Points(
                (
                    f"重点区域：{'、'.join(figures.some(_CITIES, 3))}；",
                    f"新增销售编制 {figures.whole(3, 12)} 人，渠道伙伴 {figures.whole(5, 20)} 家；",
                    f"预留并购资金 {figures.money(5_000_000, 30_000_000, 100_000)} 元，接触对象名单另行保管。",
                )
            ),
        ),
    )


def _customers(title: str, name: str, readers: tuple[str, ...], level: str = "ordinary") -> Paper:
    figures = Figures(title)
    head = ("客户", "城市", "联系人", "意向产品", "预计金额（元）", "阶段")
    surnames = "赵钱孙李周吴郑王冯陈"
    rows = [
        (
            one,
            figures.pick(_CITIES),
            f"{figures.pick(surnames)}经理",
            figures.pick(_PRODUCTS),
            figures.money(120_000, 3_600_000, 1000),
            figures.pick(("接洽", "方案", "试用", "商务", "成交")),
        )
        for one in _COMPANIES
    ]
    return Paper(
        title=title,
        name=name,
        kind="customer",
        level=level,
        by="ma.jun",
        readers=readers,
        purpose="客户跟进",
        blocks=(Table((head, *rows)),),
    )


def _prices(title: str, name: str, *, english: bool = False) -> Paper:
    figures = Figures(title)
    if english:
        head = ("Product", "List price (CNY)", "Floor price (CNY)", "Cost (CNY)")
        products = ("Tianshu data platform", "Yuheng scheduler", "Kaiyang signing", "Yaoguang monitoring")
    else:
        head, products = ("产品", "标准价（元）", "底价（元）", "成本（元）"), _PRODUCTS
    rows = [
        (one, figures.money(300_000, 900_000), figures.money(180_000, 290_000), figures.money(60_000, 170_000))
        for one in products
    ]
    note = (
        "Below the floor price the president signs."
        if english
        else "低于底价的报价须报总经理批准，底价不得向客户和伙伴透露。"
    )
    table = Table((head, *rows))
    blocks = (table,) if name.endswith((".csv", ".xlsx")) else (Text(note), table)
    return Paper(
        title=title,
        name=name,
        kind="transaction",
        level="ordinary",
        by="ma.jun",
        readers=("unit:sales", "yao.hui"),
        purpose="Quoting" if english else "对外报价",
        blocks=blocks,
    )


def _bid(client: str, subject: str, name: str) -> Paper:
    title = f"{client}{subject}投标方案"
    figures = Figures(title)
    budget = figures.whole(2_000_000, 9_000_000, 10_000)
    return Paper(
        title=title,
        name=name,
        kind="bid",
        level="core",
        by="ma.jun",
        readers=("position:bid-specialist", "song.yiran", "qin.zheng"),
        purpose="编制投标文件",
        blocks=(
            Heading("一、项目概况"),
            Text(f"{client}拟建设{subject}，公开招标，预算 {budget:,} 元，开标日 {figures.day()}。"),
            Heading("二、报价策略"),
            Text(
                f"拟报价 {budget * figures.whole(78, 93) // 100:,} 元，可让步幅度 {figures.whole(2, 9)} 个百分点。预计对手报价高于我方约 {figures.whole(3, 15)} 个百分点。"
            ),
            Heading("三、评分拆解"),
            Table(
                (
                    ("评分项", "满分", "预计得分"),
                    ("技术", "50", f"{figures.whole(38, 49)}"),
                    ("商务", "20", f"{figures.whole(12, 20)}"),
                    ("价格", "30", f"{figures.whole(20, 29)}"),
                )
            ),
        ),
    )


def _contract(party: str, subject: str, name: str, *, english: bool = False) -> Paper:
    title = f"Contract with {party}: {subject}" if english else f"与{party}的{subject}合同"
    figures = Figures(title)
    amount = figures.money(150_000, 3_000_000, 1000)
    clauses: tuple[str, ...] = (
        (
            f"The fee is CNY {amount}, paid in {figures.whole(2, 4)} instalments.",
            f"Both sides keep what they learn confidential for {figures.whole(3, 5)} years.",
            "Disputes go to the court at the supplier's seat.",
        )
        if english
        else (
            f"合同总价人民币 {amount} 元，分 {figures.whole(2, 4)} 期支付；",
            f"双方对履行中知悉的商业秘密负有保密义务，期限 {figures.whole(3, 5)} 年；",
            "交付物的知识产权归乙方，甲方享有使用权；",
            "争议由乙方所在地人民法院管辖。",
        )
    )
    return Paper(
        title=title,
        name=name,
        kind="contract",
        level="ordinary",
        by="ma.jun",
        readers=("yao.hui", "guo.rong", "position:executive"),
        purpose="Contract work" if english else "合同履行",
        blocks=(Heading("Terms" if english else "主要条款"), Points(clauses)),
    )


def _note(title: str, kind: str, level: str, by: str, readers: tuple[str, ...], name: str, *said: str) -> Paper:
    return Paper(
        title=title,
        name=name,
        kind=kind,
        level=level,
        by=by,
        readers=readers,
        purpose="业务办理",
        blocks=tuple(Text(one) for one in said),
    )


PAPERS: tuple[Paper, ...] = (
    _strategy(
        "三年发展战略（2026—2028）",
        "行业集中度上升，客户更看重数据不出域与可审计；公司应从卖产品转向卖平台加服务。",
        "三年发展战略.pdf",
    ),
    _strategy(
        "对澜舟数据的并购意向分析",
        "对方团队与我方查询优化方向互补，估值偏高，宜先业务合作再谈股权。",
        "并购意向分析.pdf",
    ),
    _strategy("海外市场进入方案", "先以东南亚港口客户为切入口，借伙伴交付。", "海外市场进入方案.md"),
    _strategy(
        "2027 年度经营计划", "收入增长与现金流并重，严控垫资项目。", "2027经营计划.pdf", "business-plan", "ordinary"
    ),
    _strategy(
        "销售激励改革方案（讨论稿）",
        "由按合同额提成改为按回款与毛利提成。",
        "销售激励改革.md",
        "business-plan",
        "ordinary",
    ),
    _strategy(
        "渠道伙伴政策 2027",
        "区分集成商与区域代理，授权、返点与保密要求写入同一份政策。",
        "渠道政策.md",
        "business-plan",
        "ordinary",
    ),
    _strategy("金融行业市场调研", "访谈十二家城商行，数据治理预算普遍上调。", "金融行业调研.pdf", "market", "ordinary"),
    _strategy("港口物流细分市场分析", "排产与堆场调度是付费意愿最强的场景。", "港口物流分析.md", "market", "ordinary"),
    _strategy(
        "竞争对手定价观察（三季度）",
        "对手以首年低价换续约，价格战集中在监控产品。",
        "竞品定价观察.md",
        "market",
        "ordinary",
    ),
    _customers("重点客户清单（2026 下半年）", "重点客户清单.csv", ("unit:sales",)),
    _customers("客户联系人与商机台账", "客户商机台账.xlsx", ("unit:sales",)),
    _customers("金融客户续约名单", "金融续约名单.csv", ("guo.rong", "gao.xin", "zhu.hong")),
    _customers("流失客户回访记录", "流失客户回访.csv", ("unit:sales", "song.yiran")),
    _customers("试用客户跟踪表", "试用客户跟踪.csv", ("unit:sales", "unit:product"), "internal"),
    _prices("产品价格表与底价（2026 版）", "产品价格与底价.md"),
    _prices("天枢按节点计费成本测算", "天枢成本测算.csv"),
    _prices("大客户折扣审批表", "大客户折扣.pdf"),
    _prices("Price list and floor prices for overseas partners", "overseas-price-list.pdf", english=True),
    _prices("Cost breakdown of hosted offers", "hosted-cost-breakdown.csv", english=True),
    _bid("临江银行", "数据治理平台", "临江银行-投标方案.pdf"),
    _bid("东屿港务", "智能堆场调度系统", "东屿港务-投标方案.pdf"),
    _bid("华澄电力", "设备监控升级项目", "华澄电力-投标方案.md"),
    _bid("明湖医院集团", "电子签署平台", "明湖医院-投标方案.md"),
    _contract("恒通物流", "智能排产软件许可", "恒通物流-许可合同.pdf"),
    _contract("安泽保险", "数据平台实施", "安泽保险-实施合同.pdf"),
    _contract("云帆系统集成", "渠道代理", "云帆-代理合同.md"),
    _contract("青禾农业", "运维服务", "青禾农业-运维合同.pdf"),
    _contract("Harbour Consulting", "regime review", "harbour-consulting-contract.pdf", english=True),
    _contract("Nordlicht Hardware", "signing appliances", "nordlicht-contract.md", english=True),
    _note(
        "云帆系统集成合作方案与分成条件",
        "partner",
        "ordinary",
        "ma.jun",
        ("unit:sales", "zhang.qi"),
        "云帆合作方案.md",
        "合作范围为华东区金融客户的交付与一线运维，云帆负责实施，我方负责产品与二线支持。",
        "分成比例：首年许可 22%，续约 10%；云帆指派三名联系人，均须签署保密协议后方可接触资料。",
    ),
    _note(
        "联合解决方案白皮书（伙伴版草稿）",
        "partner",
        "internal",
        "ma.jun",
        ("unit:sales", "unit:product"),
        "联合方案白皮书草稿.md",
        "本稿供伙伴内部培训使用，发布前须经产品部与保密办公室审核。",
        "方案以天枢为底座，伙伴提供行业模型。",
    ),
    _note(
        "Partner onboarding notes",
        "partner",
        "internal",
        "ma.jun",
        ("unit:sales", "d.miller"),
        "partner-onboarding.md",
        "New partners get the standing agreement, name a coordinator and list the people who will read.",
        "Nothing marked core leaves for partners; ordinary papers leave as numbered copies only.",
    ),
    _note(
        "服务器采购比价",
        "supplier",
        "internal",
        "yao.hui",
        ("kong.weiwei", "ren.gang"),
        "服务器比价.csv",
        "供应商,单价（元）,交期（天）,质保（年）\n甲供应商,48600,21,3\n乙供应商,46200,35,3\n丙供应商,51900,14,5",
    ),
    _note(
        "硬件密码机供货条件",
        "supplier",
        "ordinary",
        "chen.lixing",
        ("liu.wenbo", "ren.gang"),
        "密码机供货条件.md",
        "Nordlicht 提供两台密码机及备件，首批到货后十五日内完成验收。",
        "固件由我方签名后加载，供应商不得保留管理员口令。",
    ),
    _note(
        "办公设备年度框架协议要点",
        "supplier",
        "internal",
        "yao.hui",
        ("kong.weiwei", "bai.yun"),
        "办公设备框架.md",
        "年度采购额上限一百二十万元，按季度结算。",
        "退换与报废设备的存储介质一律由信息技术部回收处理。",
    ),
    _note(
        "临江银行提供的接口清单",
        "client-provided",
        "ordinary",
        "chen.lixing",
        ("unit:platform", "xiong.jie"),
        "临江银行-接口清单.csv",
        "接口,方向,频率,说明\n账户查询,入,实时,脱敏后返回\n流水推送,出,每日,仅近三十日\n名单核验,入,实时,不落库",
    ),
    _note(
        "恒通物流提供的历史运单样本说明",
        "client-provided",
        "ordinary",
        "chen.lixing",
        ("unit:platform", "unit:algorithms"),
        "恒通运单样本说明.md",
        "样本含十八个月运单，姓名与电话已由客户脱敏，仅用于排产预研，项目结束后十日内归还并出具证明。",
    ),
    _note(
        "Client data received from Linjiang Bank: handling notes",
        "client-provided",
        "ordinary",
        "chen.lixing",
        ("unit:platform",),
        "linjiang-data-handling.md",
        "The bank marked the samples restricted; they are used for this project only.",
        "Copies are returned or destroyed within ten days of acceptance, with a certificate.",
    ),
)
