"""A working month: days without weekends, and instants within office hours."""

import random
from datetime import date, datetime, time, timedelta

from shoumi.regime.kit import clock

LENGTH = timedelta(days=33)
"""How far back the history of the sample company goes."""
_OPENS, _CLOSES = 9 * 60, 18 * 60
"""Office hours in minutes after midnight, company time."""
_SATURDAY = 5


class Month:
    """The working days from `LENGTH` ago until the day before yesterday, and a way to draw instants in them."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - when made-up people go to work is no secret
        first = clock.today() - LENGTH
        days = (first + timedelta(days=number) for number in range(LENGTH.days - 1))
        self.days: list[date] = [day for day in days if day.weekday() < _SATURDAY]

    @property
    def founding(self) -> datetime:
        """The instant before office hours of the first day."""
        return _at(self.days[0], 8 * 60)

    def on(self, number: int, hour: int) -> datetime:
        """Return ``hour`` o'clock on working day ``number`` of the month, counted from 0."""
        return _at(self.days[number], hour * 60)

    def instant(self, *, after: datetime | None = None, by: int | None = None) -> datetime:
        """Return an instant in office hours, later than ``after`` and on the first ``by`` days of the month.

        When no office hour is left after ``after``, the instant follows within half an hour of it.
        """
        days = [day for day in self.days[:by] if after is None or day >= clock.day_of(after)]
        for _ in range(20):
            if not days:
                break
            drawn = _at(self._random.choice(days), self._random.uniform(_OPENS, _CLOSES))
            if after is None or drawn > after:
                return drawn
        start = after or self.founding
        return start + timedelta(seconds=self._random.randrange(60, 1800))

    def draw(self, count: int) -> int:
        """Return a number from 0 to below ``count``."""
        return self._random.randrange(count)

    def happens(self, share: float) -> bool:
        """Return True in about ``share`` of all cases."""
        return self._random.random() < share


def _at(day: date, minutes: float) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clock.zone()) + timedelta(minutes=minutes)
