"""One's own data: seen, taken along, corrected; and the register, the answers and the erasures of HR."""

import json
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.kit import clock, papers
from shoumi.regime.kit.cells import exported, told
from shoumi.regime.kit.export import Format, file_response
from shoumi.regime.kit.words import label
from shoumi.regime.people import actions
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.queries import personal_data as reading
from shoumi.regime.people.queries.personal_data import Held
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import ErasureState, Permission, Problem
from shoumi.regime.people.web.acts import form_page
from shoumi.regime.people.web.offers import may
from shoumi.regime.people.web.personal_data_forms import AnswerForm, CorrectionForm, PutOffForm, YearsForm
from shoumi.regime.people.web.personal_data_tables import CORRECTIONS, ERASURES

FILES = ("json", "xlsx", "pdf")


@require_safe
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    """Show what is held of the viewer, sensitive values masked."""
    return _mine(request, actions.own_data(actor=request.actor), CorrectionForm(viewer=request.actor))


@attended
@require_safe
@signed_in
def shown(request: SignedInRequest) -> HttpResponse:
    """Show all of it in the clear, which is recorded."""
    held = actions.take_own_data(actor=request.actor, file_format="")
    return _mine(request, held, CorrectionForm(viewer=request.actor), clear=True)


@attended
@require_safe
@signed_in
def take(request: SignedInRequest, kind: str) -> HttpResponseBase:
    """Hand all of it over as a file, which is recorded before it leaves."""
    if kind not in FILES:
        raise NotFound(Problem.NO_SUCH_HOLDING)
    held = actions.take_own_data(actor=request.actor, file_format=kind)
    title = gettext("My personal data")
    if kind == "xlsx":
        heading = [gettext("Category"), gettext("What"), gettext("Value")]
        rows = [[str(one.holding.words), _name(line.name), exported(line.value)] for one in held for line in one.lines]
        return file_response(Format.XLSX, heading, rows, title=title, day=clock.today())
    if kind == "json":
        data, media_type, suffix = _as_json(held).encode(), "application/json", "json"
    else:
        context = {"held": held, "language": get_language(), "today": clock.today()}
        paper = papers.paper(render_to_string("people/my_data_paper.html", context), papers.setter())
        data, media_type, suffix = paper.data, paper.media_type, papers.suffix_of(paper.media_type)
    name = f"{title}-{clock.today().isoformat()}.{suffix}"
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store, private"}
    return HttpResponse(data, content_type=media_type, headers=headers)


@require_POST
@signed_in
def ask(request: SignedInRequest) -> HttpResponse:
    """Ask for a correction."""
    viewer = request.actor
    form = CorrectionForm(request.POST, viewer=viewer)
    if form.carried_out(lambda: actions.ask_for_correction(actor=viewer, **form.cleaned_data)):
        messages.success(request, _("HR has your request; the answer appears on this page."))
        return redirect("people:my-data")
    return _mine(request, actions.own_data(actor=viewer), form)


@require_safe
@signed_in
def register(request: SignedInRequest) -> HttpResponse:
    """Show what is held of people, why, on what ground, how long, who reads it and how it is erased."""
    viewer = request.actor
    permitted(viewer, Permission.SEE_DATA_REGISTER, DIRECTORY)
    sets = may(viewer, Permission.SET_RETENTION, DIRECTORY)
    rows = [(one, YearsForm(viewer=viewer, initial={"years": one.years})) for one in reading.register()]
    context = {"rows": rows, "sets": sets, "answers": reading.answers_corrections(viewer)}
    return render(request, "people/data_register.html", context)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def retention(request: SignedInRequest, name: str) -> HttpResponseBase:
    """Set how many years after leaving one holding is kept."""
    viewer = request.actor
    permitted(viewer, Permission.SET_RETENTION, DIRECTORY)
    holding = reading.holding(name)
    years = reading.retention(clock.now()).get(name)
    form = YearsForm(request.POST or None, viewer=viewer, initial={"years": years})
    if form.carried_out(lambda: actions.set_retention(actor=viewer, holding=name, **form.cleaned_data)):
        messages.success(request, _("Set; what is past it is proposed to be erased within a day."))
        return redirect("people:data-register")
    return form_page(request, form, gettext("Years after leaving: %(what)s") % {"what": holding.words})


