from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shoumi.regime.kit import clock
from shoumi.surfaces.sample.months import Month

NOWS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001 - the zone is added to what is drawn


@given(now=NOWS, seed=st.text(max_size=8), hours=st.integers(0, 40 * 24))
def test_instants_follow_what_they_need_and_lie_in_the_past(now: datetime, seed: str, hours: int) -> None:
    with clock.at(now):
        month = Month(seed)
        after = min(month.founding + timedelta(hours=hours), month.on(-1, 18))
        drawn = month.instant(after=after)
        assert after < drawn < clock.now()
        assert month.founding < month.instant(by=3) <= month.on(2, 18)


@given(now=NOWS)
def test_a_month_has_no_weekends_and_at_least_twenty_days(now: datetime) -> None:
    with clock.at(now):
        month = Month("seed")
        assert len(month.days) >= 20
        assert all(day.weekday() < 5 for day in month.days)


def test_the_same_seed_draws_the_same_month() -> None:
    with clock.at(datetime(2026, 11, 23, tzinfo=UTC)):
        assert [Month("a").instant() for _ in range(2)] == [Month("a").instant() for _ in range(2)]
        assert Month("a").instant() != Month("b").instant()
