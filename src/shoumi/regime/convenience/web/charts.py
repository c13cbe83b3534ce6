"""The figures as charts."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from shoumi.regime.convenience import rules
from shoumi.regime.convenience.values import Figures
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone
from shoumi.regime.kit.charts import Chart, Series, Shape
from shoumi.regime.kit.words import label

TONES = (Tone.BLUE, Tone.TEAL, Tone.AMBER, Tone.PURPLE, Tone.GREEN, Tone.ORANGE)
MOST_CAUSES = 8
_HOURS = _("median, hours")


def by_week(figures: Figures) -> Chart | None:
    """Return the medians week by week, from the first week in which anything was decided; None without any."""
    paces = [pace for pace in figures.paces if pace.weeks]
    if not paces:
        return None
    first, last = min(min(pace.weeks) for pace in paces), rules.monday_of(rules.week_of(clock.today()))
    mondays = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    series = [
        Series(pace.words, [rules.hours(pace.weeks.get(monday)) for monday in mondays], tone)
        for pace, tone in zip(paces, TONES, strict=False)
    ]
    names = [f"{monday:%m-%d}" for monday in mondays]
    return Chart(_("Time to a decision, week by week"), Shape.LINE, names, series, _HOURS)


def by_unit(figures: Figures) -> Chart | None:
    """Return the medians of the busiest units; None where nothing was decided for people of any."""
    paces = [pace for pace in figures.paces if pace.units]
    if not paces:
        return None
    busy = {unit for pace in paces for unit in pace.units}
    units = [(unit, name) for unit, _code, name in figures.units if unit in busy]
    series = [
        Series(pace.words, [rules.hours(pace.units.get(unit)) for unit, _name in units], tone)
        for pace, tone in zip(paces, TONES, strict=False)
    ]
    names = [name for _unit, name in units]
    return Chart(_("Time to a decision, by unit"), Shape.ROWS, names, series, _HOURS)


def by_cause(figures: Figures) -> Chart | None:
    """Return the refusals by cause; None without any. Causes of which the viewer is told no number are not drawn."""
    told = [one for one in figures.refusals if not one.few][:MOST_CAUSES]
    if not told:
        return None
    values = [one.count for one in told]
    names = [label(one.cause) for one in told]
    return Chart(_("Refusals by cause"), Shape.ROWS, names, [Series(_("Refusals"), values, Tone.AMBER)])
