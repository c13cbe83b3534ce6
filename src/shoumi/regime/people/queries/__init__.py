"""Every read of this part.

`standing` tells other parts, for any instant, what a decision rests on: state, clearance, offices, units, positions.
`directory` is for people: it takes the viewer and returns only what the viewer may see.
"""

from shoumi.regime.people.queries.directory import (
    Card,
    cards,
    detailed,
    directory,
    grades,
    person,
    sight_of,
    units,
)
from shoumi.regime.people.queries.standing import (
    clearance_rank,
    clearance_ranks,
    find_by_email,
    holders_of,
    is_present,
    kind_of,
    names,
    offices_by_person,
    offices_of,
    offices_over,
    position_ids,
    positions_by_person,
    positions_of,
    present_among,
    state_of,
    states,
    unit_ids,
    units_by_person,
    units_of,
)

__all__ = [
    "Card",
    "cards",
    "clearance_rank",
    "clearance_ranks",
    "detailed",
    "directory",
    "find_by_email",
    "grades",
    "holders_of",
    "is_present",
    "kind_of",
    "names",
    "offices_by_person",
    "offices_of",
    "offices_over",
    "person",
    "position_ids",
    "positions_by_person",
    "positions_of",
    "present_among",
    "sight_of",
    "state_of",
    "states",
    "unit_ids",
    "units",
    "units_by_person",
    "units_of",
]
