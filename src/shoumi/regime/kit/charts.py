"""Charts as data: what is drawn, and the same figures as a table for those who read or listen instead."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shoumi.regime.kit.badges import Tone, Wording


class Shape(StrEnum):
    """How series are drawn; rows are bars that lie, for categories of many words."""

    LINE = "line"
    BAR = "bar"
    ROWS = "rows"
    STACKED = "stacked"
    RING = "ring"


@dataclass(frozen=True)
class Series:
    """One row of figures, as many as the chart has categories, in one colour; None where there is none."""

    name: Wording
    values: Sequence[float | None]
    tone: Tone = Tone.BLUE


@dataclass(frozen=True)
class Chart:
    """Figures to be drawn by the browser. ``unit`` is what they count; ``tones`` colour a ring's categories."""

    title: Wording
    shape: Shape
    categories: Sequence[Wording]
    series: Sequence[Series]
    unit: Wording = ""
    tones: Sequence[Tone] = ()

    @property
    def drawing(self) -> str:
        """What the script needs, as JSON; it travels in an attribute, because the page admits no inline script."""
        return json.dumps(
            {
                "title": str(self.title),
                "shape": self.shape.value,
                "unit": str(self.unit),
                "tones": [one.value for one in self.tones],
                "categories": [str(one) for one in self.categories],
                "series": [
                    {"name": str(one.name), "values": list(one.values), "tone": one.tone.value} for one in self.series
                ],
            },
            ensure_ascii=False,
        )

    @property
    def table(self) -> list[tuple[Wording, list[float | None]]]:
        """Each category with its figures, in the order of the series."""
        return [
            (category, [one.values[place] for one in self.series]) for place, category in enumerate(self.categories)
        ]
