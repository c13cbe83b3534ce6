"""Designs, algorithms, plans and test papers of research and development."""

# ruff: noqa: E501, PLR0917 - tables of texts: one line is one document or one sentence of it

from shoumi.surfaces.sample.papers.figures import Figures
from shoumi.surfaces.sample.papers.paper import Block, Heading, Paper, Points, Table, Text

_PLATFORM = ("unit:platform",)
_ALGORITHMS = ("unit:algorithms", "liu.wenbo", "wang.xiaoyu")


def _design(product: str, part: str, aim: str, choice: str, name: str, level: str = "ordinary") -> Paper:
    title = f"{product}{part}详细设计"
    figures = Figures(title)
    nodes = figures.whole(3, 24)
    return Paper(
        title=title,
        name=name,
        kind="design",
        level=level,
        by="chen.lixing",
        readers=_PLATFORM if level != "core" else ("position:architect", "gu.mingzhe"),
        purpose=f"参与{part}的开发与评审",
        blocks=(
            Heading("一、目标"),
            Text(f"{aim}本设计供{product}研发组内部评审使用，未经批准不得向项目组以外提供。"),
            Heading("二、总体方案"),
            Text(f"{choice}单集群按 {nodes} 个节点规划，任一节点失效后应在 {figures.whole(3, 30)} 秒内恢复服务。"),
            Points(
                (
                    f"写入路径：先写预写日志，再更新内存索引，批量刷盘间隔 {figures.whole(10, 200, 10)} 毫秒；",
                    f"读取路径：热点数据缓存命中率目标 {figures.share(88, 99)}；",
                    "接口保持向前兼容，字段只增不改，废弃字段保留两个大版本；",
                    "所有跨节点调用带请求编号，便于排查。",
                )
            ),
            Heading("三、容量与性能指标"),
            Table(
                (
                    ("指标", "现网", "目标", "备注"),
                    (
                        "峰值吞吐（次/秒）",
                        f"{figures.whole(8000, 40000, 500)}",
                        f"{figures.whole(50000, 90000, 500)}",
                        "压测环境",
                    ),
                    ("99 分位延迟（毫秒）", f"{figures.whole(40, 120)}", f"{figures.whole(8, 35)}", "含网络"),
                    ("单节点内存（GB）", f"{figures.whole(32, 64, 16)}", f"{figures.whole(16, 32, 16)}", "降配要求"),
                )
            ),
            Heading("四、风险"),
            Text(
                f"主要风险在于{figures.pick(('数据迁移窗口过短', '第三方组件升级不兼容', '跨机房时钟偏差', '大租户倾斜'))}，由负责人在 {figures.day()} 前给出验证结论。"
            ),
        ),
    )


def _design_en(part: str, aim: str, choice: str, name: str, level: str = "ordinary") -> Paper:
    title = f"{part}: detailed design"
    figures = Figures(title)
    return Paper(
        title=title,
        name=name,
        kind="design",
        level=level,
        by="chen.lixing",
        readers=_PLATFORM,
        purpose="Working on this component",
        blocks=(
            Heading("Purpose"),
            Text(aim),
            Heading("Approach"),
            Text(
                f"{choice} A cluster of {figures.whole(3, 15)} nodes is the reference; losing one must not lose a write."
            ),
            Points(
                (
                    f"Target latency at the 99th percentile: {figures.whole(5, 40)} ms.",
                    f"Recovery after a lost node: under {figures.whole(5, 60)} seconds.",
                    "Every call across nodes carries a request id and a deadline.",
                )
            ),
            Heading("Open questions"),
            Table(
                (
                    ("Question", "Owner", "Due"),
                    ("Back-pressure for the largest tenants", "Liu Wenbo", figures.day()),
                    ("Rolling upgrade across two majors", "Martin Keller", figures.day()),
                )
            ),
        ),
    )


def _algorithm(title: str, idea: str, formula: str, name: str, *, english: bool = False) -> Paper:
    figures = Figures(title)
    head = ("Idea", "Method", "Results") if english else ("一、思路", "二、方法", "三、实验结果")
    rows = (("Data set", "Before", "After") if english else ("数据集", "改进前", "改进后"),)
    sets = ("XH-Route-1", "XH-Route-2", "LJ-Bank-2025") if english else ("物流路径一期", "物流路径二期", "银行流水样本")
    return Paper(
        title=title,
        name=name,
        kind="algorithm",
        level="core",
        by="gu.mingzhe",
        readers=(*_ALGORITHMS[1:], "position:researcher"),
        purpose="Research on the solver" if english else "算法研究与复现",
        blocks=(
            Heading(head[0]),
            Text(idea),
            Heading(head[1]),
            Text(formula),
            Heading(head[2]),
            Table((*rows, *((one, figures.share(61, 79), figures.share(82, 97)) for one in sets))),
        ),
    )


