"""What happens in the month beside registering and reading: refusals, requests, changes, someone who leaves, a leak.

What is to be refused is refused by the product: an episode says which answer it expects; any other stops the set-up.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from shoumi.engines.foundation.errors import Invalid, NotFound, Refused, ShoumiError
from shoumi.regime.access.actors import Stranger
from shoumi.regime.accounts.actions.attempts import record_failed_sign_in
from shoumi.regime.documents import queries, standing_in
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.actions.granting import withdraw_reading
from shoumi.regime.documents.actions.reading_register import read_register
from shoumi.regime.documents.actions.registering import Arrived, add_version
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.documents.actions.standing_in import name_deputy
from shoumi.regime.incidents.actions.tracing import conclude, trace_image
from shoumi.regime.incidents.vocabulary import Conclusion
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.queries import grades, personal_data
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind
from shoumi.regime.vault.objects import seal_bytes
from shoumi.surfaces.sample import company, conduct, departures, files, reviews
from shoumi.surfaces.sample.leaks import passed_on
from shoumi.surfaces.sample.papers import PAPERS
from shoumi.surfaces.sample.registering import register
from shoumi.surfaces.sample.story import Act, Story

TENANTS = "天枢数据平台多租户隔离详细设计"
OPTIMISER = "天枢数据平台查询优化器详细设计"
LICENCES = "玉衡调度系统许可证校验详细设计"
ENGINE = "天枢数据平台分布式存储引擎详细设计"
SCALING = "玉衡调度系统弹性伸缩模块详细设计"
ALERTS = "摇光监控告警收敛详细设计"
EVIDENCE = "开阳签署平台证据链存储详细设计"
NETWORK = "公司研发网拓扑"
BANK_BID = "临江银行数据治理平台投标方案"
RENEWALS = "金融客户续约名单"
ONBOARDING = "Partner onboarding notes"
PRICES = "产品价格表与底价（2026 版）"
STRATEGY = "三年发展战略（2026—2028）"

EARLY = frozenset(
    {TENANTS, OPTIMISER, LICENCES, ENGINE, SCALING, ALERTS, EVIDENCE, NETWORK, BANK_BID, RENEWALS, ONBOARDING, PRICES}
    | {STRATEGY}
)
"""What episodes need from the first days on."""

RAISED = {ALERTS: "ordinary"}
"""Documents whose level an episode raises, and to which."""
GOING = frozenset({company.LEAVER, "d.miller"})
"""People who lose what they could read in the course of the month."""

_ABSENT = "JS-2026-ZZ7Q4KHW"
_SOON = timedelta(hours=3)
_TERM = timedelta(days=90)


def acts(story: Story, registered: dict[str, datetime]) -> Iterator[Act]:
    """Yield every episode's acts, each later than what it needs."""
    yield from _refusals(story, registered)
    yield from _requests(story, registered)
    yield from _changes(story, registered)
    yield from _leaving(story, registered)
    yield from _strangers(story)
    yield from _offices(story)
    yield from conduct.acts(story)
    yield from _corrections(story)
    yield from reviews.acts(story)
    yield _leak(story, max(registered[ENGINE], registered[TENANTS]))


def _refusals(story: Story, registered: dict[str, datetime]) -> Iterator[Act]:
    uncleared = company.ROLES["uncleared"]
    for title in (TENANTS, ENGINE, SCALING):
        yield _act(story, uncleared, registered[title], _refused(Refused, _viewing(story, uncleared, title)))
    for who, title in (("guo.rong", STRATEGY), ("he.jiaqi", OPTIMISER), (company.ROLES["outsider"], NETWORK)):
        yield _act(story, who, registered[title], _refused(NotFound, _viewing(story, who, title)))
    classifier = company.ROLES["classifier"]
    yield _act(story, classifier, None, _refused(Invalid, lambda: _register_broken(story, classifier)))


