"""The page of waits and refusals."""

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.convenience import rules
from shoumi.regime.convenience.actions import export_stuck, read_figures
from shoumi.regime.convenience.web import charts
from shoumi.regime.convenience.web.tables import stuck_table
from shoumi.regime.kit.words import label

USUAL_DAYS = 90


@require_safe
@signed_in
def figures(request: SignedInRequest) -> HttpResponseBase:
    """Show how long people wait, what is late, and why acts are refused; the late ones may be taken along."""
    viewer = request.actor
    days, unit = _days(request.GET.get("days", "")), request.GET.get("unit", "")
    read = read_figures(actor=viewer, days=days, unit=unit)
    late = stuck_table(viewer).read(request.GET, read.stuck)
    context = {
        "figures": read.figures,
        "periods": _periods(days, unit),
        "unit": unit,
        "days": days,
        "paces": [(pace, rules.hours(pace.median), rules.hours(pace.slowest)) for pace in read.figures.paces],
        "waits": [chart for make in (charts.by_week, charts.by_unit) if (chart := make(read.figures)) is not None],
        "causes": charts.by_cause(read.figures),
        "few": [label(one.cause) for one in read.figures.refusals if one.few],
        "limit": rules.FEW,
        "late_after": settings.INSTALLATION.stuck_after_days,
    }
    return late.respond(
        request, "convenience/figures.html", context, exporting=late.recorded_by(export_stuck, actor=viewer)
    )


def _days(asked: str) -> int:
    """Return the period an address asks for, which `read_figures` checks; the usual one where it asks for none."""
    if not asked:
        return USUAL_DAYS
    return int(asked) if asked in {str(days) for days in rules.PERIODS} else 0


def _periods(days: int, unit: str) -> list[dict[str, object]]:
    return [
        {
            "label": ngettext("%(days)d day", "%(days)d days", one) % {"days": one},
            "url": f"?{urlencode([('days', str(one)), ('unit', unit)])}",
            "current": one == days,
        }
        for one in rules.PERIODS
    ]
