"""Who is screened, who leaves, who moves in the month: cases finished, under way, and late (P02, P07, P09, E09)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.documents.actions.leavers import end_lines
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.queries import grades, leaving
from shoumi.regime.people.queries import screening as screenings
from shoumi.regime.people.values import Checked, Duty, Found, Leaving, Workplace
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CheckResult,
    DutyEnd,
    DutyKind,
    ItemState,
    LeavingReason,
    NoticeMode,
    ScreeningState,
)
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.story import Act, Story

HR = company.KEEPER_OF_DIRECTORY
OFFICER, SYSTEM, SECURITY = (company.ROLES[role] for role in ("officer", "system_admin", "security_admin"))
LEAVER, UNDER_NOTICE, LATE, MOVER, SUPPLIER = company.LEAVER, "shi.lei", "gao.xin", "lv.siyuan", "o.schmidt"
WAITING = "he.jiaqi"
"""Asked for consent to a screening, and has not answered yet."""

_NOTES = {
    "people.own_devices": "本人声明个人电脑、手机与网盘均无公司资料，已抽查。",
    "people.interview": "已面谈并提醒保密义务；去向为外地高校任教。",
    "people.non_compete": "未接触核心算法，不启用竞业限制。",
}
_YEAR = timedelta(days=365)


def acts(story: Story) -> Iterator[Act]:
    """Yield every act, each later than what it needs."""
    yield from _screening(story)
    yield from _finished(story)
    yield from _others(story)


def _screening(story: Story) -> Iterator[Act]:
    month = story.month
    yield Act(month.on(1, 10), SECURITY, lambda: _ask_for_screening(story))
    found = (
        ("ye.qing", ScreeningState.PASSED, timedelta(days=35), ""),
        ("liu.wenbo", ScreeningState.PASSED, 2 * _YEAR, ""),
        ("fan.rui", ScreeningState.CONDITIONAL, _YEAR, "在外任教已申报，一年后复核"),
        ("tang.yue", ScreeningState.NOT_PASSED, None, ""),
    )
    for place, (who, state, term, conditions) in enumerate(found):
        yield Act(month.on(1 + place, 14), HR, _requesting(story, who, 3))
        yield Act(month.on(2 + place, 11), HR, _screened(story, who, state, term=term, conditions=conditions))
    yield Act(month.on(7, 10), HR, lambda: _request(story, "p.nair", 3))
    yield Act(month.on(7, 15), "p.nair", lambda: _consent(story, "p.nair"))
    yield Act(month.on(8, 10), HR, lambda: _check(story, "p.nair", "identity", "护照原件与本人一致"))
    yield Act(month.on(8, 11), HR, lambda: _check(story, "p.nair", "education", "学位经毕业院校核实"))
    yield Act(month.on(15, 11), HR, lambda: _request(story, WAITING, 2))


def _ask_for_screening(story: Story) -> None:
    actor = story.cast.acting(SECURITY)
    people.ask_for_screening(actor=actor, grade=grades(actor).get(rank=3).id, asked=True)


def _request(story: Story, who: str, rank: int) -> None:
    actor = story.cast.acting(HR)
    reason = "岗位调整后将接触更高密级的研发资料"
    grade = grades(actor).get(rank=rank).id
    people.request_screening(actor=actor, person=story.cast.people[who], grade=grade, reason=reason)


def _requesting(story: Story, who: str, rank: int) -> Callable[[], object]:
    return lambda: _request(story, who, rank)


def _open_screening(story: Story, actor: Person, who: str) -> UUID:
    rows = screenings.in_work(screenings.screenings(actor))
    found: UUID = rows.get(person=story.cast.people[who]).id
    return found


def _consent(story: Story, who: str) -> None:
    actor = story.cast.acting(who)
    people.give_consent(actor=actor, screening=_open_screening(story, actor, who))


def _check(story: Story, who: str, code: str, note: str, *, result: CheckResult = CheckResult.CLEAR) -> None:
    actor = story.cast.acting(HR)
    kind = screenings.check_kinds().get(code=code).id
    checked = Checked(kind=kind, result=result, on=clock.today(), note=note)
    people.record_check(actor=actor, screening=_open_screening(story, actor, who), checked=checked)


def _screened(
    story: Story, who: str, state: ScreeningState, *, term: timedelta | None, conditions: str
) -> Callable[[], object]:
    def screen() -> None:
        failed = state is ScreeningState.NOT_PASSED
        result = CheckResult.ADVERSE if failed else CheckResult.CLEAR
        _check(story, who, "work-history", "与原单位核实，履历不符" if failed else "与离职证明一致", result=result)
        actor = story.cast.acting(HR)
        until = clock.today() + term if term else None
        finding = Found(state=state, until=until, conditions=conditions)
        people.decide_screening(actor=actor, screening=_open_screening(story, actor, who), finding=finding)

    return screen


def _finished(story: Story) -> Iterator[Act]:
    """The leaver, from the announcement to the certificate."""
    month = story.month
    opened, last = month.on(11, 10), month.days[15]
    yield Act(opened, HR, lambda: _open(story, LEAVER, CaseKind.LEAVING, last=last))
    yield Act(month.on(11, 16), HR, lambda: people.draw_undertaking(actor=story.cast.acting(HR), case=_case(story)))
    yield Act(month.on(12, 10), LEAVER, lambda: _confirm(story))
    yield Act(month.on(12, 14), SYSTEM, lambda: _suspend(story))
    yield Act(month.on(13, 10), OFFICER, lambda: end_lines(actor=story.cast.acting(OFFICER), case=_case(story)))
    for place, (who, names) in enumerate(_settled_by()):
        yield Act(month.on(14, 10 + place), who, _settling(story, LEAVER, who, names))
    yield Act(month.on(16, 17), HR, lambda: people.close_case(actor=story.cast.acting(HR), case=_case(story)))


def _settled_by() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (OFFICER, ("documents.custody", "documents.lines")),
        (company.HEADS["platform"], ("people.copies",)),
        (company.IT, ("people.devices", "people.media", "people.own_devices", "people.accounts")),
        (company.FRONT_DESK, ("people.keys",)),
        (HR, ("people.interview", "people.non_compete")),
    )


def _others(story: Story) -> Iterator[Act]:
    month = story.month
    yield Act(month.on(6, 10), HR, lambda: _open(story, LATE, CaseKind.LEAVING, last=month.days[9]))
    yield Act(month.on(8, 10), company.IT, _settling(story, LATE, company.IT, ("people.devices",)))
    duty = Duty(DutyKind.NON_COMPETE, DutyEnd.DATE, month.days[9] + timedelta(days=180))
    yield Act(
        month.on(9, 15),
        HR,
        lambda: people.lay_duty(actor=story.cast.acting(HR), case=_case(story, LATE), duty=duty),
    )
    soon = month.days[-1] + timedelta(days=12)
    follows, narrowed = NoticeMode.FOLLOWS, NoticeMode.NARROWED
    yield Act(month.on(13, 15), HR, lambda: _open(story, MOVER, CaseKind.MOVING, last=soon, mode=follows, to="sales"))
    yield Act(month.on(17, 10), HR, lambda: _open(story, UNDER_NOTICE, CaseKind.LEAVING, last=soon, mode=narrowed))
    yield Act(
        month.on(17, 15),
        company.HEADS["sales"],
        _settling(story, UNDER_NOTICE, company.HEADS["sales"], ("people.copies",)),
    )
    yield Act(month.on(18, 10), HR, lambda: _open(story, SUPPLIER, CaseKind.END_OF_COOPERATION, last=soon))


def _open(
    story: Story, who: str, kind: CaseKind, *, last: date, mode: NoticeMode = NoticeMode.AT_ONCE, to: str = ""
) -> None:
    outside = kind is CaseKind.END_OF_COOPERATION
    reasons = {CaseKind.MOVING: LeavingReason.TRANSFER, CaseKind.END_OF_COOPERATION: LeavingReason.PROJECT_END}
    leaves = Leaving(
        kind=kind,
        reason=reasons.get(kind, LeavingReason.RESIGNATION),
        announced_on=clock.today(),
        last_day=last,
        mode=mode,
        successor=None if outside else story.cast.people["feng.haoran"],
        to=Workplace(story.cast.units[to]) if to else None,
        note="" if outside else "已与部门负责人商定交接安排",
    )
    people.open_case(actor=story.cast.acting(HR), person=story.cast.people[who], leaving=leaves)


def _case(story: Story, who: str = LEAVER) -> UUID:
    found = leaving.open_case_of(story.cast.people[who])
    if found is None:
        message = f"{who} has no open case"
        raise LookupError(message)
    return found.id


def _confirm(story: Story) -> None:
    undertaking = leaving.undertaking_of(leaving.case(story.cast.acting(HR), _case(story)))
    digest = undertaking.digest if undertaking else ""
    people.confirm_undertaking(actor=story.cast.acting(LEAVER), case=_case(story), digest=digest)


def _suspend(story: Story) -> None:
    suspend(actor=story.cast.acting(SYSTEM), account_id=story.cast.people[LEAVER], reason="离职")


def _settling(story: Story, leaver: str, who: str, names: tuple[str, ...]) -> Callable[[], object]:
    def settle() -> None:
        actor = story.cast.acting(who)
        row = leaving.case(actor, _case(story, leaver))
        for line in leaving.lines(actor, row):
            if line.item.name in names and line.state is ItemState.OPEN:
                people.settle_item(actor=actor, item=line.item.id, note=_NOTES.get(line.item.name, ""))

    return settle
