"""The shared cache: Django's contract, races between connections, and what the table tells and takes."""

import pickle
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from shoumi.regime.kit import clock
from shoumi.regime.vault.cache import forget_expired
from shoumi.regime.vault.models import CachedValue

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
THREADS = 6

pytestmark = pytest.mark.django_db


def test_what_json_holds_comes_back_until_it_expires() -> None:
    assert cache.get("key", "absent") == "absent"
    cache.set("key", {"tries": [1.5, 2.25]}, 60)
    cache.set("kept", 1, None)
    cache.set("gone", 1, 0)
    assert cache.get("key") == {"tries": [1.5, 2.25]}
    assert cache.get("gone") is None
    with clock.at(clock.now() + timedelta(seconds=61)):
        assert cache.get("key") is None
        assert cache.get("kept") == 1
        assert forget_expired() == 2
    assert CachedValue.objects.count() == 1


def test_adding_takes_an_empty_or_expired_place_only() -> None:
    assert cache.add("key", 1, 60)
    assert not cache.add("key", 2, 60)
    assert cache.get("key") == 1
    with clock.at(clock.now() + timedelta(seconds=61)):
        assert cache.add("key", 3, 60)
        assert cache.get("key") == 3


def test_counting_touching_forgetting() -> None:
    with pytest.raises(ValueError, match="nothing is kept"):
        cache.incr("key")
    cache.set("key", 5, 60)
    assert cache.incr("key", 2) == 7
    assert cache.decr("key") == 6
    assert cache.touch("key", 600)
    with clock.at(clock.now() + timedelta(seconds=61)):
        assert cache.get("key") == 6
    assert cache.delete("key")
    assert not cache.delete("key")
    assert not cache.touch("key", 600)
    cache.set_many({"a": 1, "b": 2})
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    cache.clear()
    assert not CachedValue.objects.exists()


def test_what_json_cannot_hold_is_not_kept() -> None:
    with pytest.raises(TypeError):
        cache.set("key", Path("/"))
    assert cache.get("key") is None


def test_of_those_who_add_at_once_one_is_taken_and_no_count_is_lost() -> None:
    cache.set("count", 0, 60)
    added: list[bool] = []
    start = threading.Barrier(THREADS)

    def work() -> None:
        start.wait()
        added.append(cache.add("lock", 1, 60))
        for _ in range(5):
            cache.incr("count")
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(added) == [False] * (THREADS - 1) + [True]
    assert cache.get("count") == 5 * THREADS


def test_the_table_tells_nothing_and_runs_nothing(tmp_path: Path) -> None:
    cache.set("sign-in:lan@x.example", ["机密"], 60)
    row = CachedValue.objects.get()
    assert "lan" not in row.digest
    assert "机密".encode() not in bytes(row.sealed_value)

    class Touch:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (open, (str(tmp_path / "ran"), "w"))  # type: ignore[return-value]

    row.sealed_value = pickle.dumps(Touch())
    row.save()
    assert cache.get("sign-in:lan@x.example") is None
    assert not (tmp_path / "ran").exists()


def test_a_value_moved_to_another_key_is_absent() -> None:
    cache.set("mine", "low", 60)
    other = CachedValue.objects.get()
    cache.set("yours", "high", 60)
    mine = CachedValue.objects.exclude(digest=other.digest).get()
    other.sealed_value, mine.sealed_value = mine.sealed_value, other.sealed_value
    other.save()
    mine.save()
    assert cache.get("mine") is None
    assert cache.get("yours") is None


@settings(max_examples=40)
@given(VALUES)
def test_any_json_comes_back_as_it_was(value: object) -> None:
    cache.set("any", value, 60)
    assert cache.get("any", "absent") == value
