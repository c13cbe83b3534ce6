import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.engines.sealing import independent_reader

from shoumi.engines.foundation.errors import Conflict, Corrupt, Invalid, NotFound
from shoumi.engines.sealing import file_keyring
from shoumi.engines.sealing.file_keyring import FileKeyring
from shoumi.engines.sealing.keyring import Keyring
from shoumi.engines.sealing.problems import Problem

PASSPHRASES = [None, "正确的口令 horse"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "keyring"


def test_a_file_keyring_is_a_keyring(path: Path) -> None:
    keyring: Keyring = FileKeyring.create(path)
    assert keyring.current_epoch == 1
    assert keyring.epochs() == (1,)
    assert keyring.epoch_key().number == 1


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_what_is_in_it_survives_and_reads_as_specified(path: Path, passphrase: str | None) -> None:
    keyring = FileKeyring.create(path, passphrase=passphrase)
    keyring.turn_epoch()
    secret = keyring.add_secret("ledger.signing")
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    again = FileKeyring.open(path, passphrase=passphrase)
    assert again.epochs() == (1, 2)
    assert [again.epoch_key(n).reveal() for n in (1, 2)] == [keyring.epoch_key(n).reveal() for n in (1, 2)]
    assert again.secret("ledger.signing").reveal() == secret.reveal()
    foreign = independent_reader.open_keyring(path.read_bytes(), passphrase)
    assert foreign["current"] == 2
    assert [base64.b64decode(one["key"]) for one in foreign["epochs"]] == [again.epoch_key(n).reveal() for n in (1, 2)]
    assert foreign["secrets"] == [
        {"name": "ledger.signing", "number": 1, "key": base64.b64encode(secret.reveal()).decode()}
    ]


def test_every_change_is_under_a_new_root(path: Path) -> None:
    keyring = FileKeyring.create(path)
    acts: list[Callable[[], object]] = [
        keyring.turn_epoch,
        lambda: keyring.destroy_epoch(1),
        lambda: keyring.add_secret("mark"),
    ]
    roots = {json.loads(path.read_bytes())["protection"]["root"]}
    for act in acts:
        act()
        roots.add(json.loads(path.read_bytes())["protection"]["root"])
    assert len(roots) == 4


def test_an_epoch_turns_in_phases(path: Path) -> None:
    keyring = FileKeyring.create(path)
    first = keyring.epoch_key()
    with pytest.raises(Conflict, match=Problem.EPOCH_CURRENT):
        keyring.destroy_epoch(1)
    assert keyring.turn_epoch() == keyring.current_epoch == 2
    assert keyring.epoch_key(1).reveal() == first.reveal()
    assert keyring.epoch_key().reveal() != first.reveal()
    keyring.destroy_epoch(1)
    assert keyring.epochs() == (2,)
    with pytest.raises(NotFound, match=Problem.EPOCH_UNKNOWN):
        keyring.epoch_key(1)
    with pytest.raises(NotFound, match=Problem.EPOCH_UNKNOWN):
        keyring.destroy_epoch(1)
    assert keyring.turn_epoch() == 3  # a number is never used again


def test_secrets_are_numbered_and_newest_first(path: Path) -> None:
    keyring = FileKeyring.create(path)
    assert keyring.secrets("mark") == ()
    with pytest.raises(NotFound, match=Problem.SECRET_UNKNOWN):
        keyring.secret("mark")
    made = [keyring.add_secret("mark") for _ in range(3)]
    assert [one.number for one in made] == [1, 2, 3]
    assert [one.reveal() for one in keyring.secrets("mark")] == [one.reveal() for one in reversed(made)]
    assert keyring.secret("mark").number == 3
    with pytest.raises(Conflict, match=Problem.SECRET_CURRENT):
        keyring.destroy_secret("mark", 3)
    keyring.destroy_secret("mark", 1)
    assert [one.number for one in keyring.secrets("mark")] == [3, 2]
    with pytest.raises(NotFound, match=Problem.SECRET_UNKNOWN):
        keyring.destroy_secret("mark", 1)


def test_processes_that_share_a_keyring_notice_each_others_changes(path: Path) -> None:
    one = FileKeyring.create(path, passphrase="shared")
    other = FileKeyring.open(path, passphrase="shared")
    one.turn_epoch()
    other.add_secret("mark")
    assert other.current_epoch == 2
    assert one.secret("mark").reveal() == other.secret("mark").reveal()
    one.change_passphrase("fresh")
    with pytest.raises(Invalid, match=Problem.PASSPHRASE_NEEDED):
        _ = other.current_epoch
    assert one.current_epoch == 2
    assert FileKeyring.open(path, passphrase="fresh").current_epoch == 2


def test_changes_at_the_same_time_are_all_kept(path: Path) -> None:
    FileKeyring.create(path)
    script = (
        "import sys; from pathlib import Path; from shoumi.engines.sealing.file_keyring import FileKeyring\n"
        "keyring = FileKeyring.open(Path(sys.argv[1]))\n"
        "for _ in range(10): keyring.add_secret('mark'); keyring.turn_epoch()"
    )
    source = str(Path(sys.modules["shoumi"].__path__[0]).parent)
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path)], env={**os.environ, "PYTHONPATH": source})
        for _ in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    keyring = FileKeyring.open(path)
    assert keyring.epochs() == tuple(range(1, 32))
    assert len({one.reveal() for one in keyring.secrets("mark")}) == 30


