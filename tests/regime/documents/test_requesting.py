"""Asking to be named: nothing about the answer, the work or the record tells whether the number exists."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from tests.cast import CONSOLE, Cast, last_day, registered
from tests.regime.documents.conftest import SignIn
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Conflict, Invalid, Limited, NotFound
from shoumi.regime.access.actors import Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.documents import queries, rules, standing_in
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.documents.models import KnowRequest, Reading
from shoumi.regime.documents.vocabulary import Answer, Event, Problem, RequestState
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people

pytestmark = pytest.mark.django_db
ABSENT = "JS-2026-ABSENT99"


def ask(cast: Cast, number: str, part: str = "outsider", days: int = 20) -> KnowRequest:
    return request_to_know(actor=cast.acting(part), number=number, purpose="投标需要参考", until=last_day(days))


def test_absent_and_real_numbers_cost_the_same_and_are_recorded_alike(cast: Cast) -> None:
    number = registered(cast).number
    ask(cast, ABSENT)  # whatever is only done the first time
    shapes = []
    for asked in (number, ABSENT, "no number at all"):
        with CaptureQueriesContext(
            connection,
        ) as work:
            request = ask(cast, asked)
        event = events(Event.REQUEST_MADE)[-1]
        shapes.append((len(work), sorted(told(event)), event.subject, request.state, request.number == asked))
    assert shapes[0] == shapes[1]
    assert shapes[0][:4] == shapes[2][:4]


def test_looking_for_absent_and_real_numbers_costs_the_same_and_is_recorded_alike(cast: Cast) -> None:
    number = registered(cast).number
    outsider = cast.acting("outsider")
    with pytest.raises(NotFound):
        queries.document(outsider, ABSENT)  # whatever is only done the first time
    seen = []
    for asked in (ABSENT, number, ABSENT):
        with CaptureQueriesContext(connection) as work, pytest.raises(NotFound) as absent:
            queries.document(outsider, asked)
        event = events(Event.NUMBER_ASKED)[-1]
        statements = [query["sql"].replace(asked, "NUMBER")[:40] for query in work.captured_queries]
        seen.append((statements, str(absent.value), sorted(told(event)), len(told(event)["asked"]), event.subject))
    assert seen[0] == seen[1] == seen[2]


def test_the_ledger_does_not_hold_the_number_but_tells_the_same_one_again(cast: Cast) -> None:
    for number in (ABSENT, ABSENT.lower(), "JS-2026-OTHER666"):
        with pytest.raises(NotFound):
            queries.document(cast.acting("outsider"), number)
    first, second, third = (told(one)["asked"] for one in events(Event.NUMBER_ASKED))
    assert first == second != third
    assert ABSENT not in first


def test_the_asker_sees_the_same_of_both(cast: Cast) -> None:
    number = registered(cast).number
    ask(cast, number)
    ask(cast, ABSENT)
    outsider = cast.acting("outsider")
    assert {one.number for one in queries.own_requests(outsider)} == {number, ABSENT}
    assert {one.state for one in queries.own_requests(outsider)} == {RequestState.OPEN}
    assert not queries.documents(outsider).exists()


@pytest.mark.parametrize("declined", [True, False])
def test_a_declined_request_tells_no_more_than_an_absent_number(
    cast: Cast, browser_of: SignIn, *, declined: bool
) -> None:
    number = registered(cast).number
    real = ask(cast, number)
    ask(cast, ABSENT)
    if declined:
        decide_request(actor=cast.acting("classifier"), request_id=real.pk, grant=False)
    outsider = cast.acting("outsider")
    for today, answer in ((last_day(20), Answer.WAITING), (last_day(21), Answer.OVER)):
        assert {one.told(today) for one in queries.own_requests(outsider)} == {answer}
    page = browser_of("outsider").get("/documents/requests").text
    assert page.count("待答复") >= 2
    assert "未同意" not in page


def test_a_token_without_the_scope_of_reading_sees_no_requests(cast: Cast) -> None:
    ask(cast, registered(cast).number)
    for part, read in (("outsider", queries.own_requests), ("classifier", standing_in.requests_to_decide)):
        person = cast.acting(part)
        assert read(person).exists()
        assert not read(replace(person, token=TokenLimits(frozenset(Scope) - {Scope.READ}, None))).exists()


def test_a_day_far_away_is_refused_when_it_is_asked_for(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        request_to_know(actor=cast.acting("outsider"), number=ABSENT, purpose="投标", until=date.max)
    assert refused.value.code is Problem.UNTIL_FAR


def test_the_custodian_alone_sees_requests_for_what_exists(cast: Cast) -> None:
    number = registered(cast).number
    real = ask(cast, f" {number.lower()} ")
    ask(cast, ABSENT)
    assert list(standing_in.requests_to_decide(cast.acting("classifier"))) == [real]
    assert real.purpose == "投标需要参考"
    for part in ("holder", "officer", "outsider", "security_admin"):
        assert not standing_in.requests_to_decide(cast.acting(part)).exists()


def test_a_grant_names_the_asker_until_the_day_asked_for(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    request = ask(cast, document.number)
    decided = decide_request(actor=cast.acting("classifier"), request_id=request.pk, grant=True)
    assert decided.state == RequestState.GRANTED
    line = Reading.objects.get(person=cast.outsider)
    assert (line.purpose, line.holds_until) == ("投标需要参考", clock.end_of(last_day(20)))
    assert list(queries.documents(cast.acting("outsider"))) == [document]
    assert "已同意" in browser_of("outsider").get("/documents/requests").text
    assert [told(one)["granted"] for one in events(Event.REQUEST_DECIDED)] == [True]


def test_a_refusal_names_nobody_and_tells_nothing_else(cast: Cast) -> None:
    document = registered(cast)
    request = ask(cast, document.number)
    decide_request(actor=cast.acting("classifier"), request_id=request.pk, grant=False)
    assert not queries.documents(cast.acting("outsider")).exists()
    assert [told(one)["granted"] for one in events(Event.REQUEST_DECIDED)] == [False]


@pytest.mark.parametrize("grant", [True, False])
def test_a_request_is_decided_once(cast: Cast, grant: bool) -> None:  # noqa: FBT001 - a case of the test
    request = ask(cast, registered(cast).number)
    keeper = cast.acting("classifier")
    decide_request(actor=keeper, request_id=request.pk, grant=grant)
    with pytest.raises((Conflict, NotFound)):
        decide_request(actor=keeper, request_id=request.pk, grant=not grant)
    request.refresh_from_db()
    assert request.state == (RequestState.GRANTED if grant else RequestState.DECLINED)
    assert len(events(Event.REQUEST_DECIDED)) == 1


@pytest.mark.parametrize("part", ["holder", "officer", "outsider"])
def test_others_decide_nothing(cast: Cast, part: str) -> None:
    request = ask(cast, registered(cast).number)
    with pytest.raises(NotFound):
        decide_request(actor=cast.acting(part), request_id=request.pk, grant=True)
    request.refresh_from_db()
    assert request.state == RequestState.OPEN


def test_a_request_for_an_absent_number_is_decided_by_nobody(cast: Cast) -> None:
    request = ask(cast, ABSENT)
    with pytest.raises(NotFound):
        decide_request(actor=cast.acting("classifier"), request_id=request.pk, grant=False)


def test_who_lost_the_clearance_meanwhile_is_not_named_and_the_request_stays_open(cast: Cast) -> None:
    request = ask(cast, registered(cast).number)
    people.withdraw_clearance(actor=CONSOLE, person=cast.outsider)
    with pytest.raises(Conflict) as refused:
        decide_request(actor=cast.acting("classifier"), request_id=request.pk, grant=True)
    assert refused.value.code is Problem.BELOW_LEVEL
    request.refresh_from_db()
    assert request.state == RequestState.OPEN
    assert not events(Event.REQUEST_DECIDED)


@pytest.mark.parametrize(
    ("purpose", "days", "problem"), [(" ", 3, Problem.PURPOSE_MISSING), ("投标", -1, Problem.UNTIL_PAST)]
)
def test_a_request_that_says_too_little_is_refused_alike(cast: Cast, purpose: str, days: int, problem: Problem) -> None:
    for number in (registered(cast).number, ABSENT):
        with pytest.raises(Invalid) as refused:
            request_to_know(actor=cast.acting("outsider"), number=number, purpose=purpose, until=last_day(days))
        assert refused.value.code is problem
    assert not KnowRequest.objects.exists()


def test_asking_for_numbers_is_limited_alike_and_told_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_UNKNOWN", 3)
    secret, outsider = registered(cast).number, cast.acting("outsider")
    for asked in (secret, ABSENT, secret):
        with pytest.raises(NotFound):
            queries.document(outsider, asked)
    shapes = []
    for asked in (ABSENT, secret, ABSENT, secret):
        with CaptureQueriesContext(connection) as work, pytest.raises(Limited) as refused:
            queries.document(outsider, asked)
        shapes.append((len(work), str(refused.value)))
    assert shapes[1] == shapes[2] == shapes[3]
    assert len(events(Event.NUMBER_ASKED)) == 3
    assert [told(one)["limit"] for one in events(Event.NUMBERS_LIMITED)] == [3]
    assert queries.document(cast.acting("holder"), secret).number == secret
    with clock.at(clock.now() + rules.UNKNOWN_WITHIN), pytest.raises(NotFound):
        queries.document(outsider, secret)


@pytest.fixture
def _three_a_day() -> Iterator[None]:
    with override_settings(INSTALLATION=replace(settings.INSTALLATION, requests_to_know_a_day=3)):
        yield


@pytest.mark.usefixtures("_three_a_day")
def test_one_request_too_many_is_refused_alike_for_any_number_and_recorded(cast: Cast) -> None:
    number = registered(cast).number
    for asked in (ABSENT, number, ABSENT):
        ask(cast, asked)
    shapes = []
    for asked in (number, ABSENT, number):
        with CaptureQueriesContext(connection) as work, pytest.raises(Limited) as refused:
            ask(cast, asked)
        event = events(Event.REQUEST_LIMITED)[-1]
        shapes.append((len(work), str(refused.value), sorted(told(event)), event.subject))
    assert shapes[1] == shapes[2]
    assert shapes[0][1:] == shapes[1][1:]
    assert len(events(Event.REQUEST_LIMITED)) == 3
    assert KnowRequest.objects.count() == 3
    ask(cast, ABSENT, part="holder")
    assert KnowRequest.objects.count() == 4, "each person has requests of their own"


@pytest.mark.usefixtures("_three_a_day")
def test_the_refusal_tells_when_to_ask_again_and_then_it_is_so(cast: Cast, browser_of: SignIn) -> None:
    first = ask(cast, ABSENT).made_at
    with clock.at(first + timedelta(hours=3)):
        ask(cast, ABSENT)
        ask(cast, ABSENT)
    again = (first + timedelta(hours=24)).replace(second=0, microsecond=0) + timedelta(minutes=1)
    words = again.astimezone(clock.zone()).strftime("%Y-%m-%d %H:%M")
    with clock.at(first + timedelta(hours=5)):
        form = {"number": ABSENT, "purpose": "投标", "until": last_day(20).isoformat()}
        answer = browser_of("outsider").post("/documents/ask", form)
        assert answer.status_code == 429
        assert f"{words} 以后可以再次申请" in answer.text
        assert 'value="JS-2026-ABSENT99"' in answer.text
    with clock.at(again):
        ask(cast, ABSENT)
        with pytest.raises(Limited) as refused:
            ask(cast, ABSENT)
    assert refused.value.parameters["again"] != words


def test_who_is_leaving_asks_for_nothing(cast: Cast, browser_of: SignIn) -> None:
    people.begin_leaving(actor=CONSOLE, person=cast.leaver, last_day=last_day(20))
    with pytest.raises(ActRefused):
        ask(cast, registered(cast).number, part="leaver")
    form = {"number": ABSENT, "purpose": "投标", "until": last_day(20).isoformat()}
    assert browser_of("leaver").post("/documents/ask", form).status_code == 403
    assert not KnowRequest.objects.exists()
