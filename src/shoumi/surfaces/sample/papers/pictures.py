"""Architecture diagrams and whiteboard pictures."""

from shoumi.surfaces.sample.papers.paper import Drawing, Paper


def _diagram(title: str, name: str, level: str, *rows: tuple[str, ...]) -> Paper:
    return Paper(
        title=title,
        name=name,
        kind="design",
        level=level,
        by="chen.lixing",
        readers=("unit:platform", "unit:product") if level == "internal" else ("unit:platform",),
        purpose="方案讨论",
        blocks=(Drawing(rows),),
    )


PAPERS: tuple[Paper, ...] = (
    _diagram(
        "天枢数据平台部署架构图",
        "天枢-部署架构.png",
        "ordinary",
        ("客户端", "管理台"),
        ("接入网关",),
        ("查询节点", "写入节点", "脱敏节点"),
        ("存储集群",),
    ),
    _diagram(
        "玉衡调度系统逻辑视图",
        "玉衡-逻辑视图.png",
        "ordinary",
        ("控制台",),
        ("编排引擎", "伸缩模块"),
        ("执行器甲", "执行器乙", "执行器丙"),
    ),
    _diagram(
        "开阳签署平台网络分区图",
        "开阳-网络分区.png",
        "core",
        ("互联网",),
        ("前置区",),
        ("签署服务", "验签服务"),
        ("密码机",),
    ),
    _diagram(
        "公司研发网拓扑",
        "研发网拓扑.png",
        "ordinary",
        ("办公网",),
        ("防火墙",),
        ("研发网", "测试网"),
        ("代码库", "制品库"),
    ),
    _diagram("摇光监控数据流", "摇光-数据流.jpg", "internal", ("代理",), ("汇聚",), ("告警", "存储"), ("大屏",)),
    _diagram(
        "Tianshu ingestion pipeline",
        "tianshu-ingestion.png",
        "ordinary",
        ("Sources",),
        ("Capture", "Schema registry"),
        ("Queue",),
        ("Loader",),
    ),
    _diagram(
        "Yuheng failover walkthrough", "yuheng-failover.jpg", "internal", ("Leader", "Follower"), ("Log",), ("Workers",)
    ),
    _diagram(
        "白板照片：五版数据模型讨论",
        "白板-数据模型.jpg",
        "internal",
        ("租户", "项目"),
        ("数据集",),
        ("表", "视图", "权限"),
    ),
)
