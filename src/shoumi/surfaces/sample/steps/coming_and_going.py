"""The second part, of people: screening before clearance, leaving, and what was really opened."""

# ruff: noqa: E501 - one line of STEPS is one step

import secrets
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Refused, ShoumiError
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.granting import NewReading, grant_reading
from shoumi.regime.documents.actions.leavers import end_lines
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.vocabulary import Permission as OnDocuments
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import LeavingCase
from shoumi.regime.people.queries import grades, leaving, state_of
from shoumi.regime.people.queries import screening as screenings
from shoumi.regime.people.values import Checked, Clearing, Entry, Found, Leaving
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CheckResult,
    ItemState,
    Kind,
    LeavingReason,
    NoticeMode,
    Permission,
    ReasonCode,
    ScreeningState,
    State,
)
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.steps.reviewing import review_rights
from shoumi.surfaces.sample.steps.step import Step, StepFailed, Tour, acting, expect

PART = "2"
_LEAVER = "leaver"
"""Under which the leaver's id is left to the next step."""


def screen_before_clearance(tour: Tour) -> str:
    """Grant a screened grade without a screening, screen the person, grant it again, and ask for the day before."""
    security, hr = tour.acting("security_admin"), of(company.KEEPER_OF_DIRECTORY)
    person = newcomer(tour, "演示：待审查人员").id
    before = clock.now()
    core = grades(security).get(rank=3).id
    reasons = decide(security, Permission.GRANT_CLEARANCE, Clearing(person, core)).reasons
    codes = [reason.code for reason in reasons]
    expect(codes == [ReasonCode.SCREENING_MISSING], f"the reasons are {codes}")
    refused(
        lambda: people.grant_clearance(actor=security, person=person, grade=core, ground="演示"),
        "a screened grade was granted without a screening",
    )
    row = people.request_screening(actor=hr, person=person, grade=core, reason="演示：拟调入算法研究部")
    identity = screenings.check_kinds().get(code="identity")
    sensitive = Checked(kind=identity.id, result=CheckResult.CLEAR, on=clock.today())
    conflict(lambda: people.record_check(actor=hr, screening=row.id, checked=sensitive), "no consent was asked for")
    people.record_consent(actor=hr, screening=row.id, on=clock.today())
    people.record_check(actor=hr, screening=row.id, checked=sensitive)
    until = clock.today() + timedelta(days=365)
    people.decide_screening(actor=hr, screening=row.id, finding=Found(state=ScreeningState.PASSED, until=until))
    people.grant_clearance(actor=security, person=person, grade=core, ground="演示")
    earlier = Person(security.id, security.origin, before)
    past = decide(earlier, Permission.GRANT_CLEARANCE, Clearing(person, core), at=before)
    expect(not past.allowed, "the screening counts for the time before it")
    return (
        "refused with the reason, consent asked for first, granted with a screening in force; before it still refused"
    )


def leave(tour: Tour) -> str:
    """Let somebody who reads leave: nothing opens, items with something outstanding are not ticked, lines end."""
    officer, keeper = tour.acting("officer"), tour.acting("classifier")
    leaver = newcomer(tour, "演示：离职人员")
    tour.numbers[_LEAVER] = str(leaver.id)
    lowest = grades(tour.acting("security_admin")).get(rank=1).id
    people.grant_clearance(actor=tour.acting("security_admin"), person=leaver.id, grade=lowest, ground="演示")
    document = queries.document(keeper, tour.numbers["md"])
    line = NewReading(person=leaver.id, until=clock.today() + timedelta(days=30), purpose="演示")
    grant_reading(actor=keeper, document=document, reading=line)
    view_page(actor=leaver, number=document.number, page=1)
    case = _open(officer, leaver, CaseKind.LEAVING)
    codes = {reason.code for reason in decide(leaver, OnDocuments.OPEN, document.subject).reasons}
    expect(ReasonCode.LEAVING in codes, f"the leaver is refused for {codes}")
    item = next(one for one in leaving.lines(officer, case) if one.item.name == "documents.lines")
    expect(item.outstanding >= 1, "the line that names the leaver is not counted")
    conflict(lambda: people.settle_item(actor=officer, item=item.item.id), "an item was ticked with a line outstanding")
    ended = end_lines(actor=officer, case=case.id)
    people.settle_item(actor=officer, item=item.item.id)
    conflict(lambda: people.close_case(actor=officer, case=case.id), "a case was closed with open items")
    return f"access ended at once; {ended} lines ended, and only then the item could be ticked"


