"""The report of a campaign as figures and charts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.charts import Chart, Series, Shape
from shoumi.regime.kit.words import label
from shoumi.regime.reviews.queries.report import Report
from shoumi.regime.reviews.vocabulary import LineState
from shoumi.regime.reviews.web.words import LINE_TONES

_HOURS = 48
"""From here on times are told in days."""


@dataclass(frozen=True, slots=True)
class Stat:
    """One figure of the report."""

    label: Wording
    value: str
    note: str = ""
    tone: str = ""


def stats(figures: Report) -> list[Stat]:
    """Return the figures that stand on top."""
    states = figures.states
    return [
        Stat(_("Rights reviewed"), str(figures.lines), _("%(count)d stand out") % {"count": figures.exceptions}),
        Stat(
            label(LineState.OPEN),
            str(states.get(LineState.OPEN, 0)),
            tone="amber" if states.get(LineState.OPEN) else "",
        ),
        Stat(
            label(LineState.CONFIRMED),
            str(states.get(LineState.CONFIRMED, 0)),
            _("%(count)d of them restored after silence") % {"count": figures.restored} if figures.restored else "",
        ),
        Stat(label(LineState.REVOKED), str(states.get(LineState.REVOKED, 0))),
        Stat(label(LineState.SUSPENDED), str(states.get(LineState.SUSPENDED, 0))),
        Stat(_("Mean time to decide"), _time(figures.hours)),
    ]


def _time(hours: float | None) -> str:
    if hours is None:
        return "—"
    if hours < 1:
        return _("< 1 hour")
    if hours < _HOURS:
        return _("%(count)d hours") % {"count": round(hours)}
    return _("%(count)s days") % {"count": f"{hours / 24:.1f}"}


def charts(figures: Report) -> list[Chart]:
    """Return the charts of what became of the lines, all of them and those that stood out."""
    met = _met(figures)
    return [
        Chart(
            title=_("Results"),
            shape=Shape.RING,
            unit=_("lines"),
            categories=[label(state) for state in met],
            series=[Series(_("Rights reviewed"), [figures.states[state] for state in met])],
            tones=[LINE_TONES[state] for state in met],
        ),
        Chart(
            title=_("What stood out"),
            shape=Shape.STACKED,
            unit=_("lines"),
            categories=[label(cause) for cause in figures.causes],
            series=[
                Series(label(state), [counted.get(state, 0) for counted in figures.causes.values()], LINE_TONES[state])
                for state in met
            ],
        ),
    ]


def units(figures: Report) -> Chart:
    """Return the chart of what became of the lines by unit."""
    return Chart(
        title=_("By unit"),
        shape=Shape.STACKED,
        unit=_("lines"),
        categories=[name or _("No unit") for name, _counted in figures.units],
        series=[
            Series(label(state), [counted.get(state, 0) for _name, counted in figures.units], LINE_TONES[state])
            for state in _met(figures)
        ],
    )


def _met(figures: Report) -> list[LineState]:
    return [state for state in LineState if figures.states.get(state)]
