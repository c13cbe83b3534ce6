"""The acts of a case, each the address of a form or a button on its page."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.conduct import actions, queries
from shoumi.regime.conduct.queries import scale, sheets, standing
from shoumi.regime.conduct.rules import grading
from shoumi.regime.conduct.web import forms
from shoumi.regime.conduct.web.page import acted, plainly, respond


@attended
@require_POST
@signed_in
def notice(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Give notice."""
    form = forms.NoticeForm(request.POST, viewer=request.actor)
    return acted(
        request,
        case,
        ("notice_form", form),
        lambda: actions.give_notice(actor=request.actor, case=case, answer_by=form.cleaned_data["answer_by"]),
        said=_("Notice given."),
    )


@attended
@require_POST
@signed_in
def side(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Let the one concerned state their side."""
    form = forms.SideForm(request.POST, viewer=request.actor)
    return acted(
        request,
        case,
        ("side_form", form),
        lambda: actions.state_side(actor=request.actor, case=case, statement=form.cleaned_data["statement"]),
        said=_("Your statement is in. It is read before anything is proposed."),
    )


@attended
@require_POST
@signed_in
def waive(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Let the one concerned waive the hearing."""
    return plainly(request, case, lambda: actions.waive_hearing(actor=request.actor, case=case), said=_("Recorded."))


@attended
@require_POST
@signed_in
def hearing(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Record a hearing."""
    form = forms.RecordedForm(request.POST, viewer=request.actor)
    return acted(
        request,
        case,
        ("recorded_form", form),
        lambda: actions.record_hearing(actor=request.actor, case=case, heard=form.heard()),
        said=_("Recorded."),
    )


@attended
@require_POST
@signed_in
def propose(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Propose; with the button that only looks, show which grade the rule makes of the findings."""
    row = queries.case(request.actor, case)
    form = forms.ProposeForm(request.POST, viewer=request.actor, row=row)
    if "look" in request.POST:
        return _graded(request, case, form)
    return acted(
        request,
        case,
        ("propose_form", form),
        lambda: actions.propose(actor=request.actor, case=case, proposal=form.proposal()),
        said=_("Proposed. The body that decides finds it on its home page."),
    )


def _graded(request: SignedInRequest, case: UUID, form: forms.ProposeForm) -> HttpResponseBase:
    """Show the grade of the findings, chosen in the form as it was filled in; what else is missing is told later."""
    row = queries.case(request.actor, case)
    form.is_valid()
    if not {"intent", "consequence", "remedy"} <= set(form.cleaned_data):
        return respond(request, case, propose_form=form)
    findings = form.findings(standing.repetition(row, row.conduct_on))
    graded = grading.grade(findings) if findings else None
    wording = scale.grade_of_rank(graded.rank) if graded else None
    filled = request.POST.dict() | {"measures": request.POST.getlist("measures")}
    again = forms.ProposeForm(
        viewer=request.actor, row=row, initial=filled | {"grade": wording.code if wording else ""}
    )
    return respond(request, case, propose_form=again, looked=graded, looked_grade=wording)


@attended
@require_POST
@signed_in
def send_back(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Send a proposal back."""
    form = forms.ReturnForm(request.POST, viewer=request.actor)
    return acted(
        request,
        case,
        ("return_form", form),
        lambda: actions.send_back(actor=request.actor, case=case, reason=form.cleaned_data["reason"]),
        said=_("Sent back."),
    )


@attended
@require_POST
@signed_in
def decide(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Decide."""
    form = forms.DecideForm(request.POST, viewer=request.actor, row=queries.case(request.actor, case))
    return acted(
        request,
        case,
        ("decide_form", form),
        lambda: actions.decide(actor=request.actor, case=case, judgement=form.judgement()),
        said=_("Decided."),
    )


@attended
@require_POST
@signed_in
def receipt(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Let the one concerned confirm that the decision reached them."""
    return plainly(
        request, case, lambda: actions.acknowledge(actor=request.actor, case=case), said=_("Receipt confirmed.")
    )


@attended
@require_POST
@signed_in
def service(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Record how a decision was served."""
    form = forms.ServiceRecordForm(request.POST, viewer=request.actor)
    return acted(
        request,
        case,
        ("service_form", form),
        lambda: actions.serve(actor=request.actor, case=case, service=form.service()),
        said=_("Recorded."),
    )


@attended
@require_POST
@signed_in
def appeal(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Let the one concerned appeal."""
    form = forms.AppealForm(request.POST, viewer=request.actor)
    return acted(
        request,
        case,
        ("appeal_form", form),
        lambda: actions.appeal(actor=request.actor, case=case, text=form.cleaned_data["text"]),
        said=_("Your appeal is in."),
    )


@attended
@require_POST
@signed_in
def paper_appeal(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Enter an appeal that came in writing."""
    form = forms.PaperAppealForm(request.POST, viewer=request.actor)
    return acted(
        request,
        case,
        ("paper_appeal_form", form),
        lambda: actions.record_appeal(actor=request.actor, case=case, **form.cleaned_data),
        said=_("Entered."),
    )


@attended
@require_POST
@signed_in
def decide_appeal(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Decide an appeal."""
    row = queries.case(request.actor, case)
    former = sheets.sheet(request.actor, row).decision
    form = forms.AppealDecisionForm(request.POST, viewer=request.actor, row=row, former=former)
    return acted(
        request,
        case,
        ("appeal_decision_form", form),
        lambda: actions.decide_appeal(
            actor=request.actor, case=case, outcome=form.cleaned_data["outcome"], judgement=form.judgement()
        ),
        said=_("Decided."),
    )


@attended
@require_POST
@signed_in
def drop(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Drop a case."""
    return plainly(
        request, case, lambda: actions.drop_case(actor=request.actor, case=case), said=_("The case has ended.")
    )
