"""Asking to be named, one's own requests, and the custodian's answers."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict, Invalid, Limited
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents import queries, standing_in
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.documents.web.forms import AskForm
from shoumi.regime.documents.web.tables import OWN_REQUESTS
from shoumi.regime.kit.problems import told


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: SignedInRequest) -> HttpResponse:
    """Ask to be named for a number; the answer never tells whether there is such a document."""
    if request.method != "POST":
        return render(
            request, "documents/ask.html", {"form": AskForm(initial={"number": request.GET.get("number", "")})}
        )
    form = AskForm(request.POST)
    status: int = HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        try:
            request_to_know(actor=request.actor, **form.cleaned_data)
        except (Invalid, Limited) as problem:
            form.tell(problem)
            status = told(problem).status
        else:
            messages.success(
                request,
                _("Received. Once the custodian agrees, the secret is in your list; until then it waits here."),
            )
            return redirect("documents:requests")
    return render(request, "documents/ask.html", {"form": form}, status=status)


@require_safe
@signed_in
def own(request: SignedInRequest) -> HttpResponseBase:
    """List what the viewer asked to know."""
    return OWN_REQUESTS.read(request.GET, queries.own_requests(request.actor)).respond(
        request, "documents/requests.html"
    )


@require_safe
@signed_in
def waiting(request: SignedInRequest) -> HttpResponse:
    """Show the requests that wait for the viewer, who keeps the documents asked for."""
    asked = list(standing_in.requests_to_decide(request.actor))
    return render(request, "documents/waiting.html", {"asked": asked})


@require_POST
@signed_in
def decide(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    """Grant or decline one request; anything but the word ``grant`` declines."""
    granting = request.POST.get("answer") == "grant"
    try:
        decide_request(actor=request.actor, request_id=request_id, grant=granting)
    except (Conflict, Invalid) as problem:
        messages.error(request, str(told(problem).words))
    else:
        messages.success(request, _("Granted: the asker is now named.") if granting else _("Declined."))
    return redirect("documents:waiting")
