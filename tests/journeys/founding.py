"""Founds the house of the journeys: the cast with passwords and second factors, and a document of every level.

    python -m tests.journeys.founding HOME PORT

Prints JSON: ``people`` (part → email, name, secret) and ``documents`` (name → number). It runs in a process of its own,
because a process serves one installation.
"""

import json
import sys
from pathlib import Path

from shoumi.config.home import make_home
from shoumi.config.launch import prepare

WITHOUT_FACTOR = "leaver"
"""Who sets up their first factor in a journey."""
NEWCOMER = "newcomer@xinghe.example"
"""Who has no account yet."""
LOST = "lost@xinghe.example"
"""Who lost every factor."""
ALGORITHM = "".join(
    f"{number}. 归并与基数排序结合：分块 {number} 千条，块内按缓存行对齐后比较，块间以败者树归并。\n"
    f"    阈值 {number * 64} 字节以下改用插入排序；实测吞吐与内存占用见附表 {number}。\n"
    for number in range(1, 61)
)
KEYS = "".join(
    f"第 {number} 步：签名密钥分片 {number} 由两名保管人分别持有，启用须双人到场。\n" for number in range(1, 41)
)
PAPERS = (
    ("public", "开源组件使用说明", "本说明列出产品使用的开源组件及其许可证。\n" * 20),
    ("internal", "研发部季度例会纪要", "本季度完成三项优化，下季度重点为稳定性。\n" * 20),
    ("ordinary", "排序算法设计说明", ALGORITHM),
    ("core", "代码签名密钥管理方案", KEYS),
)
"""Level, title and text of each document."""
FURTHER = {"outgoing": "邹行", "hr": "许静"}
"""Whom journeys need beside the cast, by part: one who is screened and leaves, and who sees to both."""
STAFF = "工号,姓名,邮箱,部门\n" + "".join(
    f"X{number},员工{number},e{number}@xinghe.example,运维部\n" for number in range(1, 4)
)
"""What the staff system writes into the home."""
CASES = ("下班后测试机未锁屏，屏幕上是未发布版本的界面。", "把设计图拍照发到了外部群聊，五分钟后撤回。")
"""The facts of each case."""
REVIEWED = "代码评审规程"
"""Whose readers are under review in a journey."""


def main(home: Path, port: int) -> None:
    """Found the house in the new folder ``home``, to be served on ``port``."""
    make_home(home, company="星河软件", url=f"http://localhost:{port}")
    prepare(home)
    from shoumi.regime.access.registry import registry
    from shoumi.regime.documents import pages
    from shoumi.surfaces.cli.installing import migrate_database

    registry.close()
    migrate_database()
    people = _people()
    _sources(home)
    _cases()
    print(json.dumps({"people": people, "documents": _documents()}, ensure_ascii=False))  # noqa: T201 - the result
    pages.close()


def _people() -> dict[str, dict[str, str]]:
    from shoumi.regime.accounts.actions.accounts import open_account as open_own
    from shoumi.regime.accounts.actions.factors import add_totp, new_secret
    from shoumi.regime.people.actions import appoint, open_account, place, register_person
    from shoumi.regime.people.models import Person
    from shoumi.regime.people.values import Entry, InUnit
    from shoumi.regime.people.vocabulary import Kind, Office
    from tests.cast import CONSOLE, PASSWORD, address, enter_cast, find_cast, unit

    enter_cast()
    register_person(actor=CONSOLE, entry=Entry(name="新人", kind=Kind.EMPLOYEE, email=NEWCOMER))
    lost = register_person(actor=CONSOLE, entry=Entry(name="苗失", kind=Kind.EMPLOYEE, email=LOST))
    place(actor=CONSOLE, person=lost.id, unit=unit("rd").id)
    open_account(actor=CONSOLE, person=lost.id, password=PASSWORD)
    appoint(actor=CONSOLE, person=find_cast().classifier, office=Office.HEAD, seat=InUnit(unit("rd").id))
    further = {}
    for part, name in FURTHER.items():
        entered = register_person(actor=CONSOLE, entry=Entry(name=name, kind=Kind.EMPLOYEE, email=address(part)))
        place(actor=CONSOLE, person=entered.id, unit=unit("rd").id)
        open_own(
            actor=CONSOLE,
            person_id=entered.id,
            email=address(part),
            password=PASSWORD,
            password_temporary=False,
        )
        further[part] = entered.id
    appoint(actor=CONSOLE, person=further["hr"], office=Office.HR, seat=InUnit(unit("rd").id))
    told = {}
    for part, person in (vars(find_cast()) | further).items():
        secret = new_secret()
        if part != WITHOUT_FACTOR:
            add_totp(actor=CONSOLE, account_id=person, secret=secret)
        name = Person.objects.get(pk=person).name
        told[part] = {"email": address(part), "name": name, "secret": secret}
    return told


