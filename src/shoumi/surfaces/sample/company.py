"""Who works at 星河软件, in which units, at which positions, with which clearance. All of it is made up."""

from dataclasses import dataclass

from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.vocabulary import Kind, Office

DOMAIN = "xinghe.example"

COMPANY = ("xinghe", LocalizedText("星河软件", "Xinghe Software"))
UNITS: tuple[tuple[str, LocalizedText], ...] = (
    ("platform", LocalizedText("平台研发部", "Platform Engineering")),
    ("algorithms", LocalizedText("算法研究部", "Algorithm Research")),
    ("quality", LocalizedText("质量部", "Quality")),
    ("product", LocalizedText("产品部", "Product")),
    ("sales", LocalizedText("销售部", "Sales")),
    ("hr", LocalizedText("综合管理部", "Administration")),
    ("finance", LocalizedText("财务部", "Finance")),
    ("it", LocalizedText("信息技术部", "IT")),
)

POSITIONS: tuple[tuple[str, LocalizedText, int], ...] = (
    ("executive", LocalizedText("公司领导", "Executive"), 3),
    ("head", LocalizedText("部门负责人", "Department head"), 3),
    ("architect", LocalizedText("架构师", "Architect"), 3),
    ("developer", LocalizedText("软件工程师", "Software engineer"), 1),
    ("researcher", LocalizedText("算法工程师", "Algorithm engineer"), 3),
    ("tester", LocalizedText("测试工程师", "Test engineer"), 1),
    ("product-manager", LocalizedText("产品经理", "Product manager"), 2),
    ("account-manager", LocalizedText("客户经理", "Account manager"), 1),
    ("bid-specialist", LocalizedText("投标专员", "Bid specialist"), 2),
    ("hr-specialist", LocalizedText("人事专员", "HR specialist"), 2),
    ("accountant", LocalizedText("会计", "Accountant"), 2),
    ("internal-auditor", LocalizedText("内审专员", "Internal auditor"), 0),
    ("operations", LocalizedText("运维工程师", "Operations engineer"), 1),
    ("intern", LocalizedText("实习生", "Intern"), 0),
)
"""Code, name, and the rank of clearance the position's work asks for (0: none)."""


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of the company or beside it; ``rank`` is the clearance they hold, 0 for none."""

    key: str
    name: str
    unit: str
    position: str
    rank: int = 0
    kind: Kind = Kind.EMPLOYEE
    organisation: str = ""
    english: bool = False

    @property
    def email(self) -> str:
        """The address the person signs in with; people from outside have one of their own organisation."""
        if not self.organisation:
            return f"{self.key}@{DOMAIN}"
        return f"{self.key}@{self.organisation.split()[0].lower()}.example"


def _unit(code: str, *members: tuple[str, str, str, int]) -> tuple[Member, ...]:
    return tuple(Member(key, name, code, position, rank) for key, name, position, rank in members)


PEOPLE: tuple[Member, ...] = (
    *_unit(
        "platform",
        ("chen.lixing", "陈立行", "head", 3),
        ("wang.xiaoyu", "王晓雨", "architect", 3),
        ("sun.ke", "孙可", "developer", 0),
        ("liu.wenbo", "刘文博", "architect", 3),
        ("he.jiaqi", "何佳琪", "developer", 1),
        ("luo.cheng", "罗程", "developer", 1),
        ("tang.yue", "唐悦", "developer", 1),
        ("feng.haoran", "冯浩然", "developer", 1),
        ("peng.li", "彭莉", "developer", 1),
        ("jiang.nan", "江楠", "developer", 2),
        ("qiu.shan", "邱珊", "intern", 0),
    ),
    Member("m.keller", "Martin Keller", "platform", "developer", 1, Kind.SECONDED, english=True),
    *_unit(
        "algorithms",
        ("gu.mingzhe", "顾明哲", "head", 3),
        ("shen.yanqing", "沈砚清", "researcher", 3),
        ("lu.zhiyuan", "陆致远", "researcher", 3),
        ("ye.qing", "叶青", "researcher", 3),
        ("fan.rui", "范睿", "researcher", 3),
        ("du.kexin", "杜可欣", "intern", 0),
    ),
    Member("p.nair", "Priya Nair", "algorithms", "researcher", 3, english=True),
    *_unit(
        "quality",
        ("xie.min", "谢敏", "head", 3),
        ("han.lei", "韩磊", "tester", 1),
        ("cao.ting", "曹婷", "tester", 1),
        ("deng.chao", "邓超群", "tester", 1),
        ("xu.jing", "许静怡", "tester", 1),
        ("yuan.fang", "袁方", "tester", 0),
    ),
    *_unit(
        "product",
        ("song.yiran", "宋依然", "head", 3),
        ("cheng.hao", "程浩", "product-manager", 2),
        ("lv.siyuan", "吕思源", "product-manager", 2),
        ("wei.lan", "魏岚", "product-manager", 2),
        ("ding.yi", "丁一鸣", "product-manager", 2),
    ),
    Member("e.tanaka", "Emi Tanaka", "product", "product-manager", 2, english=True),
    *_unit(
        "sales",
        ("ma.jun", "马骏", "head", 3),
        ("zhu.hong", "朱虹", "bid-specialist", 3),
        ("hu.tianyu", "胡天宇", "bid-specialist", 3),
        ("guo.rong", "郭蓉", "account-manager", 1),
        ("lin.zhihao", "林志豪", "account-manager", 1),
        ("gao.xin", "高欣", "account-manager", 1),
        ("liang.bo", "梁博", "account-manager", 1),
        ("shi.lei", "石磊", "account-manager", 1),
        ("jin.yan", "金燕", "account-manager", 1),
    ),
    *_unit(
        "hr",
        ("qin.zheng", "秦正", "executive", 3),
        ("bai.yun", "白芸", "head", 3),
        ("lin.jing", "林静", "hr-specialist", 3),
        ("pan.xiao", "潘晓", "hr-specialist", 2),
        ("tao.ran", "陶然", "hr-specialist", 2),
    ),
    *_unit(
        "finance",
        ("yao.hui", "姚慧", "head", 3),
        ("kong.weiwei", "孔薇薇", "accountant", 2),
        ("cui.jian", "崔健行", "accountant", 2),
        ("zhou.shen", "周慎", "internal-auditor", 0),
    ),
    *_unit(
        "it",
        ("ren.gang", "任刚", "head", 3),
        ("zhao.mingyuan", "赵明远", "operations", 3),
        ("wu.wei", "吴维", "operations", 0),
        ("zheng.an", "郑安", "operations", 0),
        ("fang.ze", "方泽", "operations", 1),
    ),
    Member("d.miller", "Dana Miller", "", "", 1, Kind.CONSULTANT, "Harbour Consulting", english=True),
    Member("zhang.qi", "张祺", "", "", 1, Kind.PARTNER, "Yunfan 云帆系统集成", english=False),
    Member("o.schmidt", "Olaf Schmidt", "", "", 0, Kind.SUPPLIER, "Nordlicht Hardware", english=True),
    Member("xiong.jie", "熊洁", "", "", 1, Kind.CLIENT, "Linjiang 临江银行", english=False),
    Member("li.ruolin", "李若琳", "", "", 0, Kind.CLIENT, "Hengtong 恒通物流", english=False),
)
"""About sixty: who works here, then who works with the company. The first of each unit leads it, bar the president."""

HEADS = {
    "platform": "chen.lixing",
    "algorithms": "gu.mingzhe",
    "quality": "xie.min",
    "product": "song.yiran",
    "sales": "ma.jun",
    "hr": "bai.yun",
    "finance": "yao.hui",
    "it": "ren.gang",
}
COMMITTEE = ("qin.zheng", "chen.lixing", "gu.mingzhe", "ma.jun", "yao.hui", "lin.jing")
PRESIDENT = "qin.zheng"
SUPERVISOR = "xie.min"
KEEPER_OF_DIRECTORY = "bai.yun"
IT = "ren.gang"
FRONT_DESK = "tao.ran"
UNIT_OFFICES: tuple[tuple[str, str, Office], ...] = (
    ("wang.xiaoyu", "platform", Office.UNIT_OFFICER),
    ("hu.tianyu", "sales", Office.UNIT_OFFICER),
    ("shen.yanqing", "algorithms", Office.DEPUTY_HEAD),
)
CLASSIFIERS = {
    "chen.lixing": 3,
    "gu.mingzhe": 3,
    "ma.jun": 3,
    "qin.zheng": 3,
    "yao.hui": 2,
    "bai.yun": 2,
    "song.yiran": 2,
    "xie.min": 2,
}
"""Who may decide levels, up to which rank."""

ROLES = {
    "classifier": "chen.lixing",
    "holder": "wang.xiaoyu",
    "outsider": "zhao.mingyuan",
    "uncleared": "sun.ke",
    "officer": "lin.jing",
    "hr": "bai.yun",
    "auditor": "zhou.shen",
    "system_admin": "wu.wei",
    "security_admin": "zheng.an",
}
"""The people one signs in as. The outsider keeps servers, is cleared to the top for it, and named for nothing; so are
the three administrators, who are not even cleared."""

LEAVER = "jiang.nan"
READERS_WITH_ACCOUNTS = (
    "gu.mingzhe",
    "ma.jun",
    "qin.zheng",
    "yao.hui",
    "song.yiran",
    "xie.min",
    "liu.wenbo",
    "he.jiaqi",
    "shen.yanqing",
    "p.nair",
    "cheng.hao",
    "e.tanaka",
    "han.lei",
    "zhu.hong",
    "guo.rong",
    "kong.weiwei",
    "d.miller",
    "jiang.nan",
    "ren.gang",
    "tao.ran",
)
"""Who else has an account and is seen at work in the month: hashing sixty passwords would take too long."""