def _requests(story: Story, registered: dict[str, datetime]) -> Iterator[Act]:
    classifier = company.ROLES["classifier"]
    decided = (
        ("liu.wenbo", BANK_BID, "专项组副组长，需了解技术承诺", "ma.jun", True, 3),
        ("cheng.hao", PRICES, "编写产品介绍中的价格说明", "ma.jun", True, 7),
        ("he.jiaqi", OPTIMISER, "想学习优化器实现", classifier, False, 26),
        ("han.lei", SCALING, "编写弹性伸缩的测试用例", classifier, True, 4),
        ("xie.min", ENGINE, "评估存储引擎的测试投入", classifier, True, 22),
        ("e.tanaka", BANK_BID, "Background for the product roadmap", "ma.jun", False, 31),
    )
    for who, title, purpose, custodian, granted, hours in decided:
        asked = story.month.instant(after=registered[title], by=18)
        yield Act(asked, who, _asking(story, who, title, purpose))
        answered = asked + timedelta(hours=hours)
        yield Act(answered, custodian, _deciding(story, custodian, who, title, granted=granted))
    away = story.month.on(-4, 17)
    yield Act(away, "ma.jun", lambda: _stand_in(story, "ma.jun", "zhu.hong"))
    for who, title, purpose in (
        ("e.tanaka", NETWORK, "Planning the demo environment for partners"),
        (company.ROLES["outsider"], LICENCES, "排查许可证服务器故障"),
        ("cheng.hao", RENEWALS, "梳理金融客户需求"),
    ):
        yield _act(story, who, registered[title], _asking(story, who, title, purpose))
    yield _act(story, "han.lei", None, _asking(story, "han.lei", "", "回归测试引用了这个编号"))


def _deciding(story: Story, custodian: str, asker: str, title: str, *, granted: bool) -> Callable[[], object]:
    def decide() -> None:
        actor = story.cast.acting(custodian)
        waiting = standing_in.requests_to_decide(actor).get(
            document=story.documents[title], asker=story.cast.people[asker]
        )
        decide_request(actor=actor, request_id=waiting.id, grant=granted)

    return decide


def _stand_in(story: Story, custodian: str, deputy: str) -> None:
    """The head of sales travels; somebody who reads the same secrets answers meanwhile."""
    until = clock.today() + timedelta(days=21)
    people_of = story.cast.people
    name_deputy(actor=story.cast.acting(custodian), deputy=people_of[deputy], since=clock.today(), until=until)


def _asking(story: Story, who: str, title: str, purpose: str) -> Callable[[], object]:
    def ask() -> None:
        number = story.documents[title].number if title else _ABSENT
        until = clock.today() + _TERM
        request_to_know(actor=story.cast.acting(who), number=number, purpose=purpose, until=until)

    return ask


def _changes(story: Story, registered: dict[str, datetime]) -> Iterator[Act]:
    classifier = company.ROLES["classifier"]
    for title, level, ground in (
        (ALERTS, RAISED[ALERTS], "聚类权重为竞争优势所在，应提高密级"),
        (EVIDENCE, "internal", "接口已随产品文档公开，可调低密级"),
    ):
        yield _act(story, classifier, registered[title], _changing(story, title, level=level, ground=ground))
    read = story.month.instant(after=registered[ONBOARDING])
    yield Act(read, "d.miller", _viewing(story, "d.miller", ONBOARDING))
    yield Act(read + _SOON, "ma.jun", lambda: _withdraw(story, "ma.jun", ONBOARDING, "d.miller"))
    again = _refused(NotFound, _viewing(story, "d.miller", ONBOARDING))
    yield Act(read + 2 * _SOON, "d.miller", again)
    yield _act(story, "ma.jun", registered[PRICES], lambda: _renew(story, "ma.jun", PRICES))


def _changing(story: Story, title: str, *, level: str, ground: str) -> Callable[[], object]:
    return lambda: change_level(
        actor=story.cast.acting(company.ROLES["classifier"]),
        document=story.documents[title],
        level=queries.levels().get(code=level),
        ground=ground,
        until=clock.today() + timedelta(days=5 * 365),
    )


def _withdraw(story: Story, custodian: str, title: str, reader: str) -> None:
    document = story.documents[title]
    line = queries.reading_list(document).get(person=story.cast.people[reader])
    withdraw_reading(actor=story.cast.acting(custodian), document=document, grant=line.grant)


def _renew(story: Story, custodian: str, title: str) -> None:
    paper = next(one for one in PAPERS if one.title == title)
    revised = files.write(paper) + "\n修订：华东区底价上调百分之三，自下月起执行。\n".encode()
    file = Arrived(seal_bytes(revised), paper.name)
    add_version(actor=story.cast.acting(custodian), document=story.documents[title], file=file)


def _leaving(story: Story, registered: dict[str, datetime]) -> Iterator[Act]:
    leaver = company.LEAVER
    last = max(registered[title] for title in (TENANTS, ENGINE, SCALING))
    for title in (TENANTS, ENGINE, SCALING):
        yield Act(story.month.instant(after=last, by=8), leaver, _viewing(story, leaver, title))
    told = story.month.on(11, 10)
    yield Act(told + _SOON, leaver, _refused(Refused, _viewing(story, leaver, ENGINE)))
    yield from departures.acts(story)


