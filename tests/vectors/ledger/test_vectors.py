"""The engine and the independent reader still agree with the vectors of format v1."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.tools.ledger_verifier import judge, tool

from shoumi.engines.ledger.commitments import check
from shoumi.engines.ledger.entries import Entry
from shoumi.engines.ledger.keys import SigningKey
from shoumi.engines.ledger.merkle import Frontier, leaf_hash, verify_consistency, verify_inclusion

HERE = Path(__file__).parent
VECTORS: dict[str, Any] = json.loads((HERE / "vectors.json").read_text("utf-8"))


def test_the_script_still_makes_these_bytes(tmp_path: Path) -> None:
    """Other bytes mean another format version; new wording in the README files is the one reason to make them again."""
    before = {path.name: path.read_bytes() for path in HERE.iterdir() if path.is_file()}
    copy = tmp_path / "tests" / "vectors" / "ledger"
    copy.mkdir(parents=True)
    (copy / "make.py").write_bytes(before["make.py"])
    (tmp_path / "src").symlink_to(HERE.parents[2] / "src")
    subprocess.run([sys.executable, str(copy / "make.py")], check=True)
    for name in ("log-1.zip", "log-2.zip", "vectors.json"):
        assert (copy / name).read_bytes() == before[name], name


def test_the_independent_reader_verifies_the_exports() -> None:
    options = ("--key", VECTORS["keys"]["1"], "--witness", VECTORS["witness"])
    first = judge(HERE / "log-1.zip", *options)
    assert (first.code, first.notices, first.told["details_erased"]) == (0, set(), 1)
    second = judge(
        HERE / "log-2.zip",
        "--key",
        VECTORS["keys"]["2"],
        "--previous",
        str(HERE / "log-1.zip"),
        "--previous-key",
        VECTORS["keys"]["1"],
    )
    assert (second.code, second.told["previous"]["size"]) == (0, 300)


def test_leaves_roots_and_proofs() -> None:
    leaves = [leaf.encode() for leaf in VECTORS["leaves"]]
    roots = [bytes.fromhex(root) for root in VECTORS["roots"]]
    frontier, tree = Frontier(), tool.Tree()
    for leaf, (before, after) in zip(leaves, pairwise(roots), strict=True):
        assert Entry.from_bytes(leaf).to_bytes() == leaf
        assert frontier.root() == tree.root() == before
        frontier.append(leaf_hash(leaf))
        assert list(tree.add(leaf_hash(leaf))) == []
        assert frontier.root() == tree.root() == after
    for told in VECTORS["inclusion"]:
        proof = [bytes.fromhex(each) for each in told["proof"]]
        leaf, size = leaf_hash(leaves[told["index"]]), told["size"]
        verify_inclusion(leaf=leaf, index=told["index"], size=size, root=roots[size], proof=proof)
    for told in VECTORS["consistency"]:
        proof = [bytes.fromhex(each) for each in told["proof"]]
        old, new = told["old"], told["new"]
        verify_consistency(old=old, old_root=roots[old], new=new, new_root=roots[new], proof=proof)


def test_the_commitment() -> None:
    told = VECTORS["commitment"]
    check(told["details"], bytes.fromhex(told["salt"]), bytes.fromhex(told["commitment"]))


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_keys(number: str) -> None:
    assert SigningKey.from_text(VECTORS["private_keys"][number]).verifying_key.to_text() == VECTORS["keys"][number]


# RFC 8032, 7.1, tests 1 to 3: public key, message, signature. The verifier's own arithmetic must agree.
ED25519 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), ED25519)
def test_ed25519_in_plain_python(public: str, message: str, signature: str) -> None:
    key, text, good = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert tool.signed(key, text, good)
    for at in range(64):
        assert not tool.signed(key, text, good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
    assert not tool.signed(key, text + b"x", good)
    assert not tool.signed(key, text, good[:63])
    unreduced = int.from_bytes(good[32:], "little") + tool.ORDER
    assert not tool.signed(key, text, good[:32] + unreduced.to_bytes(32, "little"))


@pytest.mark.parametrize("public", ["01" + "00" * 31, "00" * 32, "ec" + "ff" * 30 + "7f", "ff" * 32, "02" + "00" * 31])
def test_keys_that_would_accept_anything_are_no_keys(public: str) -> None:
    identity = b"\1" + b"\0" * 31
    assert not tool.signed(bytes.fromhex(public), b"anything", identity + b"\0" * 32)