def _sources(home: Path) -> None:
    """Let screenings look at the usual, and a staff system write its list into the home."""
    from shoumi.regime.people import actions
    from shoumi.regime.people.actions.sources import Wanted
    from shoumi.regime.people.sync.files import FOLDER
    from shoumi.regime.people.sync.vocabulary import SettingName, SourceKind
    from tests.cast import CONSOLE

    actions.adopt_preset_checks(actor=CONSOLE)
    folder = home / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "staff.csv").write_text(STAFF, encoding="utf-8")
    wanted = Wanted(name="人事系统", settings={SettingName.FILE: "staff.csv"})
    actions.create_source(actor=CONSOLE, kind=SourceKind.FILE, wanted=wanted)


def _documents() -> dict[str, str]:
    from shoumi.regime.documents.actions.granting import grant_reading
    from shoumi.regime.documents.models import Document
    from shoumi.regime.people import actions as people
    from shoumi.regime.people.models import ClearanceGrade, Person
    from tests.cast import CONSOLE, address, find_cast, registered, until_days

    cast = find_cast()
    # Nobody is named above their clearance: this one had it on the day and lost it since.
    highest = ClearanceGrade.objects.order_by("-rank")[0].id
    people.grant_clearance(actor=CONSOLE, person=cast.uncleared, grade=highest, ground="岗位需要")
    told = {}
    for code, title, text in PAPERS:
        readers = ("holder", "uncleared") if code in {"core", "ordinary"} else ("holder",)
        made = registered(cast, title=title, content=text.encode(), name=f"{title}.txt", code=code, readers=readers)
        told[code] = made.number
    people.withdraw_clearance(actor=CONSOLE, person=cast.uncleared)
    minutes = Document.objects.get(number=told["internal"])
    line = until_days(Person.objects.get(email=address("outgoing")).id)
    grant_reading(actor=cast.acting("classifier"), document=minutes, reading=line)
    rules = "评审须两人以上，一人为架构师；结论当日登记。\n" * 20
    reviewed = registered(
        cast, title=REVIEWED, content=rules.encode(), name="评审规程.txt", code="internal", readers=("holder", "leaver")
    )
    return told | {"reviewed": reviewed.number}


def _cases() -> None:
    """Take up two cases about somebody who cannot read: one is decided and waits for them, one waits for a proposal."""
    from shoumi.regime.conduct import actions
    from shoumi.regime.conduct.rules.grading import Findings
    from shoumi.regime.conduct.values import AboutPerson, Judgement, NewCase, Proposal
    from shoumi.regime.conduct.vocabulary import Consequence, Effect, Intent, Remedy
    from tests.cast import CONSOLE, find_cast, last_day

    actions.adopt_preset_scale(actor=CONSOLE)
    cast = find_cast()
    officer, person, head = cast.acting("officer"), cast.acting("uncleared"), cast.acting("classifier")
    cases = []
    for facts in CASES:
        wanted = NewCase(effect=Effect.DISCIPLINE, facts=facts, conduct_on=last_day(-1))
        cases.append(actions.open_case(actor=officer, about=AboutPerson(person.id), wanted=wanted).id)
        actions.give_notice(actor=officer, case=cases[-1], answer_by=last_day(3))
        actions.state_side(actor=person, case=cases[-1], statement="当时没有留意，发现后立即改正并报告了主管。")
    findings = Findings(intent=Intent.SLIGHT, consequence=Consequence.NONE, remedy=Remedy.HELPED)
    judgement = Judgement(measures=["verbal-warning"], ground="经核实属实，没有造成后果。", grade="light")
    actions.propose(actor=officer, case=cases[0], proposal=Proposal(judgement=judgement, findings=findings))
    actions.decide(actor=head, case=cases[0], judgement=judgement)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
