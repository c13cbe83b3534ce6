"""The table of `table.py` against the regime, in both directions."""

from collections.abc import Mapping
from enum import StrEnum

import pytest
from tests.access_matrix.table import COLUMNS, TABLE, rows
from tests.access_matrix.things import actors, answer, permissions, things
from tests.cast import Cast

from shoumi.regime.access.registry import registry
from shoumi.regime.journal.acting import Subject

VERBS = {verb.value: verb for verb in permissions()}


class Foreign(StrEnum):
    UNKNOWN = "tests.unknown.verb"


@pytest.mark.django_db
def test_everybody_gets_the_answer_of_the_table(cast: Cast) -> None:
    made, everybody = things(cast), actors(cast)
    assert list(everybody) == COLUMNS
    wrong = [
        f"{thing}: {verb} by {column} is {given}, not {expected}"
        for thing in TABLE
        for verb, answers in rows(thing).items()
        for column, expected in answers.items()
        if (given := answer(everybody[column], VERBS[verb], made[thing])) != expected
    ]
    assert not wrong, "\n".join(wrong)


def test_every_permission_has_a_row() -> None:
    told = {verb for thing in TABLE for verb in rows(thing)}
    assert set(VERBS) == told


@pytest.mark.django_db
def test_every_kind_of_thing_has_a_table(cast: Cast) -> None:
    made = things(cast)
    assert set(made) == set(TABLE)
    assert {subject.kind for subject in made.values()} == set(registry.kinds())


@pytest.mark.django_db
def test_a_verb_of_another_part_opens_nothing(cast: Cast) -> None:
    made, everybody = things(cast), actors(cast)
    mighty = [everybody[name] for name in ("classifier", "officer", "console", "job")]
    opened = [
        f"{thing}: {verb.value}"
        for thing in most_open_of_each_kind(made)
        for verb in VERBS.values()
        if not any(own.split(".")[0] == verb.value.split(".")[0] for own in rows(thing))
        for actor in mighty
        if answer(actor, verb, made[thing]) == "yes"
    ]
    assert not opened


def most_open_of_each_kind(made: Mapping[str, Subject]) -> list[str]:
    """Return of each kind the thing to which the table says yes most often: a verb that opens any opens that one."""
    openness = {thing: sum([*said.values()].count("yes") for said in rows(thing).values()) for thing in made}
    return list({made[thing].kind: thing for thing in sorted(made, key=openness.__getitem__)}.values())


@pytest.mark.django_db
def test_a_verb_nobody_knows_opens_nothing(cast: Cast) -> None:
    for subject in things(cast).values():
        for name, actor in actors(cast).items():
            assert answer(actor, Foreign.UNKNOWN, subject) != "yes", (subject.kind, name)


def test_nobody_may_do_everything_and_the_three_administrators_share_nothing() -> None:
    granted = {
        column: {verb for thing in TABLE for verb, answers in rows(thing).items() if answers[column] == "yes"}
        for column in COLUMNS
    }
    common = granted["outsider"]  # what every colleague may
    administrators = [granted[name] - common for name in ("system_admin", "security_admin", "auditor")]
    assert all(administrators)
    assert sum(map(len, administrators)) == len(set().union(*administrators))
    assert not granted["job"]
    assert not {verb for verb in granted["console"] if verb.startswith(("documents.version", "documents.card"))}
