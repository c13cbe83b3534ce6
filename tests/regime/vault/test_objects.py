"""Keeping, giving up, relabelling and sweeping sealed objects; sealed values in columns."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Corrupt, NotFound
from shoumi.regime.kit import clock
from shoumi.regime.vault import objects
from shoumi.regime.vault.keys import store
from shoumi.regime.vault.models import SealedObject
from shoumi.regime.vault.objects import Sealing, seal_bytes
from shoumi.regime.vault.values import keyed_digest, open_text, seal_text

CONTENT = "核心排序算法\n".encode() * 10_000
LEVELS = st.text(st.sampled_from("abc-"), max_size=6)


def path_of(object_id: UUID) -> Path:
    name = object_id.hex
    return settings.INSTALLATION.home / "objects" / "objects" / name[-2:] / name[-4:-2] / name


def kept(content: bytes = CONTENT, level: str = "ordinary", version: int = 1) -> SealedObject:
    seal_bytes(content).keep(level=level, version=version)
    return SealedObject.objects.order_by("-sealed_at", "-pk")[0]


@pytest.mark.django_db
def test_what_is_kept_opens_again_and_stands_sealed_in_the_store() -> None:
    row = kept()
    assert objects.read(row) == CONTENT
    with objects.opened(row) as opener:
        assert b"".join(bytes(chunk) for chunk in opener.chunks()) == CONTENT
    assert "排序".encode() not in path_of(row.pk).read_bytes()
    assert (row.plain_size, row.sealed_size) == (len(CONTENT), path_of(row.pk).stat().st_size)


@pytest.mark.django_db
@pytest.mark.parametrize("lost", [OperationalError, InterfaceError])
def test_bytes_outlive_a_commit_of_which_nobody_knows_whether_it_arrived(lost: type[Exception]) -> None:
    sealing = seal_bytes(CONTENT)
    sealing.keep(level="core")
    with pytest.raises(lost), sealing:
        raise lost
    assert objects.read(SealedObject.objects.get()) == CONTENT
    with pytest.raises(lost), seal_bytes(CONTENT) as unkept:
        raise lost
    assert unkept.id not in set(store().ids())


@pytest.mark.django_db
def test_bytes_given_up_are_gone_before_and_after_the_end() -> None:
    before = set(store().ids())
    begun = Sealing()
    begun.write(CONTENT)
    begun.discard()
    finished = seal_bytes(CONTENT)
    finished.discard()
    finished.discard()
    with pytest.raises(TypeError), Sealing() as failed:
        failed.write("no bytes")  # type: ignore[arg-type]
    assert set(store().ids()) == before
    assert not SealedObject.objects.exists()


@pytest.mark.django_db
def test_a_keeping_undone_leaves_no_row() -> None:
    with seal_bytes(CONTENT) as sealing, transaction.atomic():
        sealing.keep(level="core")
        transaction.set_rollback(True)
    assert not SealedObject.objects.exists()
    assert sealing.kept
    sealing.discard()
    assert not store().exists(sealing.id)


@pytest.mark.django_db
def test_relabelling_rebinds_the_key_and_leaves_the_bytes() -> None:
    row = kept(level="ordinary")
    before, wrapped = path_of(row.pk).read_bytes(), bytes(row.wrapped_key)
    objects.relabel(row, "core")
    row.refresh_from_db()
    assert row.level == "core"
    assert bytes(row.wrapped_key) != wrapped
    assert path_of(row.pk).read_bytes() == before
    assert objects.read(row) == CONTENT


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["level", "version", "id", "wrapped_key"])
def test_a_row_changed_by_hand_opens_nothing(column: str) -> None:
    row, other = kept(), kept(b"another")
    wrapped = bytearray(bytes(row.wrapped_key))
    wrapped[20] ^= 1
    changed = {"level": "internal", "version": 2, "id": other.pk, "wrapped_key": bytes(wrapped)}[column]
    setattr(row, column, changed)
    with pytest.raises(Corrupt):
        objects.read(row)


@pytest.mark.django_db
def test_bytes_changed_or_swapped_in_the_store_are_told() -> None:
    row, other = kept(), kept(bytes(len(CONTENT)))
    mine, theirs = path_of(row.pk), path_of(other.pk)
    original = mine.read_bytes()
    for altered in (original[:-1], bytes([original[0] ^ 1]) + original[1:], theirs.read_bytes()):
        mine.chmod(0o600)
        mine.write_bytes(altered)
        with pytest.raises(Corrupt):
            objects.read(row)
    mine.unlink()
    with pytest.raises(NotFound):
        objects.read(row)


@pytest.mark.django_db
def test_a_sweep_removes_old_orphans_and_nothing_else() -> None:
    standing, fresh, old = kept(), seal_bytes(b"just uploaded"), seal_bytes(b"left by a crash")
    running = Sealing()
    running.write(CONTENT)
    yesterday = (clock.system() - objects.ORPHANED_AFTER - timedelta(minutes=1)).timestamp()
    for one in (standing.pk, old.id):
        os.utime(path_of(one), (yesterday, yesterday))
    with clock.at(clock.now() + timedelta(days=400)):
        assert objects.sweep() == 1
    assert not store().exists(old.id)
    assert store().exists(fresh.id)
    assert objects.read(standing) == CONTENT
    assert objects.sweep() == 0
    running.finish().discard()
    fresh.discard()


@pytest.mark.django_db
def test_the_store_tells_when_an_object_was_written() -> None:
    before = clock.system() - timedelta(seconds=1)
    row = kept()
    assert before <= store().stored_at(row.pk) <= clock.system() + timedelta(seconds=1)
    with pytest.raises(NotFound):
        store().stored_at(uuid4())


@given(st.text(max_size=100), LEVELS, LEVELS)
def test_a_sealed_value_opens_in_its_own_place_only(text: str, place: str, other: str) -> None:
    sealed = seal_text(text, place)
    assert open_text(sealed, place) == text
    assert text.encode() not in sealed or len(text) < 4
    if place != other:
        with pytest.raises(Corrupt):
            open_text(sealed, other)


@given(st.binary(max_size=80))
def test_what_was_never_sealed_is_told(value: bytes) -> None:
    with pytest.raises((Corrupt, NotFound)):  # NotFound: it names an epoch that is not, or no longer, there
        open_text(value, "documents.title:1")


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert len({seal_text("排序", "a") for _ in range(50)}) == 50


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_keyed_digest_depends_on_secret_purpose_and_value(one: str, other: str) -> None:
    digest = keyed_digest("search", "documents.term", one)
    assert len(digest) == 16
    assert digest == keyed_digest("search", "documents.term", one)
    assert digest != keyed_digest("numbers", "documents.term", one)
    assert digest != keyed_digest("search", "documents.asked", one)
    assert (digest == keyed_digest("search", "documents.term", other)) == (one == other)
