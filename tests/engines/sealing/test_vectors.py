import base64
import hashlib
import io
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from tests.engines.sealing import independent_reader
from tests.vectors.sealing import make

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.sealing.file_keyring import FileKeyring
from shoumi.engines.sealing.keys import DataKey, EpochKey, Secret
from shoumi.engines.sealing.stream import Opener
from shoumi.engines.sealing.wrapping import Binding, blind_index, open_value, unwrap

Vector = dict[str, Any]


def load(name: str) -> Any:  # noqa: ANN401 -- JSON of a shape that differs a file
    return json.loads((make.HERE / name).read_bytes())


@pytest.mark.parametrize("name", make.FILES)
def test_the_script_still_makes_the_same_vectors(name: str) -> None:
    assert make.render(name) == (make.HERE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("vector", load("objects.json"), ids=lambda vector: vector["name"])
def test_sound_objects_open_here_and_by_the_specification(vector: Vector) -> None:
    sealed, key, object_id = base64.b64decode(vector["sealed"]), bytes.fromhex(vector["key"]), UUID(vector["object_id"])
    opener = Opener(io.BytesIO(sealed), DataKey(key), object_id=object_id)
    assert opener.suite == vector["suite"]
    assert opener.plain_size == vector["plain_size"]
    assert hashlib.sha256(opener.read()).hexdigest() == vector["plain_sha256"]
    assert independent_reader.open_object(sealed, key, object_id.bytes) == opener.read()


BROKEN = load("broken.json")


def put_together(pieces: list[Any]) -> bytes:
    sources = {name: base64.b64decode(data) for name, data in BROKEN["sources"].items()}
    return b"".join(bytes.fromhex(one) if isinstance(one, str) else sources[one[0]][one[1] : one[2]] for one in pieces)


@pytest.mark.parametrize("vector", BROKEN["cases"], ids=lambda vector: vector["name"])
def test_broken_objects_are_refused_here_and_by_the_specification(vector: Vector) -> None:
    sealed, key, object_id = put_together(vector["pieces"]), bytes.fromhex(BROKEN["key"]), UUID(BROKEN["object_id"])
    with pytest.raises(Corrupt) as caught:
        Opener(io.BytesIO(sealed), DataKey(key), object_id=object_id).read()
    assert caught.value.code == vector["problem"]
    with pytest.raises((AssertionError, InvalidTag)):
        independent_reader.open_object(sealed, key, object_id.bytes)


def test_wraps_open_here_and_by_the_specification() -> None:
    told = load("small.json")
    number, material = told["epoch"]["number"], bytes.fromhex(told["epoch"]["key"])
    for vector in told["wraps"]:
        wrapped, object_id = bytes.fromhex(vector["wrapped"]), UUID(vector["object_id"])
        binding = Binding(object_id, vector["version"], vector["level"])
        assert unwrap(wrapped, EpochKey(number, material), binding).reveal().hex() == told["data_key"]
        foreign = independent_reader.open_wrap(
            wrapped, material, object_id=object_id.bytes, version=binding.version, level=binding.level
        )
        assert foreign.hex() == told["data_key"]


def test_values_and_indexes_are_the_same_here_and_by_the_specification() -> None:
    told = load("small.json")
    material = bytes.fromhex(told["column_key"]["key"])
    key = Secret("columns", told["column_key"]["number"], material)
    for vector in told["values"]:
        sealed = bytes.fromhex(vector["sealed"])
        assert open_value(sealed, key, vector["context"]).hex() == vector["plain"]
        assert independent_reader.open_value(sealed, material, vector["context"]).hex() == vector["plain"]
    for vector in told["blind_indexes"]:
        value = bytes.fromhex(vector["value"])
        assert blind_index(key, vector["purpose"], value).hex() == vector["index"]
        assert independent_reader.blind_index(material, vector["purpose"], value).hex() == vector["index"]


@pytest.mark.parametrize("vector", load("keyrings.json"), ids=["open", "passphrase"])
def test_keyrings_open_here_and_by_the_specification(vector: Vector, tmp_path: Path) -> None:
    path = tmp_path / "keyring"
    path.touch(mode=0o600)
    path.write_text(vector["file"], encoding="ascii")
    keyring = FileKeyring.open(path, passphrase=vector["passphrase"])
    assert keyring.current_epoch == vector["current"]
    assert {str(one): keyring.epoch_key(one).reveal().hex() for one in keyring.epochs()} == vector["epochs"]
    assert [one.reveal().hex() for one in keyring.secrets("mark")] == vector["mark"]
    foreign = independent_reader.open_keyring(vector["file"].encode(), vector["passphrase"])
    assert foreign["current"] == vector["current"]
    found = {str(one["number"]): base64.b64decode(one["key"]).hex() for one in foreign["epochs"]}
    assert found == vector["epochs"]
