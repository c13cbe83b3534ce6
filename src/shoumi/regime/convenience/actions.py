"""Reading the figures: whoever may reads as far as their office reaches, and what concerns secrets is recorded."""

from dataclasses import dataclass

from django.db.models import QuerySet

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.convenience import queries, rules
from shoumi.regime.convenience.models import Wait
from shoumi.regime.convenience.values import Asked, Figures
from shoumi.regime.convenience.vocabulary import FIGURES, Event, Permission, Problem
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit.export import Format


@dataclass(frozen=True, slots=True)
class Read:
    """What a viewer reads: the figures, and the late waits whose people they may know."""

    figures: Figures
    stuck: QuerySet[Wait]


def read_figures(*, actor: Person, days: int, unit: str = "") -> Read:
    """Return the figures of the last ``days`` for ``actor``, of one unit by its code or of all within reach (O05).

    Where requests to know are among them, which is a use of the register right, the reading is recorded. Raises
    Refused without an office that reads figures, Invalid for a period that is none of `rules.PERIODS`, and NotFound
    for a unit that is not within reach.
    """
    permitted(actor, Permission.READ, FIGURES)
    if days not in rules.PERIODS:
        raise Invalid(Problem.NO_SUCH_PERIOD)
    reached = queries.reach(actor)
    units = queries.units_within(actor, reached)
    asked = Asked(days, queries.unit_named(units, unit))
    if any(kind.recorded for kind in queries.counted(actor)):
        record_alone(Event.FIGURES_READ, actor=actor, subject=FIGURES, days=days, unit=asked.unit)
    return Read(queries.figures(actor, asked, units, reached), queries.stuck(actor, asked, reached))


def export_stuck(*, actor: Person, listing: str, file_format: Format, rows: int) -> None:
    """Record that ``actor`` takes ``rows`` late waits along as ``listing``; called before the file leaves.

    Raises Refused without an office that reads figures.
    """
    permitted(actor, Permission.READ, FIGURES)
    record_alone(Event.LIST_EXPORTED, actor=actor, subject=FIGURES, listing=listing, file_format=file_format, rows=rows)
