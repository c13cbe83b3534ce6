"""REST route of waits and refusals."""

from datetime import datetime
from typing import Annotated

from ninja import Query, Router, Schema
from pydantic import Field

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.convenience import rules
from shoumi.regime.convenience.actions import read_figures
from shoumi.regime.convenience.values import Figures, Pace, Refused
from shoumi.regime.convenience.vocabulary import Cause
from shoumi.regime.kit.words import LocalizedText, label

router = Router(tags=["convenience"])


class Words(Schema):
    """A text in both languages."""

    zh: str
    en: str

    @classmethod
    def of(cls, text: LocalizedText) -> "Words":
        """Return ``text`` as it is sent."""
        return cls(zh=text.zh, en=text.en)


class WaitsOut(Schema):
    """One kind of wait. Hours are from request to decision; null where nothing was decided."""

    kind: str
    name: Words
    decided: int
    median_hours: float | None
    ninth_tenth_hours: Annotated[float | None, Field(description="Nine of ten were decided within this.")]
    open: int
    late: int
    weeks: Annotated[dict[str, float], Field(description="The median of each week, by its Monday.")]
    units: Annotated[dict[str, float], Field(description="The median of the busiest units, by code.")]

    @classmethod
    def of(cls, pace: Pace, figures: Figures) -> "WaitsOut":
        """Return ``pace`` as it is sent."""
        codes = {unit: code for unit, code, _ in figures.units}
        return cls(
            kind=pace.kind,
            name=Words.of(pace.words),
            decided=pace.decided,
            median_hours=rules.hours(pace.median),
            ninth_tenth_hours=rules.hours(pace.slowest),
            open=pace.open,
            late=pace.stuck,
            weeks={monday.isoformat(): rules.hours(median) or 0.0 for monday, median in pace.weeks.items()},
            units={codes[unit]: rules.hours(median) or 0.0 for unit, median in pace.units.items() if unit in codes},
        )


class RefusalsOut(Schema):
    """How often one cause was given; ``fewer_than`` instead of a count where heads are told no number."""

    cause: Cause
    name: Words
    count: int | None
    fewer_than: int | None

    @classmethod
    def of(cls, refused: Refused) -> "RefusalsOut":
        """Return ``refused`` as it is sent."""
        return cls(
            cause=refused.cause,
            name=Words.of(label(refused.cause)),
            count=None if refused.few else refused.count,
            fewer_than=rules.FEW if refused.few else None,
        )


class FiguresOut(Schema):
    """How long people wait, what is late, and why acts are refused."""

    days: int
    unit: str
    as_of: datetime | None
    waits: list[WaitsOut]
    refusals: list[RefusalsOut]


@router.get("", response=FiguresOut)
def figures(
    request: SignedInRequest,
    days: Annotated[int, Query(description="30, 90 or 365.")] = 90,
    unit: Annotated[str, Query(description="Code of a unit within reach, with those under it.")] = "",
) -> FiguresOut:
    """Return what the caller's office reaches: the whole company, or the units they head."""
    read = read_figures(actor=request.actor, days=days, unit=unit).figures
    return FiguresOut(
        days=days,
        unit=unit,
        as_of=read.as_of,
        waits=[WaitsOut.of(pace, read) for pace in read.paces],
        refusals=[RefusalsOut.of(one) for one in read.refusals],
    )
