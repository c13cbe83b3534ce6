"""Which body decides, and to which one an appeal goes (P08)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from shoumi.regime.conduct.vocabulary import Audience, Decider
from shoumi.regime.people.vocabulary import Office

ORDER = tuple(Decider)
"""The bodies from the lowest to the highest."""

OFFICES: dict[Decider, frozenset[Office]] = {
    Decider.HEAD: frozenset({Office.HEAD, Office.DEPUTY_HEAD}),
    Decider.OFFICE: frozenset({Office.OFFICER}),
    Decider.COMMITTEE: frozenset({Office.COMMITTEE_MEMBER}),
    Decider.PRESIDENT: frozenset({Office.PRESIDENT}),
    Decider.BOARD: frozenset({Office.BOARD}),
}
"""The offices through which each body acts; a head reaches their own people only."""

APPEALS_TO = {
    Decider.HEAD: Decider.COMMITTEE,
    Decider.OFFICE: Decider.COMMITTEE,
    Decider.COMMITTEE: Decider.PRESIDENT,
    Decider.PRESIDENT: Decider.BOARD,
    Decider.BOARD: Decider.BOARD,
}
"""The office looks into cases, so appeals pass it by; above the board there is only the board, other members of it."""


def highest(bodies: Iterable[Decider]) -> Decider:
    """Return the highest of ``bodies``; the head for none."""
    return max(bodies, key=ORDER.index, default=Decider.HEAD)


def body_for(measures: Iterable[Decider], audience: Audience, concerned: AbstractSet[Office]) -> Decider:
    """Return who decides measures that need these bodies about somebody who holds the ``concerned`` offices.

    Nobody is decided on by a body beneath them: about the president and the board the board decides, about heads, units
    and outsiders at least the office.
    """
    if concerned & {Office.PRESIDENT, Office.BOARD}:
        return Decider.BOARD
    body = highest(measures)
    has_head = audience is Audience.OWN and not concerned & OFFICES[Decider.HEAD]
    return Decider.OFFICE if body is Decider.HEAD and not has_head else body


def first_seated(body: Decider, seated: AbstractSet[Decider]) -> Decider:
    """Return the lowest body from ``body`` up in which somebody is ``seated`` who may act; ``body`` where nobody is."""
    above = ORDER[ORDER.index(body) :]
    return next((one for one in above if one in seated), body)


def reaches(body: Decider, needed: Decider) -> bool:
    """Return whether ``body`` may decide what ``needed`` decides."""
    return ORDER.index(body) >= ORDER.index(needed)
