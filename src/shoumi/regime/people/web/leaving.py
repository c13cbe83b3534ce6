"""Pages of leaving and moving: the cases, one case as a checklist, the leaver's own page, duties that go on."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.kit.papers import Paper, suffix_of
from shoumi.regime.kit.words import explanation
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.models import LeavingCase
from shoumi.regime.people.queries import leaving as reading
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules.standing import is_outsider
from shoumi.regime.people.vocabulary import CaseState, ItemState, Permission, Problem, UndertakingState
from shoumi.regime.people.web.acts import form_page
from shoumi.regime.people.web.leaving_forms import AssignForm, DutyForm, LeavingForm, WitnessForm
from shoumi.regime.people.web.leaving_tables import DUTIES, case_badge, cases_table, duty_state
from shoumi.regime.people.web.offers import may, taking_along


@require_safe
@signed_in
def cases(request: SignedInRequest) -> HttpResponseBase:
    """List the cases the viewer may know of."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    listed = cases_table(viewer).read(request.GET, reading.cases(viewer))
    exporting = taking_along(viewer, listed)
    return listed.respond(request, "people/leaving_cases.html", exporting=exporting)


@require_safe
@signed_in
def duties(request: SignedInRequest) -> HttpResponseBase:
    """List the duties that go on after leaving."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    listed = DUTIES.read(request.GET, reading.duties(viewer))
    exporting = taking_along(viewer, listed)
    return listed.respond(request, "people/duties.html", exporting=exporting)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def begin(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Open the leaving case of a person."""
    viewer = request.actor
    permitted(viewer, Permission.BEGIN_LEAVING, person_subject(person))  # what is wrong with the form tells of others
    card = queries.person(viewer, person)
    outsider = card.kind is not None and is_outsider(card.kind)
    form = LeavingForm(request.POST or None, viewer=viewer, outsider=outsider)
    made: list[LeavingCase] = []

    def act() -> None:
        made.append(actions.open_case(actor=viewer, person=person, leaving=form.leaving()))

    if form.carried_out(act):
        messages.success(request, _("The case is open; what it means for access holds from now on."))
        return redirect("people:leaving-case", case=made[0].id)
    return form_page(request, form, _("Leaving or moving"), card)


@require_safe
@signed_in
def case(request: SignedInRequest, case: UUID) -> HttpResponse:
    """Show one case as a checklist."""
    viewer = request.actor
    row = reading.case(viewer, case)
    subject = person_subject(row.person_id)
    lines = reading.lines(viewer, row)
    settled = sum(line.state is not ItemState.OPEN for line in lines)
    verbs = (
        Permission.CHANGE_LEAVING,
        Permission.FINISH_LEAVING,
        Permission.CERTIFY_LEAVING,
        Permission.DRAW_UNDERTAKING,
        Permission.RECORD_REFUSAL,
        Permission.LAY_DUTY,
        Permission.END_DUTY,
    )
    allowed = {verb.name.lower(): may(viewer, verb, subject) for verb in verbs}
    context = {
        "case": row,
        "badge": case_badge(reading.progress([row])[0]),
        "open": row.state_code is CaseState.OPEN,
        "closed": row.state_code is CaseState.CLOSED,
        "lines": lines,
        "settled": settled,
        "ready": settled == len(lines),
        "may": allowed,
        "undertaking": reading.undertaking_of(row),
        "duties": [(duty, duty_state(duty)) for duty in reading.duties_of(row)],
        "duty_form": DutyForm(viewer=viewer),
        "witness_form": WitnessForm(viewer=viewer),
    }
    return render(request, "people/leaving_case.html", context)


@require_safe
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    """Show the leaver their own case: what is asked of them, and the undertaking they confirm."""
    viewer = request.actor
    permitted(viewer, Permission.SEE_OWN_LEAVING, person_subject(viewer.id))
    row = reading.own_case(viewer.id)
    context: dict[str, object] = {"case": row}
    if row is not None:
        undertaking = reading.undertaking_of(row)
        context |= {
            "badge": case_badge(reading.progress([row])[0]),
            "lines": reading.own_lines(row),
            "undertaking": undertaking,
            "to_confirm": undertaking is not None
            and undertaking.state_code is UndertakingState.DRAWN
            and row.state_code is CaseState.OPEN,
            "duties": [(duty, duty_state(duty)) for duty in reading.duties_of(row)],
        }
    return render(request, "people/leaving_mine.html", context)


@attended
@require_POST
@signed_in
def confirm(request: SignedInRequest) -> HttpResponseBase:
    """Let the leaver confirm the undertaking whose annex they were shown."""
    row = reading.own_case(request.actor.id)
    if row is None:
        raise NotFound(Problem.NO_SUCH_CASE)
    digest = request.POST.get("digest", "")
    _act(
        request,
        lambda: actions.confirm_undertaking(actor=request.actor, case=row.id, digest=digest),
        gettext("Confirmed. You may take a copy of the annex along."),
    )
    return redirect("people:my-leaving")


