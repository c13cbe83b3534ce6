"""SHA-256 of a stream in a second thread, beside the encryption of the same bytes.

Hashing is the slowest step of sealing (2 GB/s against 19 GB/s of AES-256-GCM where this was measured) and the library
releases the interpreter lock for it, so it runs while the caller encrypts and writes.
"""

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor

_WORTH_A_THREAD = 1 << 16


class StreamHash:
    """SHA-256 over pieces given in order. `update` may return before a piece is hashed; `settle` waits."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._waiting: list[Future[None]] = []
        self._worker: ThreadPoolExecutor | None = None

    def update(self, piece: bytes | memoryview) -> None:
        """Take in ``piece``, which must not change before `settle` returns."""
        if len(piece) < _WORTH_A_THREAD:
            self.settle()
            self._hash.update(piece)
            return
        if self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sealing-hash")
        self._waiting.append(self._worker.submit(self._hash.update, piece))

    def settle(self, *, leaving: int = 0) -> None:
        """Wait until at most ``leaving`` of the latest pieces are still to be hashed."""
        while len(self._waiting) > leaving:
            self._waiting.pop(0).result()

    def digest(self) -> bytes | None:
        """Return the hash of everything so far."""
        self.settle()
        return self._hash.digest()

    def close(self) -> None:
        """Give the thread back."""
        if self._worker is not None:
            self._worker.shutdown()
            self._worker = None


class NoHash(StreamHash):
    """In the place of a hash that nobody wants."""

    def update(self, piece: bytes | memoryview) -> None:
        """Let ``piece`` pass."""

    def digest(self) -> None:
        """Return that there is no hash."""
