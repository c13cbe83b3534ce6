"""Minutes, personnel, payroll, finance, audit, rules, notices, and what the law itself protects."""

# ruff: noqa: PLR0917 - tables of texts: one line is one document or one sentence of it

from shoumi.surfaces.sample.papers.figures import Figures
from shoumi.surfaces.sample.papers.paper import Heading, Paper, Points, Table, Text

_ALL_BUT_IT = ("unit:platform", "unit:algorithms", "unit:quality", "unit:product", "unit:sales")


def _minutes(title: str, name: str, level: str, readers: tuple[str, ...], *resolved: str) -> Paper:
    figures = Figures(title)
    return Paper(
        title=title,
        name=name,
        kind="minutes",
        level=level,
        by="qin.zheng" if level == "core" else "bai.yun",
        readers=readers,
        purpose="落实会议决议",
        blocks=(
            Text("地点：三楼会议室　记录：潘晓"),
            Heading("议定事项"),
            Points(resolved),
            Heading("后续"),
            Text(f"各责任部门于 {figures.day(2027)} 前向综合管理部反馈进展，纪要不得转发会议范围以外人员。"),
        ),
    )


def _payroll(title: str, name: str, people: tuple[str, ...]) -> Paper:
    figures = Figures(title)
    head = ("姓名", "基本工资（元）", "绩效（元）", "补贴（元）", "实发（元）")
    rows = []
    for person in people:
        base, bonus, extra = (
            figures.whole(9000, 38_000, 100),
            figures.whole(1000, 16_000, 100),
            figures.whole(200, 1800, 50),
        )
        rows.append((person, f"{base:,}", f"{bonus:,}", f"{extra:,}", f"{(base + bonus + extra) * 82 // 100:,}"))
    return Paper(
        title=title,
        name=name,
        kind="payroll",
        level="ordinary",
        by="bai.yun",
        readers=("pan.xiao", "yao.hui", "kong.weiwei"),
        purpose="薪酬核算",
        blocks=(Table((head, *rows)),),
    )


def _finance(title: str, name: str, level: str = "ordinary", *, english: bool = False) -> Paper:
    figures = Figures(title)
    items = (
        ("Licences", "Services", "Payroll", "Hosting", "Travel")
        if english
        else ("许可收入", "服务收入", "人工成本", "算力与机房", "差旅")
    )
    head = (
        ("Item", "Budget (CNY)", "Actual (CNY)", "Use") if english else ("科目", "预算（元）", "实际（元）", "执行率")
    )
    rows = []
    for one in items:
        budget, used = figures.whole(400_000, 9_000_000, 1000), figures.whole(55, 104)
        rows.append((one, f"{budget:,}", f"{budget * used // 100:,}", f"{used} %"))
    return Paper(
        title=title,
        name=name,
        kind="finance",
        level=level,
        by="yao.hui",
        readers=("position:accountant", "qin.zheng"),
        purpose="Budgeting" if english else "预算执行",
        blocks=(Table((head, *rows)),),
    )


def _said(title: str, kind: str, level: str, by: str, readers: tuple[str, ...], name: str, *said: str) -> Paper:
    return Paper(
        title=title,
        name=name,
        kind=kind,
        level=level,
        by=by,
        readers=readers,
        purpose="工作需要",
        blocks=tuple(Text(one) for one in said),
    )


