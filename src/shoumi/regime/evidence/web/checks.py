"""Verifying: here, step by step under the auditor's eyes, and how an outsider does it without this system."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.evidence import actions, queries
from shoumi.regime.evidence.checking import Check, Verification
from shoumi.regime.evidence.web.views import tabs
from shoumi.regime.kit.words import Explanation, explanation, label


@require_safe
@signed_in
def verify(request: SignedInRequest) -> HttpResponseBase:
    """Offer the check here and the export, and tell an outsider how to verify one."""
    viewer = request.actor
    try:
        newest = queries.checkpoint(viewer)
    except NotFound:
        return render(request, "evidence/verify.html", {"tabs": tabs("verify"), "newest": None})
    context = {
        "tabs": tabs("verify"),
        "newest": newest,
        "key": queries.log_key(viewer).to_text(),
        "largest": actions.LARGEST_DOWNLOAD,
        "too_large": newest.size > actions.LARGEST_DOWNLOAD,
    }
    return render(request, "evidence/verify.html", context)


@require_POST
@signed_in
def start(request: SignedInRequest) -> HttpResponseBase:
    """Begin a check and lead to its page, which carries it on."""
    return redirect("evidence:carry-on", check_id=actions.start_check(request.actor))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def carry_on(request: SignedInRequest, check_id: UUID) -> HttpResponseBase:
    """Show the page of a check; each POST checks some thousand entries more."""
    if request.method != "POST":
        return render(request, "evidence/check.html", {"check_id": check_id, "tabs": tabs("verify"), "begun": False})
    try:
        answer = actions.carry_on(request.actor, check_id)
    except Conflict as problem:
        return _answer(request, {"problem": explanation(problem.code, problem.parameters)})
    if isinstance(answer, Check):
        return _answer(request, {"check_id": check_id, "check": answer, "begun": True})
    return _answer(request, {"found": answer, "findings": _findings(answer)})


def _findings(found: Verification) -> list[tuple[str, Explanation, UUID | None]]:
    return [
        (str(label(one.fault)), explanation(one.fault, one.parameters), one.event)
        for one in sorted(found.findings, key=lambda one: one.place)
    ]


def _answer(request: SignedInRequest, context: dict[str, object]) -> HttpResponse:
    """Answer a script with the part of the page that changes, and a browser without scripts with the whole page."""
    partial = request.headers.get("HX-Request") == "true"
    template = "evidence/check_state.html" if partial else "evidence/check.html"
    return render(request, template, {"tabs": tabs("verify"), **context})
