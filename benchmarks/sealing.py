"""Seals and opens one large file against `age` (X25519, ChaCha20-Poly1305), which is the peer people would use instead.

    PYTHONPATH=src python benchmarks/sealing.py [--size 1024] [--runs 7] [--chunk-power 18] [--folder DIR]

Every round runs each contender once, in random order, from the same source in the page cache; the target is removed
outside the measured time. The first table never waits for the disk; the second forces the sealed file to it before the
clock stops.
"""

import argparse
import hashlib
import os
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from shoumi.engines.sealing.format import DEFAULT_CHUNK_POWER
from shoumi.engines.sealing.keys import DataKey
from shoumi.engines.sealing.store import FolderStore
from shoumi.engines.sealing.stream import Opener, Sealer
from shoumi.engines.sealing.suites import Suite

MIB = 1 << 20
Contender = Callable[[], None]


class Bench:
    """The files, keys and contenders of one run."""

    def __init__(self, folder: Path, *, size: int, chunk_power: int) -> None:
        self._chunk_power = chunk_power
        self._plain = folder / "plain"
        self._aged = folder / "plain.age"
        self._identity = folder / "identity"
        self._store = {durable: FolderStore(folder / str(durable), durable=durable) for durable in (False, True)}
        self._sealed: tuple[FolderStore, UUID, DataKey] | None = None
        with self._plain.open("wb") as file:
            for _ in range(size):
                file.write(os.urandom(MIB))
        subprocess.run(["age-keygen", "-o", self._identity], check=True, capture_output=True)
        told = subprocess.run(["age-keygen", "-y", self._identity], check=True, capture_output=True, text=True)
        self._recipient = told.stdout.strip()

    def shoumi(self, *, durable: bool = False, suite: Suite = Suite.AES_256_GCM, hashed: bool = True) -> Contender:
        """Return a contender that seals the file into a store."""

        def act() -> None:
            object_id, key, store = uuid4(), DataKey.generate(), self._store[durable]
            with self._plain.open("rb", buffering=0) as source, store.create() as target:
                with Sealer(
                    target, key, object_id=object_id, suite=suite, chunk_power=self._chunk_power, hashed=hashed
                ) as sealer:
                    sealer.write_from(source)
                    sealer.finish()
                target.commit(object_id)
            self._sealed = store, object_id, key

        return act

    def age(self, *, durable: bool = False) -> Contender:
        """Return a contender that encrypts the file with age."""

        def act() -> None:
            subprocess.run(["age", "-r", self._recipient, "-o", self._aged, self._plain], check=True)
            if durable:
                subprocess.run(["sync", self._aged, self._aged.parent], check=True)

        return act

    def copy(self) -> None:
        """Copy the file: what writing so many bytes costs without any cryptography."""
        subprocess.run(["cp", "--reflink=never", self._plain, self._aged], check=True)

    def clear(self) -> None:
        """Remove what the last contender made."""
        self._aged.unlink(missing_ok=True)
        if self._sealed:
            store, object_id, _ = self._sealed
            store.delete(object_id)
            self._sealed = None

    def check(self) -> None:
        """Open what was sealed and compare it with the source."""
        self.shoumi()()
        if self._sealed is None:
            raise AssertionError
        store, object_id, key = self._sealed
        found = hashlib.sha256()
        with store.open(object_id) as source:
            for chunk in Opener(source, key, object_id=object_id).chunks():
                found.update(chunk)
        with self._plain.open("rb") as file:
            if found.digest() != hashlib.file_digest(file, "sha256").digest():
                raise AssertionError
        self.clear()


def compare(bench: Bench, contenders: dict[str, Contender], *, runs: int, peer: str) -> None:
    """Run all contenders round by round and print medians, spread and the ratio to ``peer``."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    order = list(contenders)
    for _ in range(runs):
        random.shuffle(order)  # what a contender leaves to the system must not always meet the same successor
        for name in order:
            act = contenders[name]
            start = time.perf_counter()
            act()
            times[name].append(time.perf_counter() - start)
            bench.clear()
    base = statistics.median(times[peer])
    for name, taken in times.items():
        median = statistics.median(taken)
        ratio = "" if name == peer else f"{base / median:5.2f} x {peer}"
        print(f"  {name:34} median {median:6.3f} s   {min(taken):6.3f} … {max(taken):6.3f}   {ratio}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=1024, help="MiB")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--chunk-power", type=int, default=DEFAULT_CHUNK_POWER, help="chunks of 2**N bytes")
    parser.add_argument("--folder", type=Path, default=None, help="on the file system to be measured")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        bench = Bench(Path(name), size=options.size, chunk_power=options.chunk_power)
        bench.check()
        # SHA-256 needs a second free core to run beside the encryption, so the load belongs to the figures.
        print(
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, chunks of {(1 << options.chunk_power) >> 10} KiB"
        )
        print(f"Sealing {options.size} MiB, {options.runs} runs, no sync:")
        quick = {
            "shoumi AES-256-GCM, with SHA-256": bench.shoumi(),
            "shoumi AES-256-GCM": bench.shoumi(hashed=False),
            "shoumi ChaCha20-Poly1305": bench.shoumi(suite=Suite.CHACHA20_POLY1305, hashed=False),
            "age": bench.age(),
            "cp": bench.copy,
        }
        compare(bench, quick, runs=options.runs, peer="age")
        print("On the disk before the clock stops:")
        durable = {
            "shoumi AES-256-GCM, with SHA-256": bench.shoumi(durable=True),
            "age, then sync": bench.age(durable=True),
        }
        compare(bench, durable, runs=options.runs, peer="age, then sync")


if __name__ == "__main__":
    main()
