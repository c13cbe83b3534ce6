"""Pages of a query: fifty rows, a count that stops at ten thousand, and a next page as long as there are rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

PAGE_SIZE = 50
COUNT_LIMIT = 10_000
"""Counting stops here: people read "10,000 and more" the same as the exact number, and the query stays quick."""

FARTHEST_ROW = 100_000_000
"""No page starts beyond this row, whatever number an address carries: databases count rows in 64 bits."""

Row = TypeVar("Row")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Page(Generic[Row]):
    """One page of rows. ``number`` starts at 1; ``total`` is at most the limit, and ``capped`` says there are more."""

    rows: Sequence[Row]
    number: int
    size: int
    total: int
    capped: bool
    more: bool

    @property
    def first(self) -> int:
        """The position of the first row shown, from 1; 0 when there is none."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The position of the last row shown."""
        return (self.number - 1) * self.size + len(self.rows)

    @property
    def previous_number(self) -> int | None:
        """The page before, or None."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next_number(self) -> int | None:
        """The page after, or None."""
        return self.number + 1 if self.more else None

    @property
    def numbers(self) -> list[int | None]:
        """The page numbers to offer: first, last, and those around this one; None stands for a gap."""
        last = max(-(-self.total // self.size), self.number)
        near = {1, last, *range(max(1, self.number - 1), min(last, self.number + 1) + 1)}
        offered: list[int | None] = []
        for number in sorted(near):
            if offered and offered[-1] is not None and number > offered[-1] + 1:
                # A gap of one page is that page: three dots would take the same room.
                offered.append(number - 1 if number == offered[-1] + 2 else None)
            offered.append(number)
        return offered


def paginate(query: QuerySet[M], number: int, *, size: int = PAGE_SIZE, limit: int = COUNT_LIMIT) -> Page[M]:
    """Return page ``number`` (from 1) of the ordered ``query``; a number beyond the end gives the last page.

    Two queries: a count that stops at ``limit``, and the rows, one more than shown to learn whether more follow.
    """
    counted = query.order_by()[: limit + 1].count()
    capped = counted > limit
    total = min(counted, limit)
    number = max(1, min(number, FARTHEST_ROW // size))
    if not capped:
        number = min(number, max(1, -(-total // size)))
    start = (number - 1) * size
    rows = list(query[start : start + size + 1])
    if not rows and number > 1:
        # Past the limit the true last page is not known; the last counted one always exists.
        return paginate(query, limit // size, size=size, limit=limit)
    return Page(rows=rows[:size], number=number, size=size, total=total, capped=capped, more=len(rows) > size)
