"""Recoveries under way: who waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.models import Recovery
from shoumi.regime.accounts.rules.recovery import RecoveryFacts, state
from shoumi.regime.accounts.slots import VOUCHERS
from shoumi.regime.accounts.subjects import REGISTER, account_subject
from shoumi.regime.accounts.vocabulary import Permission, Problem, RecoveryState
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import open_text


@dataclass(frozen=True, slots=True)
class Waiting:
    """A recovery as those who take part in it see it."""

    account_id: UUID
    opened_by: UUID
    confirmed_by: UUID | None
    opened_at: datetime
    expires_at: datetime
    state: RecoveryState
    ground: str


def open_recovery_of(account_id: UUID) -> Recovery | None:
    """Return the recovery of the account that is under way, inside an action."""
    running = Recovery.objects.filter(account_id=account_id, used_at=None, stopped_at=None)
    return running.filter(expires_at__gt=clock.now()).first()


def vouches(person: UUID, account_id: UUID, at: datetime) -> bool:
    """Return whether ``person`` is, by their office, one who knows the person of the account."""
    return person != account_id and any(source.knows(person, account_id, at) for source in VOUCHERS.items())


def recoveries(viewer: Person) -> list[Waiting]:
    """Return the recoveries of the last weeks, for the system administrator. Raises `ActRefused` for others."""
    permitted(viewer, Permission.LIST, REGISTER)
    return _told(Recovery.objects.order_by("-opened_at")[:100])


def to_confirm(viewer: Person) -> list[Waiting]:
    """Return what waits for ``viewer`` to confirm."""
    now = clock.now()
    running = Recovery.objects.filter(used_at=None, stopped_at=None, confirmed_at=None, expires_at__gt=now)
    others = running.exclude(opened_by_id=viewer.id).order_by("opened_at")
    return _told(one for one in others if vouches(viewer.id, one.account_id, now))


def own_recovery(viewer: Person) -> Waiting | None:
    """Return the recovery of the viewer's own account that is under way, so that they can stop it."""
    running = open_recovery_of(viewer.id)
    return _told([running])[0] if running else None


def recovery_of(viewer: Person, account_id: UUID) -> Waiting:
    """Return the recovery under way of one account, for whoever may confirm it. Raises NotFound."""
    permitted(viewer, Permission.CONFIRM_RECOVERY, account_subject(account_id))
    running = open_recovery_of(account_id)
    if running is None:
        raise NotFound(Problem.NO_RECOVERY)
    return _told([running])[0]


def _told(rows: Iterable[Recovery]) -> list[Waiting]:
    now = clock.now()
    return [
        Waiting(
            account_id=row.account_id,
            opened_by=row.opened_by_id,
            confirmed_by=row.confirmed_by_id,
            opened_at=row.opened_at,
            expires_at=row.expires_at,
            state=state(
                RecoveryFacts(
                    expires_at=row.expires_at,
                    confirmed=row.confirmed_at is not None,
                    used=row.used_at is not None,
                    stopped=row.stopped_at is not None,
                ),
                now,
            ),
            ground=open_text(row.ground, Recovery.context(row.id)),
        )
        for row in rows
    ]