def _strangers(story: Story) -> Iterator[Act]:
    stranger = Stranger({"address": "203.0.113.24", "device": "Chrome / Windows"})
    for address in ("admin@xinghe.example", "wang.xiaoyu@xinghe.example", "wang.xiaoyu@xinghe.example"):
        yield _act(story, "", None, _failing(stranger, address))


def _failing(stranger: Stranger, address: str) -> Callable[[], object]:
    return lambda: record_failed_sign_in(stranger, address)


def _offices(story: Story) -> Iterator[Act]:
    officer, security, keeper = company.ROLES["officer"], company.ROLES["security_admin"], company.KEEPER_OF_DIRECTORY
    for _ in range(2):
        yield _act(story, officer, None, lambda: read_register(actor=story.cast.acting(officer)))
    yield _act(story, security, None, lambda: _clear(story, security, "yuan.fang", 1))
    stop = story.cast.people["fang.ze"]
    yield _act(story, security, None, lambda: people.withdraw_clearance(actor=story.cast.acting(security), person=stop))
    yield _act(story, keeper, None, lambda: _hire(story, keeper))


def _corrections(story: Story) -> Iterator[Act]:
    """What two people found wrong on the page of their own data; HR has answered one."""
    keeper = company.KEEPER_OF_DIRECTORY
    asked = story.month.instant(by=15)
    yield Act(asked, "cheng.hao", _correcting(story, "cheng.hao", "people.work", "岗位应为高级产品经理"))
    yield Act(asked + timedelta(hours=20), keeper, lambda: _answer(story, keeper))
    last = story.month.on(-2, 11)
    yield Act(last, "e.tanaka", _correcting(story, "e.tanaka", "people.entry", "My name is written Emi TANAKA"))


def _correcting(story: Story, who: str, holding: str, text: str) -> Callable[[], object]:
    return lambda: people.ask_for_correction(actor=story.cast.acting(who), holding=holding, text=text)


def _answer(story: Story, keeper: str) -> None:
    actor = story.cast.acting(keeper)
    waiting = personal_data.waiting_corrections(actor).get(person=story.cast.people["cheng.hao"])
    answer = "岗位以任职文件为准，聘任文件尚未下发，暂不变更"
    people.answer_correction(actor=actor, correction=waiting.id, corrected=False, answer=answer)


def _clear(story: Story, security: str, who: str, rank: int) -> None:
    actor = story.cast.acting(security)
    grade = grades(actor).get(rank=rank)
    people.grant_clearance(actor=actor, person=story.cast.people[who], grade=grade.id, ground="转岗后接触测试资料")


def _hire(story: Story, keeper: str) -> None:
    actor = story.cast.acting(keeper)
    entry = Entry(name="许知行", kind=Kind.INTERN, email=f"xu.zhixing@{company.DOMAIN}", staff_number="XH0090")
    person = people.register_person(actor=actor, entry=entry)
    unit, position = story.cast.units["product"], story.cast.positions["intern"]
    people.place(actor=actor, person=person.id, unit=unit, position=position)


def _leak(story: Story, after: datetime) -> Act:
    officer, reader = company.ROLES["officer"], "he.jiaqi"

    def trace() -> None:
        page = story.view(reader, ENGINE)
        actor = story.cast.acting(officer)
        case = trace_image(actor=actor, image=seal_bytes(passed_on(page.jpeg)))
        reason = "经核实，截图为项目组内部讨论所用，未传出公司；已提醒当事人并组织再培训。"
        conclude(actor=actor, case_id=case.id, conclusion=Conclusion.DISMISSED, reason=reason)

    return Act(story.month.instant(after=after), officer, trace)


def _act(story: Story, who: str, after: datetime | None, do: Callable[[], object]) -> Act:
    return Act(story.month.instant(after=after), who, do)


def _viewing(story: Story, who: str, title: str) -> Callable[[], object]:
    return lambda: story.view(who, title)


def _refused(expected: type[ShoumiError], do: Callable[[], object]) -> Callable[[], object]:
    """Return ``do`` as an act that must end with ``expected``."""

    def attempt() -> None:
        try:
            do()
        except expected:
            return
        message = f"the product should have answered {expected.__name__}"
        raise AssertionError(message)

    return attempt


def _register_broken(story: Story, who: str) -> None:
    broken = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    register(
        story.cast.acting(who), broken, "扫描件.pdf", title="扫描件", kind="contract", level="ordinary", readers=()
    )
