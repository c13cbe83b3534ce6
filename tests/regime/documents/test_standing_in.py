"""Standing in for a custodian: only requests to know, only of what the deputy may know of themself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import CONSOLE, Cast, last_day, level, registered, until_days
from tests.regime.documents.conftest import SignIn
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.documents import rules, standing_in
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.actions.granting import grant_reading
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.documents.actions.standing_in import end_standing_in, name_deputy
from shoumi.regime.documents.models import Document, KnowRequest, StandingIn
from shoumi.regime.documents.vocabulary import Event, GateCode, Permission, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people

pytestmark = pytest.mark.django_db


def stand_in(cast: Cast, deputy: str, days: int = 5) -> StandingIn:
    return name_deputy(
        actor=cast.acting("classifier"), deputy=getattr(cast, deputy), since=last_day(0), until=last_day(days)
    )


def ask(cast: Cast, document: Document, part: str = "outsider") -> KnowRequest:
    return request_to_know(actor=cast.acting(part), number=document.number, purpose="评审", until=last_day(9))


def waiting(cast: Cast, part: str) -> list[KnowRequest]:
    return list(standing_in.requests_to_decide(cast.acting(part)))


def test_a_deputy_decides_for_the_custodian_and_nothing_else(cast: Cast) -> None:
    document = registered(cast)
    request = ask(cast, document)
    assert waiting(cast, "holder") == []
    stand_in(cast, "holder")
    assert waiting(cast, "holder") == waiting(cast, "classifier") == [request]
    for verb in (Permission.WIDEN, Permission.NARROW, Permission.HAND_OVER, Permission.ADD_VERSION):
        assert not decide(cast.acting("holder"), verb, document.subject).allowed
    with pytest.raises(ActRefused):
        grant_reading(actor=cast.acting("holder"), document=document, reading=until_days(cast.officer))
    decided = decide_request(actor=cast.acting("holder"), request_id=request.id, grant=True)
    assert (decided.decided_by_id, decided.decided_for_id) == (cast.holder, cast.classifier)
    entry = events(Event.REQUEST_DECIDED)[-1]
    assert (entry.actor, told(entry)["deputy_of"]) == (f"person:{cast.holder}", str(cast.classifier))
    assert list(standing_in.decided_for(cast.acting("classifier"))) == [decided]
    assert decide(cast.acting("outsider"), Permission.OPEN, document.subject).known


@pytest.mark.parametrize("deputy", ["outsider", "uncleared"])
def test_who_may_not_know_of_a_secret_or_is_not_cleared_answers_nothing_for_it(cast: Cast, deputy: str) -> None:
    document = registered(cast, code="internal", readers=("uncleared",))
    change_level(
        actor=cast.acting("classifier"), document=document, level=level("core"), ground="复核", until=last_day(900)
    )
    stand_in(cast, deputy)
    request = ask(cast, document, "holder")
    assert waiting(cast, deputy) == []
    with pytest.raises(NotFound):
        decide_request(actor=cast.acting(deputy), request_id=request.id, grant=True)
    assert decide(cast.acting("outsider"), Permission.DECIDE_REQUEST, document.subject).known is False


def test_the_ledger_says_the_day_a_deputy_begins_and_not_an_earlier_one(cast: Cast) -> None:
    registered(cast)
    row = name_deputy(actor=cast.acting("classifier"), deputy=cast.holder, since=last_day(-5), until=last_day(5))
    assert clock.day_of(row.holds_from) == clock.today()
    assert told(events(Event.DEPUTY_NAMED)[-1])["since"] == str(clock.today())


def test_nobody_decides_their_own_request_as_a_deputy(cast: Cast) -> None:
    document = registered(cast)
    stand_in(cast, "holder")
    own = ask(cast, document, "holder")
    assert waiting(cast, "holder") == []
    with pytest.raises(NotFound):
        decide_request(actor=cast.acting("holder"), request_id=own.id, grant=True)


def test_who_is_no_longer_present_stands_in_for_nobody(cast: Cast) -> None:
    document = registered(cast)
    ask(cast, document)
    stand_in(cast, "holder")
    assert standing_in.deputies([cast.classifier], clock.now()) == {cast.classifier: cast.holder}
    people.begin_leaving(actor=CONSOLE, person=cast.holder, last_day=clock.today())
    assert standing_in.deputies([cast.classifier], clock.now()) == {}
    assert not decide(cast.acting("holder"), Permission.DECIDE_REQUEST, document.subject).allowed


def test_the_span_is_kept_as_of_and_ends_when_it_says(cast: Cast) -> None:
    document = registered(cast)
    ask(cast, document)
    before = clock.now()
    stand_in(cast, "holder", days=2)
    held = clock.now()
    with clock.at(held + timedelta(hours=1)):
        end_standing_in(actor=cast.acting("classifier"))
        assert waiting(cast, "holder") == []
        with pytest.raises(NotFound):
            end_standing_in(actor=cast.acting("classifier"))

    def answers(at: object) -> bool:
        decision = decide(cast.acting("holder"), Permission.DECIDE_REQUEST, document.subject, at=at)  # type: ignore[arg-type]
        return GateCode.ANSWERS not in {reason.code for reason in decision.reasons}

    assert [answers(at) for at in (before, held, held + timedelta(hours=2))] == [False, True, False]
    with clock.at(held + timedelta(days=1)):
        stand_in(cast, "leaver")
    assert answers(held)


def test_one_deputy_at_a_time_of_the_company_and_only_for_who_keeps_something(cast: Cast) -> None:
    with pytest.raises(Conflict) as nothing:
        stand_in(cast, "holder")
    assert nothing.value.code is Problem.KEEPS_NOTHING
    registered(cast)
    with pytest.raises(Invalid) as own:
        stand_in(cast, "classifier")
    assert own.value.code is Problem.OWN_DEPUTY
    with pytest.raises(Conflict) as outside:
        stand_in(cast, "partner")
    assert outside.value.code is Problem.DEPUTY_OUTSIDE
    stand_in(cast, "holder")
    with pytest.raises(Conflict) as second:
        stand_in(cast, "outsider")
    assert second.value.code is Problem.DEPUTY_NAMED
    with clock.at(clock.now() + timedelta(days=7)):
        stand_in(cast, "outsider")
    assert StandingIn.objects.standing().count() == 1


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(DAYS, DAYS, DAYS)
def test_a_span_runs_forward_is_not_over_and_not_long(since: date, until: date, today: date) -> None:
    good = since <= until and today <= until and until - max(since, today) < rules.MOST_STANDING_IN
    if good:
        rules.check_standing_in(since, until, today)
        return
    with pytest.raises(Invalid):
        rules.check_standing_in(since, until, today)


def test_a_custodian_names_a_deputy_on_the_page_and_ends_it(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    ask(cast, document)
    keeper = browser_of("classifier")
    page = "/documents/standing-in"
    assert keeper.post(page, {"who": "王晓雨", "since": str(last_day(3)), "until": str(last_day(1))}).status_code == 422
    keeper.post(page, {"who": "王晓雨", "since": str(last_day(0)), "until": str(last_day(3))})
    assert "王晓雨" in keeper.get(page).content.decode()
    deputy = browser_of("holder")
    assert "陈立行" in deputy.get("/documents/decide").content.decode()
    assert "陈立行" in deputy.get(page).content.decode()
    deputy.post(f"/documents/decide/{KnowRequest.objects.get().id}", {"answer": "decline"})
    assert "王晓雨 代您审批" in keeper.get(page).content.decode()
    keeper.post(f"{page}/end")
    assert not StandingIn.objects.unended(clock.now()).exists()
