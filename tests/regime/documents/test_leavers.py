"""Documents and people who leave or move: custody, lines, the notice period, and what was really opened (P07, E09)."""

from datetime import timedelta

import pytest
from tests.cast import CONSOLE, Cast, last_day, level, registered, unit, until_days
from tests.regime.documents.conftest import SignIn

from shoumi.engines.foundation.errors import Conflict, NotFound, Refused
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.documents import leavers, listing, queries
from shoumi.regime.documents.actions.granting import NewReading, grant_reading, withdraw_reading
from shoumi.regime.documents.actions.leavers import end_lines, hand_over_all, keep_line
from shoumi.regime.documents.actions.viewing import view_page, view_text
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.documents.vocabulary import GateCode, Permission
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.contributions import opened_by
from shoumi.regime.people.models import CaseItem, LeavingCase
from shoumi.regime.people.values import InUnit, Leaving, Workplace
from shoumi.regime.people.vocabulary import CaseKind, LeavingReason, NoticeMode, Office

pytestmark = pytest.mark.django_db


def opened(cast: Cast, part: str, kind: CaseKind, mode: NoticeMode, *, to: Workplace | None = None) -> LeavingCase:
    today = clock.today()
    plan = Leaving(
        kind=kind, reason=LeavingReason.OTHER, announced_on=today, last_day=today + timedelta(days=9), mode=mode, to=to
    )
    return people.open_case(actor=cast.acting("officer"), person=getattr(cast, part), leaving=plan)


def outstanding(case: LeavingCase, name: str, officer: Person) -> str:
    item = CaseItem.objects.get(case=case, name=name)
    try:
        people.settle_item(actor=officer, item=item.id)
    except Conflict as left:
        return f"{left.parameters['count']} left"
    return "done"


def test_what_was_really_opened_is_read_off_the_ledger(cast: Cast) -> None:
    twice, once, never = (registered(cast, readers=("leaver", "holder")) for _ in range(3))
    actor = cast.acting("leaver")
    for _ in range(2):
        view_page(actor=actor, number=twice.number, page=1)
    view_page(actor=actor, number=once.number, page=1)
    view_page(actor=cast.acting("holder"), number=never.number, page=1)
    with pytest.raises(Refused):
        view_text(actor=actor, number=registered(cast, code="core", readers=("leaver",)).number, page=1)
    found = {one.number: one for one in opened_by(cast.leaver)}
    assert {number: one.count for number, one in found.items()} == {twice.number: 2, once.number: 1}
    first = found[twice.number]
    assert first.first < first.last
    assert first.level == level("ordinary").name


def test_what_a_leaver_keeps_and_where_they_are_named_is_cleared_before_the_items_are_ticked(cast: Cast) -> None:
    officer = cast.acting("officer")
    kept = [registered(cast, readers=("leaver",)) for _ in range(2)]
    too_high = registered(cast, code="core", readers=())
    people.withdraw_clearance(actor=cast.acting("security_admin"), person=cast.outsider)
    case = opened(cast, "classifier", CaseKind.LEAVING, NoticeMode.AT_ONCE)
    assert outstanding(case, "documents.custody", officer) == "3 left"
    stale = Person(cast.officer, factor_at=clock.now() - timedelta(hours=2))
    with pytest.raises(ActRefused):
        hand_over_all(actor=stale, case=case.id, successor=cast.holder)
    left = hand_over_all(actor=officer, case=case.id, successor=cast.outsider)
    assert left.count == 0
    assert {number for number, _code in left.left} == {one.number for one in (*kept, too_high)}
    done = hand_over_all(actor=officer, case=case.id, successor=cast.holder)
    assert (done.count, done.left) == (3, ())
    assert {one.custodian_id for one in Document.objects.all()} == {cast.holder}
    assert outstanding(case, "documents.custody", officer) == "done"


def test_lines_that_name_a_leaver_end_and_do_not_come_back_with_them(cast: Cast) -> None:
    officer = cast.acting("officer")
    documents = [registered(cast, readers=("leaver", "holder")) for _ in range(2)]
    case = opened(cast, "leaver", CaseKind.LEAVING, NoticeMode.AT_ONCE)
    assert outstanding(case, "documents.lines", officer) == "2 left"
    assert end_lines(actor=officer, case=case.id) == 2
    assert outstanding(case, "documents.lines", officer) == "done"
    people.cancel_case(actor=officer, case=case.id)
    for document in documents:
        assert not decide(cast.acting("leaver"), Permission.OPEN, document.subject).known
        assert decide(cast.acting("holder"), Permission.OPEN, document.subject).allowed


