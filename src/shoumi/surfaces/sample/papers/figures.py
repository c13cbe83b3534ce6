"""Figures for made-up tables: drawn from the title, so that the same document says the same each time it is made."""

import random
from collections.abc import Sequence
from datetime import date, timedelta


class Figures:
    """A source of figures that belongs to one title."""

    def __init__(self, title: str) -> None:
        self._random = random.Random(title)  # noqa: S311 - figures of made-up tables, no secrets

    def whole(self, low: int, high: int, step: int = 1) -> int:
        """Return a whole number from ``low`` to ``high``, a multiple of ``step`` above ``low``."""
        return self._random.randrange(low, high + 1, step)

    def money(self, low: int, high: int, step: int = 100) -> str:
        """Return an amount in yuan with separators."""
        return f"{self.whole(low, high, step):,}"

    def share(self, low: int, high: int) -> str:
        """Return a percentage from ``low`` to ``high`` with one decimal."""
        return f"{self._random.uniform(low, high):.1f} %"

    def pick(self, choices: Sequence[str]) -> str:
        """Return one of ``choices``."""
        return self._random.choice(choices)

    def some(self, choices: Sequence[str], count: int) -> tuple[str, ...]:
        """Return ``count`` different ones of ``choices``."""
        return tuple(self._random.sample(choices, count))

    def day(self, year: int = 2026) -> str:
        """Return a date of ``year`` as it is written in plans."""
        return self.days(1, year)[0]

    def days(self, count: int, year: int = 2026) -> list[str]:
        """Return ``count`` rising dates of ``year``."""
        places = sorted(self._random.sample(range(300), count))
        return [(date(year, 1, 5) + timedelta(days=place)).isoformat() for place in places]
