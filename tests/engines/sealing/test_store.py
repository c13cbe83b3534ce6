import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.engines.sealing.keys import DataKey
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.store import FolderStore, ObjectStore
from shoumi.engines.sealing.stream import Opener, Sealer


@pytest.fixture(params=[True, False], ids=["durable", "quick"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "store", durable=request.param)


def put(store: FolderStore, content: bytes, object_id: UUID | None = None) -> UUID:
    object_id = object_id or uuid4()
    with store.create() as pending:
        pending.write(content)
        pending.commit(object_id)
    return object_id


def content_of(store: FolderStore, object_id: UUID) -> bytes:
    with store.open(object_id) as file:
        return file.read()


def put_by_protocol(store: ObjectStore, object_id: UUID) -> None:
    with store.create() as pending:
        pending.write(b"x")
        pending.commit(object_id)


def pending_names(store: FolderStore) -> list[str]:
    return [path.name for path in store._pending.iterdir()]


def test_an_object_is_there_whole_after_commit(store: FolderStore) -> None:
    kept: ObjectStore = store
    object_id, key = uuid4(), DataKey.generate()
    with store.create() as pending, Sealer(pending, key, object_id=object_id) as sealer:
        sealer.write(b"secret" * 100_000)
        told = sealer.finish()
        assert not kept.exists(object_id)
        pending.commit(object_id)
    assert kept.exists(object_id)
    assert kept.size(object_id) == told.sealed_size
    assert list(kept.ids()) == [object_id]
    with kept.open(object_id) as source:
        assert Opener(source, key, object_id=object_id).read() == b"secret" * 100_000
    assert pending_names(store) == []


def test_what_is_not_committed_leaves_nothing(store: FolderStore) -> None:
    with store.create() as pending:
        pending.write(b"half")
        assert len(pending_names(store)) == 1
    assert pending_names(store) == []
    assert list(store.ids()) == []
    pending.discard()
    for act in (lambda: pending.write(b"x"), lambda: pending.commit(uuid4())):
        with pytest.raises(Conflict, match=Problem.PENDING_CLOSED):
            act()


def test_an_object_is_never_replaced(store: FolderStore) -> None:
    object_id = put(store, b"first")
    with pytest.raises(Conflict, match=Problem.OBJECT_EXISTS):
        put(store, b"second", object_id)
    assert content_of(store, object_id) == b"first"
    assert pending_names(store) == []


def test_a_deleted_object_is_gone_and_deleting_again_is_harmless(store: FolderStore) -> None:
    object_id = put(store, b"x")
    store.delete(object_id)
    store.delete(object_id)
    store.delete(uuid4())
    assert not store.exists(object_id)
    for act in (store.open, store.size):
        with pytest.raises(NotFound, match=Problem.OBJECT_UNKNOWN):
            act(object_id)
    put(store, b"again", object_id)


def test_objects_and_folders_are_private(store: FolderStore) -> None:
    object_id = put(store, b"x")
    path = store._path(object_id)
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert all(oct(folder.stat().st_mode & 0o777) == "0o700" for folder in list(path.parents)[:4])


def test_a_batch_appears_together_at_its_end(store: FolderStore) -> None:
    ids = [uuid4() for _ in range(5)]
    with store.batch() as batch:
        for object_id in ids:
            with batch.create() as pending:
                pending.write(object_id.bytes)
                pending.commit(object_id)
        batch.create().write(b"never committed")
        assert list(store.ids()) == []
        assert store.sweep() == 0
    assert set(store.ids()) == set(ids)
    assert all(content_of(store, object_id) == object_id.bytes for object_id in ids)
    assert pending_names(store) == []


def test_a_batch_left_by_an_error_leaves_nothing(store: FolderStore) -> None:
    def broken() -> None:
        with store.batch() as batch:
            with batch.create() as pending:
                pending.commit(uuid4())
            msg = "the import broke"
            raise RuntimeError(msg)

    with pytest.raises(RuntimeError, match="broke"):
        broken()
    assert list(store.ids()) == []
    assert pending_names(store) == []


def test_a_batch_with_an_id_in_use_or_used_twice_is_refused_whole(store: FolderStore) -> None:
    taken = put(store, b"first")

    def commit(*ids: UUID) -> None:
        with store.batch() as batch:
            for object_id in ids:
                with batch.create() as pending:
                    pending.commit(object_id)

    twice = uuid4()
    for ids in ((uuid4(), taken), (twice, twice)):
        with pytest.raises(Conflict, match=Problem.OBJECT_EXISTS):
            commit(*ids)
    assert list(store.ids()) == [taken]
    assert pending_names(store) == []


def test_a_sweep_spares_running_uploads_and_takes_what_dead_processes_left(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    script = (
        "import os, sys; from pathlib import Path; from shoumi.engines.sealing.store import FolderStore\n"
        "store = FolderStore(Path(sys.argv[1]))\n"
        "store.create().write(b'half')\n"
        "batch = store.batch(); batch.__enter__().create().write(b'half')\n"
        "os.kill(os.getpid(), 9)"
    )
    source = str(Path(sys.modules["shoumi"].__path__[0]).parent)
    died = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "store")],
        check=False,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert died.returncode == -9
    with store.create() as mine:
        mine.write(b"still coming")
        assert len(pending_names(store)) == 3
        assert store.sweep() == 2
        assert len(pending_names(store)) == 1
        object_id = uuid4()
        mine.commit(object_id)
    assert content_of(store, object_id) == b"still coming"


def test_a_store_is_found_again(store: FolderStore, tmp_path: Path) -> None:
    object_id = uuid4()
    put_by_protocol(store, object_id)
    assert content_of(FolderStore(tmp_path / "store"), object_id) == b"x"
