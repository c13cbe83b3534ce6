"""The trace page, the page of one case, and its conclusion."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.vocabulary import Verdict
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.incidents import queries
from shoumi.regime.incidents.actions import tracing
from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.vocabulary import Conclusion
from shoumi.regime.incidents.web import figures, tables
from shoumi.regime.incidents.web.forms import ConcludeForm
from shoumi.regime.incidents.web.proofs import ProofTexts
from shoumi.regime.incidents.web.uploads import image_of
from shoumi.regime.kit.badges import Tone
from shoumi.regime.kit.words import Explanation, explanation, label

VERDICT_TONES = {Verdict.AGREES: Tone.GREEN, Verdict.DIFFERS: Tone.RED, Verdict.UNDECIDED: Tone.AMBER}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def traces(request: SignedInRequest) -> HttpResponseBase:
    """Take a picture to trace, and list the cases so far."""
    if request.method == "POST":
        return _trace(request)
    return _listed(request)


def _trace(request: SignedInRequest) -> HttpResponseBase:
    try:
        case = tracing.trace_image(actor=request.actor, image=image_of(request))
    except Invalid as problem:
        response = _listed(request, explanation(problem.code, problem.parameters))
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response
    return redirect("incidents:case", case_id=case.id)


def _listed(request: SignedInRequest, problem: Explanation | None = None) -> HttpResponseBase:
    listing = tables.CASES.read(request.GET, queries.cases(request.actor))
    return listing.respond(request, "incidents/traces.html", {"problem": problem})


@require_safe
@signed_in
def case(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show what a picture led to, with its proof and its limits."""
    return _shown(request, queries.case(request.actor, case_id), ConcludeForm())


@require_POST
@attended
@signed_in
def conclude(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Close a case with a person's conclusion; a second factor confirmed shortly before is asked for."""
    form = ConcludeForm(request.POST)
    if not form.is_valid():
        response = _shown(request, queries.case(request.actor, case_id), form)
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response
    tracing.conclude(
        actor=request.actor,
        case_id=case_id,
        conclusion=Conclusion(form.cleaned_data["conclusion"]),
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, _("The conclusion is recorded in the ledger."))
    return redirect("incidents:case", case_id=case_id)


@dataclass(frozen=True)
class _Binding:
    """The verdict on the page's own chips, in words and colour."""

    verdict: Verdict

    @property
    def tone(self) -> Tone:
        return VERDICT_TONES[self.verdict]

    @property
    def name(self) -> str:
        return str(label(self.verdict))

    @property
    def words(self) -> Explanation:
        return explanation(self.verdict)


def _shown(request: SignedInRequest, found: TraceCase, form: ConcludeForm) -> HttpResponse:
    lead = queries.lead(found)
    context = {
        "case": found,
        "lead": lead,
        "proof": ProofTexts.of(lead.proof) if lead else None,
        "outcome_badge": tables.outcome_badge(found),
        "conclusion_badge": tables.conclusion_badge(found),
        "conclusion": Conclusion(found.conclusion),
        "binding": _Binding(Verdict(found.binding)) if found.binding else None,
        "meter": figures.Meter(found.z) if found.z is not None else None,
        "map": figures.tile_map(found.tiles),
        "bound_words": figures.bound_in_words(found.bound) if found.bound is not None else None,
        "bound_figure": figures.bound_in_figures(found.bound) if found.bound is not None else None,
        "form": form,
    }
    return render(request, "incidents/case.html", context)
