"""Who sees whom, over every combination."""

from hypothesis import given
from hypothesis import strategies as st
from tests.regime.people.company import OUTSIDE_KINDS

from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.people.rules.sight import ALL, NONE, Details, Names, Sight, sight
from shoumi.regime.people.vocabulary import Kind, Office, State

OVERSEEING = {Office.HR, Office.OFFICER, Office.SUPERVISOR, Office.PRESIDENT}
some_offices = st.frozensets(st.sampled_from(Office))
some_kind = st.sampled_from(Kind)
one_administrator = st.frozensets(st.sampled_from(Administrator), max_size=1)


@given(st.sampled_from([State.EXPECTED, State.LEAVING, State.LEFT]), some_kind, some_offices, one_administrator)
def test_who_is_not_present_sees_nobody_whatever_they_hold(
    state: State, kind: Kind, offices: frozenset[Office], administrator: frozenset[Administrator]
) -> None:
    assert sight(state, kind, offices, administrator) == NONE


@given(some_kind, some_offices, one_administrator)
def test_keepers_overseers_and_two_administrators_see_all(
    kind: Kind, offices: frozenset[Office], administrator: frozenset[Administrator]
) -> None:
    seen = sight(State.PRESENT, kind, offices, administrator)
    entitled = bool(offices & OVERSEEING) or bool(administrator & {Administrator.SECURITY, Administrator.AUDIT})
    assert (seen == ALL) is entitled


@given(some_offices)
def test_the_system_administrator_sees_names_and_no_clearance(offices: frozenset[Office]) -> None:
    seen = sight(State.PRESENT, Kind.EMPLOYEE, offices - OVERSEEING, frozenset({Administrator.SYSTEM}))
    assert seen.names is Names.EVERYBODY
    assert seen.details is not Details.EVERYBODY


@given(st.sampled_from(OUTSIDE_KINDS))
def test_an_outsider_sees_only_their_contact(kind: Kind) -> None:
    assert sight(State.PRESENT, kind, frozenset(), frozenset()) == Sight(Names.CONTACT, Details.NOBODY)
