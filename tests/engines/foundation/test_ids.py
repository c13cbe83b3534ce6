from shoumi.engines.foundation.ids import READABLE, readable_suffix


def test_suffixes_are_long_enough_distinct_and_readable() -> None:
    made = {readable_suffix(6) for _ in range(1000)}
    assert len(made) > 990
    assert all(len(one) == 6 and set(one) <= set(READABLE) for one in made)
    assert not set(READABLE) & set("01258OILZSB")
