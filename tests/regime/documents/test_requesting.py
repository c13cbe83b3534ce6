"""Asking to be named: nothing about the answer, the work or the record tells whether the number exists."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import CONSOLE, Cast, last_day, registered
from tests.regime.documents.conftest import SignIn
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Scope, TokenLimits
from shoumi.regime.documents import queries
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
    for part, read in (("outsider", queries.own_requests), ("classifier", queries.requests_to_decide)):
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
    assert list(queries.requests_to_decide(cast.acting("classifier"))) == [real]
    assert real.purpose == "投标需要参考"
    for part in ("holder", "officer", "outsider", "security_admin"):
        assert not queries.requests_to_decide(cast.acting(part)).exists()


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
