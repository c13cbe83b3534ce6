"""Who wears which hats, and which the company keeps apart."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.models import Appointment, Separation
from shoumi.regime.accounts.rules.hats import NEVER, PROFILES, Pair, Violation, reason_of, violations
from shoumi.regime.accounts.slots import HATS
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Apart, Hat, Permission, Profile
from shoumi.regime.kit import clock


@dataclass(frozen=True, slots=True)
class Kept:
    """Two hats that are kept apart here, and why."""

    first: StrEnum
    second: StrEnum
    reason: Apart | None
    always: bool
    """Whether no profile admits the pair."""


def administrators_hats(at: datetime) -> dict[UUID, frozenset[StrEnum]]:
    """Return who of the accounts wears an administrator's hat at ``at``."""
    held = Appointment.objects.holding(at).values_list("account_id", "office")
    return {account_id: frozenset({Hat(f"administrator.{office}")}) for account_id, office in held}


def worn(at: datetime) -> dict[UUID, frozenset[StrEnum]]:
    """Return who wears which hats at ``at``."""
    found: defaultdict[UUID, set[StrEnum]] = defaultdict(set)
    for source in HATS.items():
        for person, hats in source.worn(at).items():
            found[person] |= hats
    return {person: frozenset(hats) for person, hats in found.items()}


def worn_by(person: UUID, at: datetime) -> frozenset[StrEnum]:
    """Return the hats of one person at ``at``."""
    return worn(at).get(person, frozenset())


def kept_apart(at: datetime) -> frozenset[Pair]:
    """Return the pairs the company keeps apart at ``at`` by its profile."""
    return frozenset(Separation.objects.holding(at).values_list("first", "second"))


def rehearse(profile: Profile, at: datetime) -> list[Violation]:
    """Return who would wear two hats at once that ``profile`` keeps apart."""
    return violations(worn(at), PROFILES[profile])


def separations(viewer: Actor) -> list[Kept]:
    """Return every pair kept apart now, what holds always first. Raises `ActRefused` for others than who decides it."""
    permitted(viewer, Permission.SEE_SEPARATIONS, REGISTER)
    words = {hat.value: hat for source in HATS.items() for hat in source.all}
    pairs = [*NEVER, *sorted(kept_apart(clock.now()) - NEVER.keys())]
    return [
        Kept(words[first], words[second], reason_of((first, second)), (first, second) in NEVER)
        for first, second in pairs
        if first in words and second in words
    ]


def adopted(viewer: Actor) -> Profile | None:
    """Return which profile is in force, None when none was adopted yet. Raises as `separations`."""
    permitted(viewer, Permission.SEE_SEPARATIONS, REGISTER)
    if not Separation.objects.exists():
        return None
    kept = kept_apart(clock.now())
    return next((profile for profile, pairs in PROFILES.items() if kept == frozenset(pairs)), None)


def rehearsal(viewer: Actor, profile: Profile) -> list[Violation]:
    """Return who would violate ``profile``. Raises as `separations`."""
    permitted(viewer, Permission.SEE_SEPARATIONS, REGISTER)
    return rehearse(profile, clock.now())
