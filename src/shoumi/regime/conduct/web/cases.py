"""Pages to read: the list, one case, a person's file and one's own."""

from collections.abc import Sequence
from uuid import UUID

from django.http import JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.conduct import actions
from shoumi.regime.conduct.queries import knowing, sheets
from shoumi.regime.conduct.queries.sheets import Line, Sheet, VerdictView
from shoumi.regime.conduct.rulebook import file_subject
from shoumi.regime.conduct.vocabulary import CONDUCT, Permission
from shoumi.regime.conduct.web import page
from shoumi.regime.conduct.web.tables import badge, cases_table, effect_badge
from shoumi.regime.people import queries as people
from shoumi.regime.people.web.offers import may


@require_safe
@signed_in
def cases(request: SignedInRequest) -> HttpResponseBase:
    """List the cases the viewer knows of; each look is recorded."""
    viewer = request.actor
    listed = cases_table(viewer).read(request.GET, actions.read_cases(actor=viewer))
    keeps = may(viewer, Permission.EXPORT, CONDUCT)  # HR and the officer open cases and take the list along
    exporting = listed.recorded_by(actions.export_cases, actor=viewer) if keeps else None
    return listed.respond(request, "conduct/cases.html", {"keeps": keeps}, exporting=exporting)


@require_safe
@signed_in
def case(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Show one case: how far it is, what was found, heard and decided, and what the viewer may do."""
    return page.respond(request, case)


@require_safe
@signed_in
def file(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Show what stands on the file of a person; recorded."""
    viewer = request.actor
    lines = actions.read_file(actor=viewer, person=person)
    card = people.person(viewer, person)
    context = {
        "card": card,
        "rows": _badged(lines),
        "may_open": may(viewer, Permission.OPEN, file_subject(person)),
    }
    return render(request, "conduct/file.html", context)


@require_safe
@signed_in
def mine(request: SignedInRequest) -> HttpResponseBase:
    """Show the viewer's own file; with ``?export=json`` as a file, which is recorded."""
    viewer: Person = request.actor
    if request.GET.get("export") == "json":
        taken = [_taken(one) for one in actions.take_own_file(actor=viewer)]
        answer = JsonResponse(taken, safe=False, json_dumps_params={"ensure_ascii": False})
        answer["Content-Disposition"] = 'attachment; filename="personal-file.json"'
        answer["Cache-Control"] = "no-store, private"
        return answer
    rows = list(knowing.own(viewer).order_by("-conduct_on", "pk"))
    return render(request, "conduct/mine.html", {"rows": _badged(sheets.lines(viewer, rows))})


def _badged(lines: Sequence[Line]) -> list[tuple[Line, SafeString, SafeString]]:
    return [(line, effect_badge(line.case), badge(line.case)) for line in lines]


def _taken(sheet: Sheet) -> dict[str, object]:
    """Return one own case as the file holds it."""
    row = sheet.case
    return {
        "category": row.effect,
        "state": row.state,
        "happened_on": row.conduct_on,
        "facts": sheet.facts,
        "my_statement": sheet.hearing.statement if sheet.hearing else "",
        "decision": _judged(sheet.decision),
        "served_on": row.served_on,
        "my_appeal": sheet.appeal.text if sheet.appeal else "",
        "decision_on_appeal": _judged(sheet.on_appeal),
        "in_force_on": row.in_force_on,
        "on_file_until": row.expires_on,
    }


def _judged(verdict: VerdictView | None) -> dict[str, object] | None:
    if verdict is None:
        return None
    return {
        "grade": str(verdict.grade) if verdict.grade else None,
        "measures": [str(one.measure.name) for one in verdict.measures],
        "ground": verdict.ground,
        "decided_at": verdict.at,
    }