PAPERS: tuple[Paper, ...] = (
    _minutes(
        "总经理办公会纪要（十月）",
        "办公会纪要-10月.pdf",
        "core",
        ("position:head", "qin.zheng"),
        "原则同意对澜舟数据开展尽职调查，由财务部牵头；",
        "明年起新项目毛利率低于三成的不予立项；",
        "核心商密的知悉范围每季度复核一次。",
    ),
    _minutes(
        "总经理办公会纪要（十一月）",
        "办公会纪要-11月.pdf",
        "core",
        ("position:head", "qin.zheng"),
        "同意天枢 5.0 立项，预算分两期拨付；",
        "调整销售激励办法，元月起执行；",
        "成立信创适配专班。",
    ),
    _minutes(
        "保密委员会第三次会议纪要",
        "保密委员会纪要-3.pdf",
        "ordinary",
        ("chen.lixing", "gu.mingzhe", "ma.jun", "yao.hui", "lin.jing"),
        "通过商业秘密目录修订；",
        "离职人员密件查阅清单作为离职承诺书附件；",
        "下季度开展一次泄密处置演练。",
    ),
    _minutes(
        "产品评审会纪要：开阳 3.2",
        "开阳3.2评审.md",
        "internal",
        ("unit:product", "unit:platform"),
        "批量签署功能进入本版本；",
        "移动端放到下一版本；",
        "证据链接口文档于月底前定稿。",
    ),
    _minutes(
        "质量例会纪要（第 42 周）",
        "质量例会-42周.md",
        "internal",
        ("unit:quality", "unit:platform"),
        "遗留严重缺陷三项，均已定位；",
        "压测环境扩容两台；",
        "回归用例精简百分之二十。",
    ),
    _minutes(
        "销售周会纪要（第 43 周）",
        "销售周会-43周.md",
        "ordinary",
        ("unit:sales",),
        "临江银行进入商务谈判；",
        "东屿港务投标文件本周封标；",
        "报价一律使用十一月版价格表。",
    ),
    _payroll(
        "平台研发部工资表（十月）", "工资表-平台-10月.csv", ("刘文博", "何佳琪", "罗程", "唐悦", "冯浩然", "彭莉")
    ),
    _payroll("销售部绩效与提成表（三季度）", "销售提成-Q3.csv", ("朱虹", "胡天宇", "郭蓉", "林志豪", "高欣", "梁博")),
    _payroll("研发骨干股权激励授予表", "股权激励授予.csv", ("陈立行", "顾明哲", "王晓雨", "沈砚清", "陆致远")),
    _said(
        "人员编制与招聘计划 2027",
        "hr",
        "ordinary",
        "bai.yun",
        ("position:head", "pan.xiao"),
        "编制招聘计划.md",
        "全年新增编制二十一人，其中算法研究部六人、平台研发部八人、销售部五人、质量部二人。",
        "核心岗位录用前须完成背景调查并签署保密协议，入职当日完成保密教育。",
    ),
    _said(
        "年度绩效考核结果（管理人员）",
        "hr",
        "ordinary",
        "bai.yun",
        ("qin.zheng", "pan.xiao"),
        "绩效结果-管理人员.md",
        "本年度管理人员考核优秀二人、良好五人、合格一人，结果用于年终奖金与任期评价。",
        "个人结果由直接上级当面反馈，不公布名单。",
    ),
    _said(
        "拟录用人员背景调查情况",
        "hr",
        "ordinary",
        "bai.yun",
        ("pan.xiao", "lin.jing"),
        "背景调查.md",
        "拟录用算法工程师一人，学历与从业经历属实，与原单位竞业限制已到期，无不良记录。",
    ),
    _said(
        "Headcount notes for the overseas office",
        "hr",
        "ordinary",
        "bai.yun",
        ("pan.xiao", "qin.zheng"),
        "overseas-headcount.md",
        "Two engineers and one account manager in the first year; local payroll through an agency.",
        "Access to core papers stays with headquarters.",
    ),
    _finance("三季度预算执行情况", "预算执行-Q3.pdf"),
    _finance("年度决算草案", "年度决算草案.xlsx"),
    _finance("现金流滚动预测", "现金流预测.csv"),
    _finance("部门费用明细（十月）", "部门费用-10月.csv", "internal"),
    _finance("Quarterly figures for the board", "board-quarterly-figures.pdf", english=True),
    _said(
        "内部审计底稿：采购循环",
        "audit",
        "ordinary",
        "yao.hui",
        ("position:executive", "xie.min"),
        "审计底稿-采购.md",
        "抽查采购合同二十四份，三份未见比价记录，一份验收日期早于到货日期。",
        "整改要求：补齐比价记录，验收单由两人签字。",
    ),
    _said(
        "审计整改跟踪表",
        "audit",
        "ordinary",
        "yao.hui",
        ("position:executive", "kong.weiwei"),
        "审计整改跟踪.csv",
        "问题,责任部门,期限,状态\n比价记录缺失,财务部,2026-12-15,整改中\n验收日期倒置,信息技术部,2026-11-30,已整改\n账号未及时停用,信息技术部,2026-11-20,已整改",
    ),
    _said(
        "商业秘密保护管理办法（现行）",
        "management",
        "internal",
        "bai.yun",
        _ALL_BUT_IT,
        "商业秘密保护管理办法.pdf",
        "第一条　为保护公司商业秘密，维护公司合法权益，制定本办法。",
        "第二条　商业秘密分为核心商密、普通商密两级，内部资料参照管理。",
        "第三条　知悉范围按工作需要确定，限定到人或者岗位，并注明用途与期限。",
        "第四条　任何人发现泄密或者可能泄密，应当立即报告保密办公室。",
    ),
    _said(
        "涉密岗位手册",
        "management",
        "internal",
        "bai.yun",
        _ALL_BUT_IT,
        "涉密岗位手册.docx",
        "涉密岗位分为核心、重要、一般三等，岗位等级由保密委员会确定，每年复核。",
        "离岗前应当交回全部载体，并确认查阅清单。",
    ),
    _said(
        "项目复盘：青禾农业运维延期",
        "management",
        "internal",
        "bai.yun",
        ("unit:platform", "unit:sales"),
        "复盘-青禾农业.md",
        "延期原因为需求变更未走流程、现场网络条件估计不足。",
        "改进：变更单须由客户经理与研发负责人共同签字。",
    ),
    _said(
        "Incident drill: lessons learned",
        "management",
        "internal",
        "bai.yun",
        ("unit:platform", "unit:quality"),
        "incident-drill-lessons.md",
        "The drill found the officer in eleven minutes and the page in two.",
        "Phone numbers in the plan were out of date; they are now checked every month.",
    ),
    _said(
        "关于启用新版报价单的通知",
        "official-paper",
        "internal",
        "bai.yun",
        ("unit:sales", "unit:product"),
        "新版报价单通知.md",
        "自下月起统一使用新版报价单，旧版作废并由部门保密员收回销毁。",
    ),
    _said(
        "关于临江银行项目成立专项组的批复",
        "official-paper",
        "internal",
        "bai.yun",
        ("unit:sales", "unit:platform", "unit:product"),
        "临江专项组批复.md",
        "同意成立专项组，组长马骏，副组长刘文博，专项资料按普通商密管理。",
    ),
    _said(
        "公司通讯录（内部）",
        "communications",
        "internal",
        "bai.yun",
        _ALL_BUT_IT,
        "公司通讯录.csv",
        "部门,负责人,分机\n平台研发部,陈立行,8101\n算法研究部,顾明哲,8201\n质量部,谢敏,8301\n产品部,宋依然,8401\n销售部,马骏,8501\n综合管理部,白芸,8601\n财务部,姚慧,8701\n信息技术部,任刚,8801",
    ),
    _said(
        "Release notes for the partner portal",
        "communications",
        "public",
        "song.yiran",
        _ALL_BUT_IT,
        "partner-portal-release-notes.md",
        "The portal now shows the state of each order and sends a message when it changes.",
        "Nothing in these notes is confidential.",
    ),
    _said(
        "开阳 3.1 版本发布说明",
        "communications",
        "public",
        "song.yiran",
        _ALL_BUT_IT,
        "开阳3.1发布说明.md",
        "本版本新增批量下载、签署提醒与深色主题，修复若干问题，可从客户门户升级。",
    ),
    _said(
        "公司简介（对外）",
        "communications",
        "public",
        "song.yiran",
        _ALL_BUT_IT,
        "公司简介.pdf",
        "星河软件成立于二〇一三年，提供数据平台、调度、电子签署与监控产品，服务金融、物流与制造客户。",
    ),
    _said(
        "校园招聘宣讲材料",
        "communications",
        "public",
        "bai.yun",
        _ALL_BUT_IT,
        "校园招聘宣讲.pdf",
        "我们做什么、如何成长、如何加入。宣讲不涉及未发布产品与客户名单。",
    ),
    _said(
        "员工个人信息处理情况说明",
        "statutory",
        "ordinary",
        "bai.yun",
        ("pan.xiao", "lin.jing"),
        "个人信息处理说明.md",
        "公司处理员工身份、联系方式、薪酬与考勤信息，依据为订立和履行劳动合同所必需，保存至离职后二年。",
    ),
    _said(
        "拟披露前的重大合同信息知情人名单",
        "statutory",
        "ordinary",
        "qin.zheng",
        ("yao.hui", "lin.jing"),
        "知情人名单.md",
        "在公告前，下列人员知悉重大合同信息：秦正、马骏、姚慧、林静。名单逐日更新，不得提前泄露。",
    ),
)