def test_a_keyring_replaced_while_it_is_read_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = FileKeyring.create(path)
    overtaken = []

    def read_too_late(target: Path) -> tuple[bytes, tuple[int, ...]]:
        monkeypatch.undo()
        with target.open("rb") as file:
            before = file_keyring._fingerprint(os.fstat(file.fileno()))
            writer.turn_epoch()  # overwrites the file that is open here
            overtaken.append(file.read())
            return overtaken[0], before

    monkeypatch.setattr(file_keyring, "_read_once", read_too_late)
    assert FileKeyring.open(path).current_epoch == 2
    assert b"shoumi-keyring" not in overtaken[0]


def test_threads_may_share_a_keyring(path: Path) -> None:
    keyring = FileKeyring.create(path)
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: keyring.add_secret("mark").number, range(24)))
    assert sorted(numbers) == list(range(1, 25))


def test_passphrases_are_asked_for_and_checked(path: Path) -> None:
    keyring = FileKeyring.create(path, passphrase="right")
    for given, problem in [
        (None, Problem.PASSPHRASE_NEEDED),
        ("wrong", Problem.PASSPHRASE_WRONG),
        ("", Problem.PASSPHRASE_EMPTY),
    ]:
        with pytest.raises(Invalid, match=problem):
            FileKeyring.open(path, passphrase=given)
    keyring.change_passphrase(None)
    with pytest.raises(Invalid, match=Problem.PASSPHRASE_UNWANTED):
        FileKeyring.open(path, passphrase="right")
    assert FileKeyring.open(path).current_epoch == 1


def test_an_empty_passphrase_makes_no_keyring(path: Path) -> None:
    with pytest.raises(Invalid, match=Problem.PASSPHRASE_EMPTY):
        FileKeyring.create(path, passphrase="")
    assert not path.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o622, 0o700])
def test_a_keyring_that_others_may_read_is_refused_even_while_in_use(path: Path, mode: int) -> None:
    keyring = FileKeyring.create(path)
    path.chmod(mode)
    for act in (lambda: FileKeyring.open(path), keyring.epoch_key):
        with pytest.raises(Invalid, match=Problem.KEYRING_EXPOSED):
            act()
    path.chmod(0o600)
    assert keyring.epoch_key().number == 1


def test_a_keyring_is_never_replaced_by_a_new_one(path: Path) -> None:
    before = FileKeyring.create(path).epoch_key().reveal()
    with pytest.raises(Conflict, match=Problem.KEYRING_EXISTS):
        FileKeyring.create(path)
    assert FileKeyring.open(path).epoch_key().reveal() == before


def test_an_absent_keyring_is_told(path: Path) -> None:
    with pytest.raises(NotFound, match=Problem.KEYRING_ABSENT):
        FileKeyring.open(path)


def test_a_keyring_taken_away_while_in_use_is_missed(path: Path) -> None:
    keyring = FileKeyring.create(path)
    path.unlink()
    for act in (keyring.epoch_key, keyring.turn_epoch):
        with pytest.raises(NotFound, match=Problem.KEYRING_ABSENT):
            act()