def _plan(title: str, goal: str, level: str, name: str) -> Paper:
    figures = Figures(title)
    frozen, proven, tried = figures.days(3)
    return Paper(
        title=title,
        name=name,
        kind="rd-plan",
        level=level,
        by="chen.lixing",
        readers=("position:head", "position:architect", "unit:product"),
        purpose="参与立项与排期",
        blocks=(
            Heading("背景与目标"),
            Text(goal),
            Heading("里程碑"),
            Table(
                (
                    ("阶段", "完成时间", "负责部门", "投入（人月）"),
                    ("需求冻结", frozen, "产品部", f"{figures.whole(2, 8)}"),
                    ("技术验证", proven, "算法研究部", f"{figures.whole(4, 12)}"),
                    ("内测", tried, "平台研发部", f"{figures.whole(10, 40)}"),
                    ("发布", figures.day(2027), "质量部", f"{figures.whole(3, 9)}"),
                )
            ),
            Heading("预算"),
            Text(
                f"研发投入合计 {figures.money(800_000, 4_200_000, 10_000)} 元，其中外购算力 {figures.money(90_000, 600_000, 1000)} 元。"
            ),
        ),
    )


def _test(title: str, subject: str, name: str, level: str = "internal") -> Paper:
    figures = Figures(title)
    rows: list[tuple[str, ...]] = [("用例", "场景", "耗时（毫秒）", "结果")]
    scenes = ("正常写入", "并发写入", "断网重连", "磁盘写满", "时钟回拨", "大对象", "权限变更中", "滚动升级")
    rows += [
        (f"TC-{number:03}", scene, f"{figures.whole(3, 900)}", figures.pick(("通过", "通过", "通过", "待复测")))
        for number, scene in enumerate(scenes, 1)
    ]
    blocks: tuple[Block, ...] = (Table(tuple(rows)),)
    if not name.endswith(".csv"):
        blocks = (Text(f"{subject}本轮执行于 {figures.day()}，结果仅供质量部与研发组内部使用。"), *blocks)
    return Paper(
        title=title,
        name=name,
        kind="test-data",
        level=level,
        by="xie.min",
        readers=("unit:quality", "unit:platform"),
        purpose="回归测试",
        blocks=blocks,
    )


