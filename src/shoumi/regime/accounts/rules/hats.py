"""Which hats one person may wear together (E13).

Some pairs nobody ever wears: whoever did could both do a thing and hide it. Others a company keeps apart when it has
the people; a small company may let one person wear both and says so. Pairs are unordered: `pair` puts them in order.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.accounts.vocabulary import Administrator, Apart, Problem, Profile

Pair = tuple[str, str]

OFFICER, SUPERVISOR, HR, IT = "people.officer", "people.supervisor", "people.hr", "people.it"
UNIT_OFFICER, FRONT_DESK, CLASSIFIER = "people.unit_officer", "people.front_desk", "documents.hat.classifier"
SYSTEM, SECURITY, AUDIT = (f"administrator.{one.value}" for one in Administrator)
"""The hats that rules here speak of. Parts above contribute theirs by the same codes; a test compares."""


def pair(one: str, other: str) -> Pair:
    """Return both in the order of their codes."""
    return (one, other) if one < other else (other, one)


def _pairs(reason: Apart, *pairs: tuple[str, str]) -> dict[Pair, Apart]:
    return {pair(*one): reason for one in pairs}


NEVER: Mapping[Pair, Apart] = {
    **_pairs(Apart.ADMINISTRATORS, (SYSTEM, SECURITY), (SYSTEM, AUDIT), (SECURITY, AUDIT)),
    **_pairs(
        Apart.AUDITS_ONESELF, (AUDIT, OFFICER), (AUDIT, CLASSIFIER), (AUDIT, HR), (AUDIT, IT), (AUDIT, UNIT_OFFICER)
    ),
    **_pairs(Apart.SUPERVISES_ONESELF, (SUPERVISOR, OFFICER), (SUPERVISOR, UNIT_OFFICER)),
    **_pairs(Apart.RIGHTS_AND_RULES, (SECURITY, OFFICER), (SECURITY, CLASSIFIER)),
}
"""Pairs that no profile admits: the auditor is not who is audited; who grants rights does not set rules they open."""

_STANDARD: Mapping[Pair, Apart] = {
    **_pairs(Apart.RECORDS_AND_RIGHTS, (HR, SYSTEM), (HR, SECURITY)),
    **_pairs(Apart.RULES_AND_PEOPLE, (HR, OFFICER)),
    **_pairs(Apart.DECIDES_AND_CHECKS, (OFFICER, CLASSIFIER)),
    **_pairs(Apart.RULES_AND_SYSTEMS, (OFFICER, IT), (OFFICER, SYSTEM), (IT, SECURITY)),
    **_pairs(Apart.SUPERVISES_ONESELF, (SUPERVISOR, HR), (SUPERVISOR, IT)),
    **_pairs(Apart.DOOR_AND_RULES, (FRONT_DESK, OFFICER), (FRONT_DESK, SYSTEM)),
}
PROFILES: Mapping[Profile, Mapping[Pair, Apart]] = {Profile.STANDARD: _STANDARD, Profile.SMALL: {}}
"""What each profile keeps apart beside `NEVER`. The small company's lets HR be unit officer and front desk, the officer
classifier, and the system administrator whatever else but one of the three."""


def reason_of(one: Pair) -> Apart | None:
    """Return why the two are kept apart by any rule here; None for a pair no rule speaks of."""
    return NEVER.get(one) or _STANDARD.get(one)


def apart(worn: Collection[str], kept: Collection[Pair]) -> list[Pair]:
    """Return the pairs of ``worn`` that are not worn together, never or because ``kept`` says so."""
    ordered = sorted(worn)
    pairs = [(one, other) for place, one in enumerate(ordered) for other in ordered[place + 1 :]]
    return [one for one in pairs if one in NEVER or one in kept]


def check_hat(hat: StrEnum, worn: Iterable[StrEnum], kept: Collection[Pair]) -> None:
    """Raise Conflict when somebody who wears ``worn`` is to wear ``hat`` as well, and the two are kept apart."""
    for other in sorted(worn):
        one = pair(hat, other)
        if hat != other and (one in NEVER or one in kept):
            raise Conflict(Problem.HATS_APART, hat=hat, other=other)


@dataclass(frozen=True, slots=True)
class Violation:
    """Somebody who wears two hats that would be kept apart."""

    person: UUID
    pair: Pair


def violations(worn: Mapping[UUID, Collection[str]], kept: Collection[Pair]) -> list[Violation]:
    """Return who would violate ``kept``, or `NEVER`, as they stand."""
    return [Violation(person, one) for person, hats in worn.items() for one in apart(hats, kept)]