@require_safe
@signed_in
def annex(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Hand out the annex of the undertaking; recorded."""
    return _download(actions.read_annex(actor=request.actor, case=case), "exit-undertaking")


@require_safe
@signed_in
def certificate(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Hand out the certificate of a closed case; recorded."""
    try:
        paper = actions.issue_certificate(actor=request.actor, case=case)
    except Conflict as problem:
        messages.error(request, _told(problem))
        return redirect("people:leaving-case", case=case)
    return _download(paper, "leaving-certificate")


@require_POST
@signed_in
def settle(request: SignedInRequest, case: UUID, item: UUID) -> HttpResponseBase:
    """Settle an item."""
    note = request.POST.get("note", "")
    _act(request, lambda: actions.settle_item(actor=request.actor, item=item, note=note), gettext("Settled."))
    return redirect("people:leaving-case", case=case)


@attended
@require_POST
@signed_in
def waive(request: SignedInRequest, case: UUID, item: UUID) -> HttpResponseBase:
    """Waive an item."""
    reason = request.POST.get("note", "")
    _act(request, lambda: actions.waive_item(actor=request.actor, item=item, reason=reason), gettext("Waived."))
    return redirect("people:leaving-case", case=case)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def assign(request: SignedInRequest, case: UUID, item: UUID) -> HttpResponseBase:
    """Name another owner or deadline of an item."""
    viewer = request.actor
    row = reading.case(viewer, case)
    permitted(viewer, Permission.CHANGE_LEAVING, person_subject(row.person_id))
    chosen = next((line for line in reading.lines(viewer, row) if line.item.id == item), None)
    if chosen is None:
        raise NotFound(Problem.NO_SUCH_ITEM)
    initial = {"office": chosen.item.office, "deadline": chosen.item.deadline}
    form = AssignForm(request.POST or None, viewer=viewer, initial=initial)
    if form.carried_out(
        lambda: actions.assign_item(actor=viewer, item=item, owner=form.owner(), deadline=form.deadline_chosen)
    ):
        messages.success(request, _("Assigned."))
        return redirect("people:leaving-case", case=case)
    return form_page(request, form, str(chosen.label), queries.person(viewer, row.person_id))


@require_POST
@signed_in
def draw(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Draw up the exit undertaking."""
    _act(request, lambda: actions.draw_undertaking(actor=request.actor, case=case), gettext("Drawn up."))
    return redirect("people:leaving-case", case=case)


@require_POST
@signed_in
def refusal(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Record that the leaver would not confirm."""
    viewer = request.actor
    row = reading.case(viewer, case)
    permitted(viewer, Permission.RECORD_REFUSAL, person_subject(row.person_id))  # before addresses are looked up

    def act() -> None:
        witness = queries.contact_meant(request.POST.get("witness", ""))
        if witness is None:
            raise Invalid(Problem.WITNESS_UNFIT)
        actions.refuse_undertaking(actor=viewer, case=case, witness=witness)

    _act(request, act, gettext("Recorded."))
    return redirect("people:leaving-case", case=case)


@require_POST
@signed_in
def duty(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Lay a duty."""
    form = DutyForm(request.POST, viewer=request.actor)
    if form.is_valid():
        _act(request, lambda: actions.lay_duty(actor=request.actor, case=case, duty=form.duty()), gettext("Entered."))
    else:
        messages.error(request, _("Choose a duty, and a day where it ends on one."))
    return redirect("people:leaving-case", case=case)


@attended
@require_POST
@signed_in
def end_duty(request: SignedInRequest, case: UUID, duty: UUID) -> HttpResponseBase:
    """End a duty."""
    ground = request.POST.get("note", "")
    _act(request, lambda: actions.end_duty(actor=request.actor, duty=duty, ground=ground), gettext("Ended."))
    return redirect("people:leaving-case", case=case)


@require_POST
@signed_in
def close(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Close a case."""
    _act(request, lambda: actions.close_case(actor=request.actor, case=case), gettext("Closed."))
    return redirect("people:leaving-case", case=case)


@require_POST
@signed_in
def cancel(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Cancel a case."""
    _act(request, lambda: actions.cancel_case(actor=request.actor, case=case), gettext("Cancelled."))
    return redirect("people:leaving-case", case=case)


def _act(request: SignedInRequest, act: Callable[[], object], success: str) -> None:
    """Do ``act`` and say so; say what was wrong otherwise, on the page that shows how things stand."""
    try:
        act()
    except (Invalid, Conflict, NotFound) as problem:
        messages.error(request, _told(problem))
    else:
        messages.success(request, success)


def _told(problem: Invalid | Conflict | NotFound) -> str:
    words = explanation(problem.code, problem.parameters)
    return f"{words.what}{words.cure}"


def _download(paper: Paper, name: str) -> HttpResponse:
    answer = HttpResponse(paper.data, content_type=paper.media_type)
    file = f"{name}.{suffix_of(paper.media_type)}"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file) or "attachment"
    answer["Cache-Control"] = "no-store, private"
    return answer
