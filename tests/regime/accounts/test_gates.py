"""The gates agree with themselves: what `narrow` keeps of a list is what `check` admits one by one."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import FieldError
from django.db.models import IntegerField, Value
from django.db.models.functions import Cast, Length
from hypothesis import given
from hypothesis import strategies as st
from tests.regime.accounts.house import CONSOLE, someone

from shoumi.regime.access.actors import Person, Scope, TokenLimits
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts import gates
from shoumi.regime.accounts.actions.accounts import restore, suspend
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.rules.sessions import SessionFacts, is_fresh, standing
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Administrator, GateCode, Permission, Standing
from shoumi.regime.kit import clock

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
SCOPES = st.frozensets(st.sampled_from(Scope))
LIMITS = st.none() | st.builds(TokenLimits, SCOPES, st.none() | st.integers(0, 5))


def question(actor: Person, at: datetime = NOON) -> Question:
    return Question(actor, Permission.LIST, REGISTER, at)


@given(LIMITS, st.sampled_from(Scope), st.integers(0, 5))
def test_within_token(limits: TokenLimits | None, scope: Scope, rank: int) -> None:
    gate = gates.WithinToken()
    case = Case(known=True, gates=(gate.code,), scope=scope, rank=rank)
    reason = gate.check(gate.load(question(Person(uuid4(), token=limits)), case))
    within = limits is None or (scope in limits.scopes and (limits.ceiling is None or rank <= limits.ceiling))
    assert (reason is None) == within


@given(st.none() | st.integers(-60, 7200), st.integers(0, 60), st.booleans())
def test_factor_fresh(seconds: int | None, minutes: int, by_token: bool) -> None:  # noqa: FBT001 - drawn
    gate = gates.FactorFresh()
    confirmed = None if seconds is None else NOON - timedelta(seconds=seconds)
    token = TokenLimits(frozenset(), None) if by_token else None
    case = Case(known=True, gates=(gate.code,), fresh_minutes=minutes)
    reason = gate.check(gate.load(question(Person(uuid4(), factor_at=confirmed, token=token)), case))
    fresh = by_token or minutes == 0 or (seconds is not None and seconds <= 60 * minutes)
    assert (reason is None) == fresh
    if reason is not None:
        assert reason.cure is not None
        assert reason.cure.page == "accounts:confirm"


@given(st.none() | st.integers(0, 7200), st.integers(0, 3600), st.booleans(), st.booleans())
def test_a_session_is_ready_only_with_a_confirmed_factor_in_use_and_a_password_of_ones_own(
    factor: int | None,
    idle: int,
    temporary: bool,  # noqa: FBT001 - drawn
    enrolled: bool,  # noqa: FBT001 - drawn
) -> None:
    confirmed = None if factor is None else NOON - timedelta(seconds=factor)
    facts = SessionFacts(NOON - timedelta(seconds=idle), confirmed, enrolled, temporary)
    found = standing(facts, NOON, idle_minutes=15)
    assert (found is Standing.LOCKED) == (idle > 900)
    assert (found is Standing.READY) == (idle <= 900 and confirmed is not None and not temporary)


@given(st.integers(0, 3600), st.booleans(), st.booleans(), st.booleans())
def test_a_factor_vouched_for_elsewhere_spares_confirming_ours_and_not_having_one(
    idle: int,
    temporary: bool,  # noqa: FBT001 - drawn
    enrolled: bool,  # noqa: FBT001 - drawn
    vouched: bool,  # noqa: FBT001 - drawn
) -> None:
    facts = SessionFacts(NOON - timedelta(seconds=idle), None, enrolled, temporary, vouched)
    found = standing(facts, NOON, idle_minutes=15)
    assert (found is Standing.READY) == (idle <= 900 and enrolled and vouched and not temporary)
    if idle <= 900 and not enrolled and not temporary:
        assert found is Standing.NO_FACTOR


@given(st.integers(0, 100), st.integers(1, 100))
def test_freshness_never_comes_back(minutes: int, later: int) -> None:
    confirmed = NOON - timedelta(minutes=minutes)
    if not is_fresh(confirmed, NOON, minutes=10):
        assert not is_fresh(confirmed, NOON + timedelta(minutes=later), minutes=10)


@pytest.mark.django_db
@pytest.mark.parametrize("ceiling", [None, 0, 2, 9])
@pytest.mark.parametrize("scopes", [{Scope.READ}, {Scope.WRITE}, set(Scope)])
def test_narrowing_by_token_is_checking_one_by_one(ceiling: int | None, scopes: set[Scope]) -> None:
    gate = gates.WithinToken()
    for _ in range(4):
        someone()
    things = Account.objects.annotate(rank=Cast(Length("email"), IntegerField()) % Value(4))
    viewer = Person(uuid4(), token=TokenLimits(frozenset(scopes), ceiling))
    for person in (viewer, Person(uuid4())):
        kept = set(gate.narrow(things, person, NOON).values_list("id", flat=True))
        admitted = {
            thing.id
            for thing in things
            if gate.check(gate.load(question(person), Case(known=True, gates=(), rank=thing.rank, scope=Scope.READ)))
            is None
        }
        assert kept == admitted


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", [None, 0, 59, 60, 61, 119, 300, 301, 10_000])
def test_narrowing_by_freshness_is_checking_one_by_one(seconds: int | None) -> None:
    gate = gates.FactorFresh()
    someone()
    confirmed = None if seconds is None else NOON - timedelta(seconds=seconds)
    for token in (None, TokenLimits(frozenset(), None)):
        viewer = Person(uuid4(), factor_at=confirmed, token=token)
        for minutes in (0, 1, 2, 5, 6, 200):
            things = Account.objects.annotate(fresh_minutes=Value(minutes))
            case = Case(known=True, gates=(), fresh_minutes=minutes)
            admitted = gate.check(gate.load(question(viewer), case)) is None
            assert gate.narrow(things, viewer, NOON).exists() == admitted


@pytest.mark.django_db
def test_an_account_that_is_not_active_sees_and_does_nothing() -> None:
    gate, who = gates.AccountActive(), someone()
    case = Case(known=True, gates=())

    def admitted(person: Person) -> bool:
        now = clock.now()
        one_by_one = gate.check(gate.load(question(person, now), case)) is None
        assert gate.narrow(Account.objects.all(), person, now).exists() == one_by_one
        return one_by_one

    assert admitted(who.fresh())
    assert not admitted(Person(uuid4()))
    suspend(actor=CONSOLE, account_id=who.id, reason="away")
    assert not admitted(who.fresh())
    restore(actor=CONSOLE, account_id=who.id)
    assert admitted(who.fresh())


@pytest.mark.django_db
@pytest.mark.parametrize("held", [*Administrator, None])
@pytest.mark.parametrize("wanted", [set(), {Administrator.SYSTEM}, {Administrator.SECURITY, Administrator.AUDIT}])
def test_administrator(held: Administrator | None, wanted: set[Administrator]) -> None:
    gate, who = gates.IsAdministrator(), someone(office=held)
    case = Case(known=True, gates=(gate.code,), offices=frozenset(wanted))
    reason = gate.check(gate.load(question(who.fresh(), clock.now()), case))
    assert (reason is None) == (held in wanted)
    assert not gate.narrow(Account.objects.all(), who.fresh(), clock.now()).exists()


def test_in_person() -> None:
    gate = gates.InPerson()
    case = Case(known=True, gates=(gate.code,))
    assert gate.check(gate.load(question(Person(uuid4())), case)) is None
    by_token = gate.check(gate.load(question(Person(uuid4(), token=TokenLimits(frozenset(Scope), None))), case))
    assert by_token is not None
    assert by_token.code is GateCode.IN_PERSON


@pytest.mark.django_db
def test_a_list_without_ranks_fails_loudly() -> None:
    limited = Person(uuid4(), token=TokenLimits(frozenset(Scope), 3))
    with pytest.raises(FieldError, match="rank"):
        gates.WithinToken().narrow(Account.objects.all(), limited, NOON)