def list_what_was_opened(tour: Tour) -> str:
    """Draw up the exit undertaking, compare its annex with the ledger, and let the leaver confirm it in person."""
    officer, leaver = tour.acting("officer"), Person(UUID(tour.numbers[_LEAVER]), factor_at=clock.now())
    row = leaving.open_case_of(leaver.id)
    expect(row, "the leaver has no case")
    assert row is not None  # noqa: S101 - told to the type checker, asked the line before
    undertaking = people.draw_undertaking(actor=officer, case=row.id)
    paper = people.read_annex(actor=leaver, case=row.id)
    expect(paper.digest == undertaking.digest, "the annex is not the one whose digest is recorded")
    expect(undertaking.opened >= 1, "the annex lists nothing, but a page was opened")
    stale = Person(leaver.id, leaver.origin, clock.now() - timedelta(hours=9))
    digest = paper.digest
    refused(
        lambda: people.confirm_undertaking(actor=stale, case=row.id, digest=digest),
        "it was confirmed without the second factor",
    )
    people.confirm_undertaking(actor=leaver, case=row.id, digest=digest)
    for line in leaving.lines(officer, row):
        if line.state is ItemState.OPEN:
            people.waive_item(actor=officer, item=line.item.id, reason="演示")
    people.close_case(actor=officer, case=row.id)
    expect(state_of(leaver.id, clock.now()) is State.LEFT, "the person has not left")
    certificate = people.issue_certificate(actor=officer, case=row.id)
    return f"{undertaking.opened} documents listed, confirmed; certificate of {len(certificate.data) // 1024} KiB"


def end_a_cooperation(tour: Tour) -> str:
    """End the cooperation of a partner: the same case with its own items, and their access ends."""
    officer, partner = tour.acting("officer"), newcomer(tour, "演示：合作方人员", Kind.PARTNER)
    case = _open(officer, partner, CaseKind.END_OF_COOPERATION)
    expect(state_of(partner.id, clock.now()) is State.LEAVING, "the partner is still present")
    names = {line.item.name for line in leaving.lines(officer, case)}
    expect("documents.lines" in names and "people.non_compete" not in names, f"its items are {sorted(names)}")
    return f"{len(names)} items to settle; access ended at once"


def _open(officer: Person, who: Person, kind: CaseKind) -> LeavingCase:
    plan = Leaving(
        kind=kind,
        reason=LeavingReason.OTHER,
        announced_on=clock.today(),
        last_day=clock.today(),
        mode=NoticeMode.AT_ONCE,
    )
    return people.open_case(actor=officer, person=who.id, leaving=plan)


def newcomer(tour: Tour, name: str, kind: Kind = Kind.EMPLOYEE) -> Person:
    """Register somebody with an account, so that the tour can be played again on the same company."""
    hr, organisation = of(company.KEEPER_OF_DIRECTORY), "" if kind is Kind.EMPLOYEE else "演示合作方"
    email = f"tour-{secrets.token_hex(4)}@{company.DOMAIN}"
    entry = Entry(name=name, kind=kind, email=email, organisation=organisation)
    person = people.register_person(actor=hr, entry=entry).id
    people.open_account(actor=tour.acting("system_admin"), person=person, password=secrets.token_urlsafe(18))
    return Person(person, factor_at=clock.now())


def of(key: str) -> Person:
    """Return the person ``key`` of the sample company at their desk."""
    member = next(one for one in company.PEOPLE if one.key == key)
    return acting(member.email, key)


def conflict(act: Callable[[], object], otherwise: str) -> None:
    """Do ``act``, which must end with Conflict. Raises StepFailed saying ``otherwise``."""
    _fails(Conflict, act, otherwise)


def refused(act: Callable[[], object], otherwise: str) -> None:
    """Do ``act``, which must be refused. Raises StepFailed saying ``otherwise``."""
    _fails(Refused, act, otherwise)


def _fails(expected: type[ShoumiError], act: Callable[[], object], otherwise: str) -> None:
    """Do ``act``, which the product answers with ``expected``. Raises StepFailed saying ``otherwise`` when it does not."""
    try:
        act()
    except expected:
        return
    raise StepFailed(otherwise)


STEPS: tuple[Step, ...] = (
    Step("背景调查：无有效调查不得授予等级", "No clearance without a screening where the grade asks for one", ("P02",), screen_before_clearance),
    Step("离职：权限即止，未清事项不得勾选", "Leaving: access ends, and nothing outstanding is ticked", ("P07",), leave),
    Step("实际查阅清单作为离职保密承诺附件，本人确认", "What was really opened, annexed to the exit undertaking and confirmed", ("E09", "P07"), list_what_was_opened),
    Step("合作结束：外部人员同样清退", "End of cooperation: outsiders are cleared in the same way", ("P09",), end_a_cooperation),
    Step("权限复核：撤销即止、恢复即复，逾期自动暂停", "Access review: revoked ends at once, restored opens again, silence suspends", ("P10",), review_rights),
)  # fmt: skip
"""In order; later ones use what earlier ones made."""
