"""Kills a process before every single change it makes to the file system, and looks at what is left.

`sys.setprofile` tells of each call into the operating system before it happens. A forked child counts those that change
or force something and kills itself with SIGKILL before the n-th; n grows until the child comes through.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from uuid import UUID

import pytest

from shoumi.engines.sealing.file_keyring import FileKeyring
from shoumi.engines.sealing.keys import DataKey
from shoumi.engines.sealing.store import FolderStore
from shoumi.engines.sealing.stream import Opener, Sealer

pytestmark = [
    pytest.mark.crash,
    # Python 3.12 warns of forking beside threads; the child only runs what is tested here and never returns.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

STEPS = {"open", "write", "fsync", "link", "unlink", "remove", "rename", "replace", "mkdir", "rmdir", "close", "flock"}
PLAIN = bytes(range(256)) * 64
MATERIAL = bytes(range(32))
IDS = [UUID(int=number) for number in (0xA1, 0xB2, 0xC3)]


class CountedDeath:
    """A profile function that kills the process before its ``remaining``-th step."""

    def __init__(self, remaining: int) -> None:
        self._remaining = remaining

    def __call__(self, _frame: FrameType, event: str, called: object) -> None:
        owner = getattr(called, "__module__", None)
        if event != "c_call" or owner not in {"posix", "fcntl"} or getattr(called, "__name__", "") not in STEPS:
            return
        self._remaining -= 1
        if self._remaining < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def dies_before_step(step: int, act: Callable[[], object]) -> bool:
    """Run ``act`` in a child that dies before its ``step``-th change; tell whether it died of that."""
    child = os.fork()
    if child == 0:
        try:
            sys.setprofile(CountedDeath(step))
            act()
            sys.setprofile(None)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}
    return code != 0


def deaths(start: Path, work: Path, act: Callable[[], object], *, at_least: int) -> Iterator[int]:
    """Yield after each death of ``act`` in ``work``, which begins as a copy of ``start`` every time."""
    step = 0
    while True:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(start, work)
        died = dies_before_step(step, act)
        yield step
        if not died:
            break
        step += 1
    assert step >= at_least


def seal_into(target: object, object_id: UUID) -> None:
    key = DataKey.generate()
    key._material = bytearray(MATERIAL)
    with Sealer(target, key, object_id=object_id, chunk_power=12) as sealer:  # type: ignore[arg-type]  # a PendingFile
        sealer.write(PLAIN)
        sealer.finish()


def check_objects(store: FolderStore) -> set[UUID]:
    """Return the ids in ``store`` after having opened every object whole, and see that a sweep leaves no rest."""
    store.sweep()
    assert list(store._pending.iterdir()) == []
    found = set(store.ids())
    for object_id in found:
        with store.open(object_id) as source:
            assert Opener(source, DataKey(MATERIAL), object_id=object_id).read() == PLAIN
    return found


@pytest.fixture
def start(tmp_path: Path) -> Path:
    folder = tmp_path / "start"
    folder.mkdir()
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "work"


def test_a_killed_sealing_leaves_the_whole_object_or_nothing(start: Path, work: Path) -> None:
    def act() -> None:
        store = FolderStore(work)
        with store.create() as pending:
            seal_into(pending, IDS[0])
            pending.commit(IDS[0])

    seen = {frozenset(check_objects(FolderStore(work))) for _ in deaths(start, work, act, at_least=20)}
    assert seen == {frozenset(), frozenset({IDS[0]})}


def test_a_killed_second_sealing_does_not_hurt_the_object_that_is_there(start: Path, work: Path) -> None:
    store = FolderStore(start)
    with store.create() as pending:
        seal_into(pending, IDS[0])
        pending.commit(IDS[0])

    def act() -> None:
        with FolderStore(work).create() as pending:
            seal_into(pending, IDS[1])
            pending.commit(IDS[1])

    for _ in deaths(start, work, act, at_least=10):
        assert IDS[0] in check_objects(FolderStore(work))


def test_a_killed_batch_leaves_whole_objects_only(start: Path, work: Path) -> None:
    def act() -> None:
        with FolderStore(work).batch() as batch:
            for object_id in IDS:
                with batch.create() as pending:
                    seal_into(pending, object_id)
                    pending.commit(object_id)

    seen = [check_objects(FolderStore(work)) for _ in deaths(start, work, act, at_least=40)]
    assert seen[0] == set()
    assert seen[-1] == set(IDS)


def test_a_killed_deletion_leaves_the_whole_object_or_nothing(start: Path, work: Path) -> None:
    with FolderStore(start).create() as pending:
        seal_into(pending, IDS[0])
        pending.commit(IDS[0])
    seen = {
        frozenset(check_objects(FolderStore(work)))
        for _ in deaths(start, work, lambda: FolderStore(work).delete(IDS[0]), at_least=2)
    }
    assert seen == {frozenset(), frozenset({IDS[0]})}


def test_a_killed_creation_leaves_a_keyring_or_none(start: Path, work: Path) -> None:
    path = work / "keyring"
    for _ in deaths(start, work, lambda: FileKeyring.create(path), at_least=8):
        keyring = FileKeyring.open(path) if path.exists() else FileKeyring.create(path)
        assert keyring.epochs() == (1,)
        assert names(work) == ["keyring", "keyring.lock"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def turn(keyring: FileKeyring) -> None:
    keyring.turn_epoch()


def destroy(keyring: FileKeyring) -> None:
    keyring.destroy_epoch(1)


def add(keyring: FileKeyring) -> None:
    keyring.add_secret("mark")


@pytest.mark.parametrize(
    ("change", "states"),
    [
        (turn, [((1, 2), 1), ((1, 2, 3), 1)]),
        (destroy, [((1, 2), 1), ((2,), 1)]),
        (add, [((1, 2), 1), ((1, 2), 2)]),
    ],
)
def test_a_killed_change_leaves_the_keyring_of_before_or_after(
    start: Path, work: Path, change: Callable[[FileKeyring], None], states: list[tuple[tuple[int, ...], int]]
) -> None:
    original = FileKeyring.create(start / "keyring")
    original.turn_epoch()
    original.add_secret("mark")
    seen = []
    for _ in deaths(start, work, lambda: change(FileKeyring.open(work / "keyring")), at_least=15):
        keyring = FileKeyring.open(work / "keyring")
        assert keyring.epoch_key(2).reveal() == original.epoch_key(2).reveal()
        assert keyring.secrets("mark")[-1].reveal() == original.secret("mark").reveal()
        assert names(work) == ["keyring", "keyring.lock"]
        seen.append((keyring.epochs(), len(keyring.secrets("mark"))))
    assert [seen[0], seen[-1]] == states
    assert len(set(seen)) == len(states)
