"""Hats kept apart: never by any order of appointments, and a profile only adds to what nobody ever wears together."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.accounts.rules import hats
from shoumi.regime.accounts.slots import HATS
from shoumi.regime.accounts.vocabulary import Apart, Hat, Profile
from shoumi.regime.documents.vocabulary import Hat as DocumentsHat
from shoumi.regime.people.vocabulary import Office

ALL = [*Hat, *Office, *DocumentsHat]
WORN = st.frozensets(st.sampled_from(ALL), max_size=4)
PROFILES = st.sampled_from(list(Profile))


def test_the_rules_speak_of_hats_that_there_are() -> None:
    there = {hat.value for source in HATS.items() for hat in source.all}
    assert there == {hat.value for hat in ALL}
    spoken = {hat for pairs in (hats.NEVER, *hats.PROFILES.values()) for pair in pairs for hat in pair}
    assert spoken <= there
    assert all(pair == hats.pair(*reversed(pair)) for pair in hats.NEVER)
    assert {hats.reason_of(pair) for pair in (*hats.NEVER, *hats.PROFILES[Profile.STANDARD])} == set(Apart)


def test_what_is_never_worn_together_is_never_admitted_by_a_profile() -> None:
    administrators = {hat.value for hat in Hat}
    for first in administrators:
        for second in administrators - {first}:
            assert hats.pair(first, second) in hats.NEVER
    assert hats.pair(Hat.AUDIT, Office.OFFICER) in hats.NEVER
    assert not set(hats.NEVER) & set(hats.PROFILES[Profile.STANDARD])
    assert set(hats.PROFILES[Profile.SMALL]) < set(hats.PROFILES[Profile.STANDARD])


@given(order=st.lists(st.sampled_from(ALL), max_size=6, unique=True), profile=PROFILES)
def test_no_order_of_appointments_ends_in_a_violation(order: list[Hat], profile: Profile) -> None:
    kept, worn = frozenset(hats.PROFILES[profile]), set[Hat]()
    for hat in order:
        try:
            hats.check_hat(hat, worn, kept)
        except Conflict:
            assert hats.apart({*worn, hat}, kept)
        else:
            worn.add(hat)
    assert not hats.apart(worn, kept)


@given(worn=st.dictionaries(st.uuids(), WORN, max_size=4), profile=PROFILES)
def test_the_rehearsal_names_exactly_who_an_appointment_would_have_refused(
    worn: dict[UUID, frozenset[Hat]], profile: Profile
) -> None:
    kept = frozenset(hats.PROFILES[profile])
    named = {one.person for one in hats.violations(worn, kept)}
    for person, held in worn.items():
        clean = True
        for hat in held:
            try:
                hats.check_hat(hat, held - {hat}, kept)
            except Conflict:
                clean = False
        assert (person in named) == (not clean)


def test_a_refusal_names_both_hats() -> None:
    with pytest.raises(Conflict) as refused:
        hats.check_hat(Office.OFFICER, {Hat.AUDIT}, frozenset())
    assert refused.value.parameters == {"hat": Office.OFFICER, "other": Hat.AUDIT}
