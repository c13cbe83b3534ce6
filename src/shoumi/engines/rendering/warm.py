"""Documents kept open between calls, within bounds of number, bytes and time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.rendered import RenderedDocument

_SWEEPS = 4  # a time limit is kept to within a quarter of itself
_LONGEST_SWEEP = 30.0


class WarmDocuments:
    """Documents by key, the longest unused first to go. Thread-safe."""

    def __init__(self, limits: Limits, let_go: Callable[[RenderedDocument], None]) -> None:
        """``let_go`` is called, outside any lock, with each document that no longer fits or whose time is up."""
        self._limits = limits
        self._let_go = let_go
        self._lock = threading.Lock()
        self._documents: OrderedDict[Hashable, tuple[RenderedDocument, float]] = OrderedDict()
        self._closed = threading.Event()
        self._sweeper: threading.Thread | None = None

    def get(self, key: Hashable) -> RenderedDocument | None:
        """Return the document kept under ``key`` and count it as used now; None where there is none."""
        with self._lock:
            held = self._documents.pop(key, None)
            if held is None:
                return None
            self._documents[key] = (held[0], time.monotonic())
            return held[0]

    def put(self, key: Hashable, document: RenderedDocument) -> RenderedDocument:
        """Keep ``document``, or return the one another thread kept under ``key`` meanwhile."""
        with self._lock:
            kept, _ = self._documents.setdefault(key, (document, time.monotonic()))
            if self._sweeper is None and not self._closed.is_set():
                self._sweeper = threading.Thread(target=self._sweep, name="rendering-sweep", daemon=True)
                self._sweeper.start()
        self.trim()
        return kept

    def pop(self, key: Hashable) -> RenderedDocument | None:
        """Take the document kept under ``key`` out; the caller lets go of it."""
        with self._lock:
            held = self._documents.pop(key, None)
            return held[0] if held else None

    def trim(self) -> None:
        """Let go of what is too much or too old; the newest stays whatever its size."""
        oldest = time.monotonic() - self._limits.warm_seconds
        with self._lock:
            total = sum(document.bytes for document, _ in self._documents.values())
            surplus = []
            for key, (document, used) in list(self._documents.items()):
                many = len(self._documents) > 1 and (
                    len(self._documents) > self._limits.warm_documents or total > self._limits.warm_bytes
                )
                if used >= oldest and not many:
                    break
                del self._documents[key]
                total -= document.bytes
                surplus.append(document)
        for document in surplus:
            self._let_go(document)

    def close(self) -> None:
        """Let go of everything."""
        self._closed.set()
        with self._lock:
            held = [document for document, _ in self._documents.values()]
            self._documents.clear()
        for document in held:
            self._let_go(document)

    def _sweep(self) -> None:
        interval = min(_LONGEST_SWEEP, self._limits.warm_seconds / _SWEEPS)
        while not self._closed.wait(interval):
            self.trim()
