"""The need-to-know list: who is named until when, for what; and what is not accepted."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.cast import CONSOLE, Cast, last_day, registered, unit, until_days
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, ShoumiError
from shoumi.regime.access.actors import Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.granting import NewReading, grant_reading, withdraw_reading
from shoumi.regime.documents.models import Reading
from shoumi.regime.documents.vocabulary import Event, Permission, Problem
from shoumi.regime.kit import clock

pytestmark = pytest.mark.django_db


def test_someone_named_finds_the_document_until_the_end_of_the_day(cast: Cast) -> None:
    document = registered(cast, readers=())
    holder = cast.acting("holder")
    assert not queries.documents(holder).exists()
    line = grant_reading(actor=cast.acting("classifier"), document=document, reading=until_days(cast.holder, 3))
    assert line.purpose == "参与开发"
    assert list(queries.documents(holder)) == [document]
    end = clock.end_of(last_day(3))
    with clock.at(end - timedelta(seconds=1)):
        assert queries.documents(holder).exists()
    with clock.at(end):
        assert not queries.documents(holder).exists()


def test_a_line_for_today_holds_today(cast: Cast) -> None:
    document = registered(cast, readers=())
    grant_reading(actor=cast.acting("classifier"), document=document, reading=until_days(cast.holder, 0))
    assert queries.documents(cast.acting("holder")).exists()


def test_a_unit_is_named_with_everybody_in_it(cast: Cast) -> None:
    document = registered(cast, readers=())
    line = NewReading(unit=unit("sales").id, until=last_day(3), purpose="报价评审")
    grant_reading(actor=cast.acting("classifier"), document=document, reading=line)
    assert queries.documents(cast.acting("outsider")).exists()
    assert not queries.documents(cast.acting("holder")).exists()


def test_the_ledger_tells_whom_and_until_when_and_not_what_for(cast: Cast) -> None:
    document = registered(cast, readers=())
    line = grant_reading(actor=cast.acting("classifier"), document=document, reading=until_days(cast.holder, 3))
    (event,) = events(Event.READING_GRANTED)
    details = told(event)
    assert details["grant"] == str(line.grant)
    assert (details["person"], details["until"]) == (str(cast.holder), str(last_day(3)))
    assert "purpose" not in details


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"until": last_day}, Invalid(Problem.UNTIL_PAST)),
        ({"purpose": " \n"}, Invalid(Problem.PURPOSE_MISSING)),
        ({"person": None}, Invalid(Problem.UNKNOWN_READER)),
    ],
)
def test_a_line_that_says_too_little_is_not_accepted(cast: Cast, change: dict[str, object], error: ShoumiError) -> None:
    document = registered(cast, readers=())
    told_of = {name: value(-1) if callable(value) else value for name, value in change.items()}
    line = replace(until_days(cast.holder), **told_of)  # type: ignore[arg-type]
    with pytest.raises(type(error)) as refused:
        grant_reading(actor=cast.acting("classifier"), document=document, reading=line)
    assert refused.value.code is error.code
    assert not Reading.objects.exists()
    assert not events(Event.READING_GRANTED)


def test_one_line_names_one_reader(cast: Cast) -> None:
    document = registered(cast, readers=())
    both = replace(until_days(cast.holder), unit=unit("rd").id)
    with pytest.raises((ShoumiError, DatabaseError)):
        grant_reading(actor=cast.acting("classifier"), document=document, reading=both)
    assert not Reading.objects.exists()


def test_nobody_is_named_twice_but_may_be_named_again_later(cast: Cast) -> None:
    document = registered(cast)
    keeper = cast.acting("classifier")
    with pytest.raises(Conflict) as refused:
        grant_reading(actor=keeper, document=document, reading=until_days(cast.holder, 60))
    assert refused.value.code is Problem.ALREADY_NAMED
    with clock.at(clock.end_of(last_day(30))):
        grant_reading(actor=cast.acting("classifier"), document=document, reading=until_days(cast.holder, 5))
    assert Reading.objects.count() == 2


@pytest.mark.parametrize(("reader", "code"), [("uncleared", "ordinary"), ("partner", "core")])
def test_who_is_cleared_below_the_level_is_not_named(cast: Cast, reader: str, code: str) -> None:
    document = registered(cast, code=code, readers=())
    with pytest.raises(Conflict) as refused:
        grant_reading(actor=cast.acting("classifier"), document=document, reading=until_days(getattr(cast, reader)))
    assert refused.value.code is Problem.BELOW_LEVEL
    assert not Reading.objects.exists()


def test_a_line_withdrawn_ends_now_and_stays_on_record(cast: Cast) -> None:
    document = registered(cast)
    holder = cast.acting("holder")
    named_at = clock.now()
    line = Reading.objects.get()
    later = named_at + timedelta(minutes=1)
    with clock.at(later):
        withdraw_reading(actor=cast.acting("classifier"), document=document, grant=line.grant)
        assert not queries.documents(holder).exists()
        assert decide(holder, Permission.OPEN, document.subject, at=named_at).allowed
    assert [one.grant for one in Reading.objects.order_by("pk")] == [line.grant, line.grant]
    (event,) = events(Event.READING_WITHDRAWN)
    assert told(event)["person"] == str(cast.holder)
    with pytest.raises(NotFound):
        withdraw_reading(actor=cast.acting("classifier"), document=registered(cast, readers=()), grant=line.grant)


def test_a_line_withdrawn_twice_ends_once(cast: Cast) -> None:
    document = registered(cast)
    grant = Reading.objects.get().grant
    keeper = cast.acting("classifier")
    withdraw_reading(actor=keeper, document=document, grant=grant)
    with pytest.raises(NotFound):
        withdraw_reading(actor=keeper, document=document, grant=grant)
    assert len(events(Event.READING_WITHDRAWN)) == 1


def test_an_unknown_line_is_not_withdrawn(cast: Cast) -> None:
    document = registered(cast)
    with pytest.raises(NotFound):
        withdraw_reading(actor=cast.acting("classifier"), document=document, grant=uuid4())
    assert queries.documents(cast.acting("holder")).exists()


def test_a_holder_may_not_widen_the_list_and_the_attempt_is_recorded(cast: Cast) -> None:
    document = registered(cast)
    with pytest.raises(ActRefused):
        grant_reading(actor=cast.acting("holder"), document=document, reading=until_days(cast.outsider))
    with pytest.raises(NotFound):
        grant_reading(actor=cast.acting("outsider"), document=document, reading=until_days(cast.outsider))
    refusals = events(AccessEvent.REFUSED)
    assert [told(one)["verb"] for one in refusals] == [Permission.WIDEN, Permission.WIDEN]
    assert [one.subject for one in refusals] == [f"document:{document.pk}"] * 2


def test_an_old_confirmation_or_a_reading_token_widens_nothing(cast: Cast) -> None:
    document = registered(cast, code="core", readers=())
    keeper = cast.acting("classifier")
    stale = replace(keeper, factor_at=None)
    token = replace(keeper, factor_at=None, token=TokenLimits(frozenset({Scope.READ}), None))
    for actor in (stale, token):
        with pytest.raises(ActRefused):
            grant_reading(actor=actor, document=document, reading=until_days(cast.holder))
    assert not Reading.objects.exists()


def test_a_machine_names_nobody(cast: Cast) -> None:
    document = registered(cast, readers=())
    with pytest.raises(NotFound):
        grant_reading(actor=CONSOLE, document=document, reading=until_days(cast.holder))  # type: ignore[arg-type]


def test_the_database_refuses_a_line_without_a_reader(cast: Cast) -> None:
    registered(cast)
    line = Reading.objects.get()
    line.pk, line.person_id = None, None
    with pytest.raises(DatabaseError), transaction.atomic():
        line.save()
