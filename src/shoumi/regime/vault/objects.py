"""Keeping, opening and destroying sealed objects.

These functions run inside the caller's action and transaction, and the caller records the act. The order makes a crash
harmless: bytes are durable in the store before the keybox row that can open them is committed, so a crash leaves at
worst an object whose key never existed outside memory.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from django.db import Error as DatabaseFailed

from shoumi.engines.foundation.errors import NotFound
from shoumi.engines.sealing.keys import DataKey
from shoumi.engines.sealing.store import PendingObject
from shoumi.engines.sealing.stream import Opener, Sealed, Sealer
from shoumi.engines.sealing.wrapping import Binding, unwrap, wrap
from shoumi.regime.kit import clock
from shoumi.regime.vault.keys import keyring, store
from shoumi.regime.vault.models import SealedObject

ORPHANED_AFTER = timedelta(days=1)
"""How long bytes without a keybox row are left alone: longer than any upload is looked at before it is kept."""
_SWEPT_AT_ONCE = 500


class Sealing:
    """Bytes on their way into the store: written in any pieces, sealed at once, durable after `finish`.

    As a context it gives the bytes up when its block fails.
    """

    def __init__(self) -> None:
        self.id = uuid4()
        self._key = DataKey.generate()
        self._pending: PendingObject = store().create()
        self._sealer = Sealer(self._pending, self._key, object_id=self.id)
        self._sealed: Sealed | None = None
        self.kept = False
        """Whether `keep` was called, so that someone may want to open these bytes."""

    def write(self, data: bytes | memoryview) -> int:
        """Seal ``data`` as the next bytes."""
        return self._sealer.write(data)

    def finish(self) -> Self:
        """Seal the last chunk and make the object durable in the store. It still needs `keep` to be opened later."""
        self._sealed = self._sealer.finish()
        self._pending.commit(self.id)
        return self

    def discard(self) -> None:
        """Give the bytes up, before or after `finish`; harmless when repeated."""
        if self._sealed is None:
            self._sealer.abort()
            self._pending.discard()
        else:
            store().delete(self.id)
        self._key.wipe()

    @property
    def plain_size(self) -> int:
        """Bytes sealed; only after `finish`."""
        return self._finished.plain_size

    @property
    def plain_digest(self) -> bytes:
        """SHA-256 of the bytes sealed; only after `finish`. It identifies a known file: keep it sealed too."""
        return self._finished.plain_sha256

    @contextmanager
    def reading(self) -> Iterator[Opener]:
        """Open the finished object before it is kept, so that it can be looked at first."""
        with store().open(self.id) as source:
            yield Opener(source, self._key, object_id=self.id)

    def keep(self, *, level: str, version: int = 1) -> SealedObject:
        """Write the keybox row, in the caller's transaction. From its commit on the object can be opened."""
        epoch = keyring().epoch_key()
        self.kept = True
        return SealedObject.objects.create(
            id=self.id,
            version=version,
            level=level,
            epoch=epoch.number,
            wrapped_key=wrap(self._key, epoch, Binding(self.id, version, level)),
            plain_size=self._finished.plain_size,
            sealed_size=self._finished.sealed_size,
            sealed_at=clock.now(),
        )

    @property
    def _finished(self) -> Sealed:
        if self._sealed is None:
            message = "the object is not finished"
            raise RuntimeError(message)
        return self._sealed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Whether a commit that failed on its way arrived is not known; if it did not, `sweep` removes the bytes.
        undecided = self.kept and isinstance(error, DatabaseFailed)
        if error is not None and not undecided:
            self.discard()


def seal_bytes(data: bytes) -> Sealing:
    """Seal ``data`` whole and return it finished, ready to be kept."""
    with Sealing() as sealing:
        sealing.write(data)
        return sealing.finish()


@contextmanager
def opened(sealed: SealedObject) -> Iterator[Opener]:
    """Open ``sealed`` for reading. Raises Corrupt when the row or the object was altered, NotFound when it is gone."""
    binding = Binding(sealed.id, sealed.version, sealed.level)
    key = unwrap(bytes(sealed.wrapped_key), keyring().epoch_key(sealed.epoch), binding)
    with store().open(sealed.id) as source:
        yield Opener(source, key, object_id=sealed.id)


def read(sealed: SealedObject) -> bytes:
    """Return the whole plaintext of ``sealed``; for objects known to be small."""
    with opened(sealed) as opener:
        return opener.read()


def relabel(sealed: SealedObject, level: str) -> None:
    """Bind ``sealed`` to another level: the key is wrapped anew, the bytes stay."""
    old = Binding(sealed.id, sealed.version, sealed.level)
    key = unwrap(bytes(sealed.wrapped_key), keyring().epoch_key(sealed.epoch), old)
    epoch = keyring().epoch_key()
    sealed.level = level
    sealed.epoch = epoch.number
    sealed.wrapped_key = wrap(key, epoch, Binding(sealed.id, sealed.version, level))
    sealed.save(update_fields=["level", "epoch", "wrapped_key"])


def sweep() -> int:
    """Remove what crashes left in the store: unfinished writes, and objects that no keybox row can open.

    Objects are left alone for `ORPHANED_AFTER`, because those just uploaded get their row later. Returns how many were
    removed. Call it outside a transaction, and never between the restore of a database and that of its keybox.
    """
    swept = store().sweep()
    limit = clock.system() - ORPHANED_AFTER
    ids = store().ids()
    while some := list(islice(ids, _SWEPT_AT_ONCE)):
        kept = set(SealedObject.objects.filter(id__in=some).values_list("id", flat=True))
        for orphan in (one for one in some if one not in kept and _stored_before(one, limit)):
            store().delete(orphan)
            swept += 1
    return swept


def _stored_before(object_id: UUID, limit: datetime) -> bool:
    try:
        return store().stored_at(object_id) < limit
    except NotFound:
        return False  # given up meanwhile by its own process