def test_under_notice_only_what_the_custodian_keeps_open_opens(cast: Cast) -> None:
    kept, closed = (registered(cast, readers=("leaver",)) for _ in range(2))
    viewer, keeper = cast.acting("leaver"), cast.acting("classifier")
    before = clock.now()
    opened(cast, "leaver", CaseKind.LEAVING, NoticeMode.NARROWED)

    def openable(at_document: Document) -> bool:
        single = decide(cast.acting("leaver"), Permission.OPEN, at_document.subject).allowed
        listed = Document.objects.filter(listing.openable(cast.acting("leaver"))).filter(pk=at_document.pk).exists()
        handling = listing.handling_by_level(clock.now())
        among = at_document.pk in listing.openable_among(cast.acting("leaver"), [at_document], handling)
        assert single == listed == among
        return single

    assert [openable(one) for one in (kept, closed)] == [False, False]
    reasons = decide(viewer, Permission.OPEN, closed.subject).reasons
    assert [reason.code for reason in reasons] == [GateCode.WITHIN_NOTICE]
    with pytest.raises(NotFound):
        keep_line(actor=cast.acting("holder"), grant=Reading.objects.get(document=kept).grant)
    assert {line.document_id for line in leavers.to_review(keeper)} == {kept.pk, closed.pk}
    keep_line(actor=keeper, grant=Reading.objects.get(document=kept).grant)
    assert [openable(one) for one in (kept, closed)] == [True, False]
    assert {line.document_id for line in leavers.to_review(keeper)} == {closed.pk}
    past = Person(cast.leaver, factor_at=before)
    assert decide(past, Permission.OPEN, closed.subject, at=before).allowed


def test_lines_that_go_with_a_move_are_confirmed_or_ended_by_their_custodians(cast: Cast) -> None:
    officer, keeper = cast.acting("officer"), cast.acting("classifier")
    by_unit = registered(cast, readers=())
    line = NewReading(unit=unit("rd").id, until=last_day(30), purpose="评审")
    grant_reading(actor=keeper, document=by_unit, reading=line)
    confirmed, ended = (registered(cast, readers=("leaver",)) for _ in range(2))
    assert decide(cast.acting("leaver"), Permission.OPEN, by_unit.subject).allowed
    case = opened(cast, "leaver", CaseKind.MOVING, NoticeMode.FOLLOWS, to=Workplace(unit("sales").id))
    assert not decide(cast.acting("leaver"), Permission.OPEN, by_unit.subject).known
    later = registered(cast, readers=())
    grant_reading(actor=keeper, document=later, reading=until_days(cast.leaver))
    assert outstanding(case, "documents.confirm", officer) == "2 left"
    assert {one.document_id for one in leavers.to_review(keeper)} == {confirmed.pk, ended.pk}
    keep_line(actor=keeper, grant=Reading.objects.get(document=confirmed).grant)
    withdraw_reading(actor=keeper, document=ended, grant=Reading.objects.get(document=ended).grant)
    assert outstanding(case, "documents.confirm", officer) == "done"
    may = {one.pk: decide(cast.acting("leaver"), Permission.OPEN, one.subject).allowed for one in (confirmed, later)}
    assert may == {confirmed.pk: True, later.pk: True}
    assert not queries.documents(cast.acting("leaver")).filter(pk=ended.pk).exists()


def test_who_knows_of_a_case_and_clears_nothing_sees_no_secret_of_the_leaver(cast: Cast, browser_of: SignIn) -> None:
    people.appoint(actor=CONSOLE, person=cast.outsider, office=Office.HR, seat=InUnit(unit("rd").id))
    kept = registered(cast)
    case = opened(cast, "classifier", CaseKind.LEAVING, NoticeMode.AT_ONCE)
    page = f"/documents/leavers/{case.id}"
    hr = browser_of("outsider")
    assert hr.get(f"/people/leaving/{case.id}").status_code == 200
    answers = [hr.post(f"{page}/hand-over", {"successor": one}) for one in ("", "nobody@example.com", "no address")]
    for answer in (hr.get(page), *answers):
        assert answer.status_code == 403
        assert kept.number not in answer.text
    again = browser_of("officer").post(f"{page}/hand-over", {"successor": ""})
    assert again.status_code == 422
    assert kept.number in again.text