@require_safe
@signed_in
def corrections(request: SignedInRequest) -> HttpResponseBase:
    """List the requests to correct for HR."""
    permitted(request.actor, Permission.SEE_DATA_REGISTER, DIRECTORY)
    listed = CORRECTIONS.read(request.GET, reading.corrections(request.actor))
    return listed.respond(request, "people/corrections.html")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer(request: SignedInRequest, correction: UUID) -> HttpResponseBase:
    """Show one request to correct, and take the answer."""
    viewer = request.actor
    row = reading.correction(viewer, correction)
    form = AnswerForm(request.POST or None, viewer=viewer)
    act = form.answering(lambda told: actions.answer_correction(actor=viewer, correction=correction, **told))
    if form.carried_out(act):
        messages.success(request, _("Answered."))
        return redirect("people:corrections")
    context = {"row": row, "holding": reading.holding(row.holding), "form": form, "open": row.answered_at is None}
    context["may_change"] = may(viewer, Permission.CHANGE, person_subject(row.person_id))
    return render(request, "people/correction.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def erasures(request: SignedInRequest) -> HttpResponseBase:
    """List what is proposed to be erased, and what was."""
    permitted(request.actor, Permission.SEE_DATA_REGISTER, DIRECTORY)
    listed = ERASURES.read(request.GET, reading.erasures(request.actor))
    return listed.respond(request, "people/erasures.html")


@require_safe
@signed_in
def erasure(request: SignedInRequest, erasure: UUID) -> HttpResponse:
    """Show one proposal with what HR may do about it."""
    return _erasure(request, erasure, PutOffForm(viewer=request.actor))


@attended
@require_POST
@signed_in
def erase(request: SignedInRequest, erasure: UUID) -> HttpResponse:
    """Erase what was proposed."""
    actions.erase(actor=request.actor, erasure=erasure)
    messages.success(request, _("Erased; the ledger says that it was, and holds none of it."))
    return redirect("people:erasures")


@attended
@require_POST
@signed_in
def put_off(request: SignedInRequest, erasure: UUID) -> HttpResponse:
    """Keep what was proposed to be erased, for a reason."""
    viewer = request.actor
    form = PutOffForm(request.POST, viewer=viewer)
    if form.carried_out(lambda: actions.put_off_erasure(actor=viewer, erasure=erasure, **form.cleaned_data)):
        messages.success(request, _("Put off."))
        return redirect("people:erasures")
    return _erasure(request, erasure, form)


def _mine(request: SignedInRequest, held: Sequence[Held], form: CorrectionForm, *, clear: bool = False) -> HttpResponse:
    context = {
        "held": [
            (one, [(_name(line.name), _value(line.value, line.hidden, clear=clear)) for line in one.lines])
            for one in held
        ],
        "clear": clear,
        "form": form,
        "files": FILES,
        "corrections": [
            (row, reading.holding(row.holding).words, label(row.state_code))
            for row in reading.own_corrections(request.actor.id)
        ],
    }
    return render(request, "people/my_data.html", context, status=422 if form.errors else 200)


def _erasure(request: SignedInRequest, erasure: UUID, form: PutOffForm) -> HttpResponse:
    viewer = request.actor
    row = reading.erasure(viewer, erasure)
    context = {
        "row": row,
        "holding": reading.holding(row.holding),
        "state": label(ErasureState(row.state)),
        "open": row.decided_at is None,
        "may_erase": may(viewer, Permission.ERASE, person_subject(row.person_id)),
        "form": form,
    }
    return render(request, "people/erasure.html", context, status=422 if form.errors else 200)


def _name(name: object) -> str:
    return str(name)


def _value(value: object, hidden: str, *, clear: bool) -> str:
    return told(value) if clear or not hidden else hidden


def _as_json(held: Sequence[Held]) -> str:
    """Return what is held as JSON: a list of holdings with their words and values."""
    return json.dumps(
        [
            {
                "code": one.holding.name,
                "name": str(one.holding.words),
                "purpose": str(one.holding.purpose),
                "ground": str(label(one.holding.ground)),
                "kept": str(one.holding.kept),
                "years_after_leaving": one.years or None,
                "values": [{"name": _name(line.name), "value": exported(line.value)} for line in one.lines],
            }
            for one in held
        ],
        ensure_ascii=False,
        indent=2,
        default=str,
    )
