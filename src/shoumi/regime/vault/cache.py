"""The cache all processes share: counters of attempts and work put aside, sealed in a table of their own.

Django's database cache holds pickles, which run code when they are read: there, write access to the database would be
as good as the keys. Here a row is found by a keyed digest and holds JSON sealed to that digest, so that reading the
table tells nothing, and writing to it can make the product forget, or take back what it knew before, and nothing else.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.db.models import Q

from shoumi.engines.foundation.errors import Corrupt, NotFound
from shoumi.regime.kit import clock
from shoumi.regime.vault.models import CachedValue
from shoumi.regime.vault.values import keyed_digest, open_text, seal_text


class SealedCache(BaseCache):
    """Django's cache over `CachedValue`.

    Values are what JSON can hold; a tuple comes back as a list, and what JSON cannot hold raises TypeError. `add` and
    `incr` are atomic between processes, so that locks and limits built on them hold. A row that was altered is absent.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        """Take the settings Django hands over; the place is the default database, whatever ``location`` says."""
        del location
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401 - Django's contract
        """Return the value under ``key``, or ``default`` when there is none or it has expired."""
        row = CachedValue.objects.filter(_living(), digest=self._digest(key, version)).first()
        if row is None:
            return default
        try:
            return _opened(row)
        except (Corrupt, NotFound):
            # Altered, moved, or sealed under a key that is destroyed: what cannot be trusted is not there.
            return default

    def set(self, key: str, value: object, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:  # noqa: ANN401
        """Keep ``value`` under ``key`` for ``timeout`` seconds, in place of what was there."""
        CachedValue.objects.bulk_create(
            [self._row(key, value, timeout, version)],
            update_conflicts=True,
            unique_fields=["digest"],
            update_fields=["sealed_value", "expires_at"],
        )

    def add(self, key: str, value: object, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:  # noqa: ANN401
        """Keep ``value`` only when nothing is there, and return whether it was kept: of two that race, one is."""
        row = self._row(key, value, timeout, version)
        try:
            with transaction.atomic():
                CachedValue.objects.filter(digest=row.digest).exclude(_living()).delete()
                row.save(force_insert=True)
        except IntegrityError:
            return False
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add ``delta`` to the number under ``key`` and return it. Raises ValueError when there is none."""
        with transaction.atomic():
            rows = CachedValue.objects.select_for_update().filter(_living(), digest=self._digest(key, version))
            row = rows.first()
            if row is None:
                message = f"nothing is kept under {key!r}"
                raise ValueError(message)
            number = int(_opened(row)) + delta
            row.sealed_value = _sealed(row.digest, number)
            row.save(update_fields=["sealed_value"])
        return number

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:  # noqa: ANN401
        """Let what is under ``key`` expire ``timeout`` seconds from now; return whether it was there."""
        rows = CachedValue.objects.filter(_living(), digest=self._digest(key, version))
        return bool(rows.update(expires_at=self._expiry(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget what is under ``key``; return whether it was there."""
        deleted, _ = CachedValue.objects.filter(digest=self._digest(key, version)).delete()
        return bool(deleted)

    def clear(self) -> None:
        """Forget everything."""
        CachedValue.objects.all().delete()

    def _digest(self, key: str, version: int | None) -> str:
        return keyed_digest("tokens", "vault.cache", self.make_key(key, version)).hex()

    def _expiry(self, timeout: Any) -> datetime | None:  # noqa: ANN401 - a number, None, or Django's mark for "default"
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return None if seconds is None else clock.now() + timedelta(seconds=seconds)

    def _row(self, key: str, value: object, timeout: Any, version: int | None) -> CachedValue:  # noqa: ANN401 - as above
        digest = self._digest(key, version)
        return CachedValue(digest=digest, sealed_value=_sealed(digest, value), expires_at=self._expiry(timeout))


def forget_expired() -> int:
    """Delete what has expired, and return how many; the worker does it hourly."""
    deleted, _ = CachedValue.objects.exclude(_living()).delete()
    return deleted


def _living() -> Q:
    return Q(expires_at=None) | Q(expires_at__gt=clock.now())


def _sealed(digest: str, value: object) -> bytes:
    return seal_text(json.dumps(value, allow_nan=False), CachedValue.context(digest))


def _opened(row: CachedValue) -> Any:  # noqa: ANN401 - whatever JSON was put in
    return json.loads(open_text(row.sealed_value, CachedValue.context(row.digest)))