PAPERS: tuple[Paper, ...] = (
    _design(
        "天枢数据平台",
        "分布式存储引擎",
        "为海量时序数据提供可水平扩展的存储。",
        "采用分层合并树与纠删码结合的方案，元数据由多数派协议维护。",
        "天枢-存储引擎-详细设计.pdf",
    ),
    _design(
        "天枢数据平台",
        "查询优化器",
        "把跨源查询的平均耗时降低一半。",
        "引入基于代价的连接重排与谓词下推，统计信息增量维护。",
        "天枢-查询优化器.pdf",
        "core",
    ),
    _design(
        "天枢数据平台",
        "多租户隔离",
        "保证大租户不影响小租户。",
        "按租户配额限流，热点分片自动迁移。",
        "天枢-多租户隔离设计.md",
    ),
    _design(
        "天枢数据平台",
        "数据脱敏组件",
        "在查询结果返回前按规则脱敏。",
        "规则以策略树表达，编译为表达式后下推执行。",
        "天枢-脱敏组件设计.docx",
    ),
    _design(
        "玉衡调度系统",
        "任务编排引擎",
        "支持十万级任务的有向图编排。",
        "调度器无状态化，状态写入日志后异步回放。",
        "玉衡-编排引擎.pdf",
    ),
    _design(
        "玉衡调度系统", "弹性伸缩模块", "按预测负载提前扩容。", "预测模型与规则兜底并行，取较大者。", "玉衡-弹性伸缩.md"
    ),
    _design(
        "玉衡调度系统",
        "许可证校验",
        "防止未授权部署。",
        "许可证离线签名，绑定机器指纹，校验点分散在多个模块。",
        "玉衡-许可证校验设计.pdf",
        "core",
    ),
    _design(
        "开阳签署平台",
        "电子签章服务",
        "为合同提供可验证的电子签章。",
        "签章密钥由硬件密码机保管，验签服务独立部署。",
        "开阳-签章服务.pdf",
    ),
    _design(
        "开阳签署平台",
        "证据链存储",
        "让每份合同的签署过程可追溯。",
        "事件写入只追加日志，按小时生成摘要并交第三方存证。",
        "开阳-证据链.md",
    ),
    _design(
        "摇光监控",
        "告警收敛",
        "把同源告警合并为一条。",
        "以拓扑关系和时间窗口聚类，人工反馈持续修正权重。",
        "摇光-告警收敛.md",
        "internal",
    ),
    _design(
        "摇光监控", "指标压缩编码", "降低长期指标的存储成本。", "差分加变长编码，按天重压缩。", "摇光-指标编码.pdf"
    ),
    _design_en(
        "Tianshu change-data capture",
        "Copies changes from customer databases without load on them.",
        "Logs are read where the vendor allows it, triggers are the fallback.",
        "tianshu-cdc-design.pdf",
    ),
    _design_en(
        "Yuheng worker sandbox",
        "Runs customer jobs so that one cannot see another.",
        "Each job gets a namespace, a memory limit and no network unless asked for.",
        "yuheng-sandbox.md",
    ),
    _design_en(
        "Kaiyang key ceremony",
        "Describes how signing keys are made and who must be present.",
        "Shares are printed, sealed and kept by three people in two places.",
        "kaiyang-key-ceremony.pdf",
        "core",
    ),
    _design_en(
        "Yaoguang agent protocol",
        "How agents report when the network is bad.",
        "Batches are numbered, acknowledged and sent again; the server drops what it has.",
        "yaoguang-agent-protocol.md",
        "internal",
    ),
    _algorithm(
        "路径求解核心算法：归并邻域搜索",
        "把相邻订单归并为超节点，先解粗粒度问题，再逐层展开，避免在局部最优处停留。",
        "邻域规模随迭代按 k = 8 + 2·log2(n) 变化；每层保留前 5% 的候选，接受准则采用退火温度 T = T0·0.97^i。",
        "归并邻域搜索.pdf",
    ),
    _algorithm(
        "异常流水识别模型训练方法",
        "以图结构表达账户往来，先自监督预训练，再用少量标注微调。",
        "损失由对比项与重构项加权组成，权重 0.7 : 0.3；负样本按度数分层抽取，学习率余弦衰减。",
        "异常流水识别-训练方法.pdf",
    ),
    _algorithm(
        "负载预测模型特征清单",
        "特征分为周期、事件、租户三组，节假日单独建模。",
        "周期项取 24 小时与 7 天傅里叶系数各六阶；事件项由发布日历生成；租户项为滑动分位数。",
        "负载预测-特征清单.md",
    ),
    _algorithm(
        "时序压缩的自适应量化",
        "量化步长随局部方差调整，误差上界可证明。",
        "步长 q = 2·ε·σ(w)，窗口 w 取 128 点；误差超界时回退到无损编码。",
        "自适应量化.md",
    ),
    _algorithm(
        "Solver core: merge-neighbourhood search",
        "Adjacent orders are merged into super-nodes; the coarse problem is solved first and unfolded level by level.",
        "Neighbourhood size follows k = 8 + 2·log2(n); each level keeps the best five per cent, with annealing T = T0·0.97^i.",
        "merge-neighbourhood-search.pdf",
        english=True,
    ),
    _algorithm(
        "Training recipe of the fraud graph model",
        "Accounts form a graph; self-supervised pre-training, then fine-tuning on few labels.",
        "Contrastive and reconstruction terms are weighted 0.7 to 0.3; negatives are drawn by degree strata.",
        "fraud-graph-recipe.md",
        english=True,
    ),
    _plan(
        "天枢 5.0 立项报告",
        "面向金融与物流客户推出新一代数据平台，核心卖点为跨源查询与内置脱敏。",
        "core",
        "天枢5.0-立项报告.pdf",
    ),
    _plan("玉衡信创适配路线图", "完成主流国产处理器与操作系统的适配认证。", "ordinary", "玉衡-信创适配路线图.pdf"),
    _plan("智能排产预研计划", "与恒通物流联合验证排产算法在冷链场景的效果。", "ordinary", "智能排产预研.md"),
    _plan("2027 年研发总体规划", "三条产品线的版本节奏、人员与算力安排。", "core", "2027研发总体规划.pptx"),
    _test("天枢存储引擎回归测试结果", "覆盖写入、恢复与升级场景。", "天枢-回归结果.csv"),
    _test("玉衡编排引擎压力测试报告", "模拟十万任务并发提交。", "玉衡-压测报告.md"),
    _test("开阳签章服务安全测试记录", "含越权与重放场景，缺陷细节不得外传。", "开阳-安全测试.md", "ordinary"),
    _test("摇光代理兼容性测试矩阵", "覆盖七种操作系统。", "摇光-兼容矩阵.csv"),
    _test("临江银行现场性能数据", "客户现场采集，脱敏后用于调优。", "临江银行-性能数据.csv", "ordinary"),
)