def test_a_link_to_the_keyring_stays_a_link(path: Path) -> None:
    FileKeyring.create(path)
    link = path.with_name("link")
    link.symlink_to(path)
    FileKeyring.open(link).turn_epoch()
    assert link.is_symlink()
    assert FileKeyring.open(path).current_epoch == 2


def rewrite(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    told = json.loads(path.read_bytes())
    change(told)
    path.write_bytes(json.dumps(told).encode())


def test_a_newer_format_is_refused(path: Path) -> None:
    FileKeyring.create(path)
    rewrite(path, lambda told: told.update(version=2))
    with pytest.raises(Invalid, match=Problem.KEYRING_NEWER):
        FileKeyring.open(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(version=0),
        lambda told: told.update(version="one"),
        lambda told: told.update(format="other"),
        lambda told: told.pop("contents"),
        lambda told: told.update(contents=5),
        lambda told: told.update(contents="not base64"),
        lambda told: told.update(protection="none"),
        lambda told: told["protection"].update(kind="rot13"),
        lambda told: told["protection"].update(root="AAAA"),
        lambda told: told["protection"].update(memory_kib=2**40),
        lambda told: told["protection"].update(memory_kib=1.5),
        lambda told: told["protection"].update(lanes=0),
        lambda told: told["protection"].update(salt=""),
        lambda told: told["protection"].update(note=1.5),
    ],
)
def test_a_malformed_keyring_is_refused(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    FileKeyring.create(path, passphrase="right")
    rewrite(path, change)
    with pytest.raises(Corrupt, match=Problem.KEYRING_MALFORMED):
        FileKeyring.open(path, passphrase="right")


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"null", b"{", b"{}"])
def test_what_is_no_keyring_is_refused(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(Corrupt, match=Problem.KEYRING_MALFORMED):
        FileKeyring.open(path)


def flip(text: str, place: int) -> str:
    data = bytearray(base64.b64decode(text))
    data[place % len(data)] ^= 1
    return base64.b64encode(data).decode()


@pytest.mark.parametrize("place", [0, 11, 12, 50, -17, -1])
def test_altered_contents_are_noticed(path: Path, place: int) -> None:
    FileKeyring.create(path)
    rewrite(path, lambda told: told.update(contents=flip(told["contents"], place)))
    with pytest.raises(Corrupt, match=Problem.KEYRING_ALTERED):
        FileKeyring.open(path)


def test_the_head_is_bound_to_the_contents(path: Path) -> None:
    FileKeyring.create(path)
    rewrite(path, lambda told: told["protection"].update(note="added"))
    with pytest.raises(Corrupt, match=Problem.KEYRING_ALTERED):
        FileKeyring.open(path)


def test_a_locked_root_is_bound_to_its_lock(path: Path) -> None:
    FileKeyring.create(path, passphrase="right")
    rewrite(path, lambda told: told["protection"].update(root=flip(told["protection"]["root"], 20)))
    with pytest.raises(Invalid, match=Problem.PASSPHRASE_WRONG):
        FileKeyring.open(path, passphrase="right")


def test_the_former_file_is_overwritten_before_it_is_let_go(path: Path) -> None:
    keyring = FileKeyring.create(path)
    with path.open("rb") as former:
        before = former.read()
        keyring.turn_epoch()
        former.seek(0)
        after = former.read()
    assert len(after) == len(before)
    assert after != before
    assert b"shoumi-keyring" not in after
    assert sorted(one.name for one in path.parent.iterdir()) == ["keyring", "keyring.lock"]


def test_what_an_interrupted_change_left_is_swept_without_touching_the_keyring(path: Path) -> None:
    key = FileKeyring.create(path).epoch_key().reveal()
    os.link(path, path.with_name("keyring.former"))
    path.with_name("keyring.new").write_bytes(b"half a keyr")
    assert FileKeyring.open(path).epoch_key().reveal() == key
    assert sorted(one.name for one in path.parent.iterdir()) == ["keyring", "keyring.lock"]


def test_a_former_file_is_kept_while_the_keyring_itself_is_missing(path: Path) -> None:
    FileKeyring.create(path)
    former = path.with_name("keyring.former")
    path.rename(former)
    kept = former.read_bytes()
    with pytest.raises(NotFound, match=Problem.KEYRING_ABSENT):
        FileKeyring.open(path)
    assert former.read_bytes() == kept
