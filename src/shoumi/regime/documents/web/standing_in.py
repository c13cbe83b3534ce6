"""Standing in: whom a custodian names while away, whom one stands in for, and what deputies decided."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.documents import queries, standing_in
from shoumi.regime.documents.actions.standing_in import end_standing_in, name_deputy
from shoumi.regime.documents.rules import MOST_STANDING_IN
from shoumi.regime.documents.web.form import Form
from shoumi.regime.documents.web.forms import day_field, person_field
from shoumi.regime.documents.web.people import meant
from shoumi.regime.kit import clock

MOST_DECISIONS = 50
"""Decisions of deputies that are shown; the ledger has all."""


class DeputyForm(Form):
    """Who stands in, from when until when."""

    submit_label = _("Name the deputy")
    who = person_field(
        "deputy-people", label=_("Deputy"), help_text=_("Decides only about secrets they may know of themself.")
    )
    since = day_field(label=_("From"), initial=clock.today)
    until = day_field(label=_("To"), help_text=_("The last day; 90 days at most."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: SignedInRequest) -> HttpResponseBase:
    """Show who stands in for whom, and let a custodian name somebody."""
    return _name(request) if request.method == "POST" else _page(request, DeputyForm())


@attended
@require_POST
@signed_in
def _name(request: SignedInRequest) -> HttpResponse:
    viewer = request.actor
    form = DeputyForm(request.POST)

    def act() -> None:
        told = form.cleaned_data
        name_deputy(actor=viewer, deputy=meant(viewer, told["who"]), since=told["since"], until=told["until"])

    if form.carried_out(act):
        messages.success(request, _("Named: requests to know reach your deputy as well while that holds."))
        return redirect("documents:standing-in")
    return _page(request, form)


@attended
@require_POST
@signed_in
def end(request: SignedInRequest) -> HttpResponse:
    """End the standing in for the viewer."""
    end_standing_in(actor=request.actor)
    messages.success(request, _("Ended."))
    return redirect("documents:standing-in")


def _page(request: SignedInRequest, form: Form) -> HttpResponse:
    viewer = request.actor
    context = {
        "keeps": queries.keeps_documents(viewer),
        "current": standing_in.current(viewer),
        "now": clock.now(),
        "standing_for": list(standing_in.standing_for(viewer)),
        "decided": list(standing_in.decided_for(viewer)[:MOST_DECISIONS]),
        "form": form,
        "most": MOST_STANDING_IN.days,
    }
    return render(request, "documents/standing_in.html", context, status=422 if form.errors else 200)
