"""Pages about leavers: what the officer clears for a case, and the lines a custodian confirms or ends."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.documents import leavers
from shoumi.regime.documents.actions.granting import withdraw_reading
from shoumi.regime.documents.actions.leavers import end_lines, hand_over_all, keep_line
from shoumi.regime.documents.vocabulary import REGISTER, Permission
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import explanation
from shoumi.regime.people.models import LeavingCase
from shoumi.regime.people.queries import contact_meant, email_of, leaving
from shoumi.regime.people.vocabulary import CaseKind

MOST_LINES = 100
"""Lines shown at once; deciding them brings the next ones."""


class SuccessorForm(Form):
    """Who takes over what the leaver keeps."""

    submit_label = gettext_lazy("Hand everything over")
    successor = forms.CharField(
        label=gettext_lazy("Successor’s e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )


@require_safe
@signed_in
def leaver(request: SignedInRequest, case: UUID) -> HttpResponse:
    """Show what of the secrets is still outstanding for a leaving case: numbers and levels, no content."""
    row = _to_clear(request, case)
    return _page(request, row, SuccessorForm(initial={"successor": _address(row.successor_id)}))


@attended
@require_POST
@signed_in
def hand_over(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Hand over what the leaver keeps."""
    row = _to_clear(request, case)  # before addresses are looked up, and before the page is shown again
    form = SuccessorForm(request.POST)
    if form.is_valid():
        try:
            successor = contact_meant(form.cleaned_data["successor"])
            done = hand_over_all(actor=request.actor, case=case, successor=successor)
        except (Invalid, Conflict, NotFound) as problem:
            words = explanation(problem.code, problem.parameters)
            form.add_error("successor", f"{words.what}{words.cure}")
        else:
            messages.success(request, _("%(count)d handed over.") % {"count": done.count})
            for number, code in done.left:
                messages.error(request, f"{number}: {explanation(code).what}")
            return redirect("documents:leaver", case=case)
    return _page(request, row, form)


@attended
@require_POST
@signed_in
def end(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """End every line that names the leaver."""
    try:
        count = end_lines(actor=request.actor, case=case)
    except Conflict as problem:
        messages.error(request, str(explanation(problem.code).what))
    else:
        messages.success(request, ngettext("%(count)d line ended.", "%(count)d lines ended.", count) % {"count": count})
    return redirect("documents:leaver", case=case)


@require_safe
@signed_in
def lines(request: SignedInRequest) -> HttpResponse:
    """Show the custodian the lines that wait for them because the reader moves or is under notice."""
    return render(request, "documents/lines.html", {"lines": leavers.to_review(request.actor)[:MOST_LINES]})


@attended
@require_POST
@signed_in
def decide(request: SignedInRequest, grant: UUID) -> HttpResponse:
    """Confirm a line or end it; anything but the word ``keep`` ends it."""
    if request.POST.get("answer") == "keep":
        keep_line(actor=request.actor, grant=grant)
        messages.success(request, _("Confirmed."))
    else:
        document = leavers.line_to_review(request.actor, grant).document
        withdraw_reading(actor=request.actor, document=document, grant=grant)
        messages.success(request, _("Ended."))
    return redirect("documents:lines")


def _to_clear(request: SignedInRequest, case: UUID) -> LeavingCase:
    """Return the case to the officer, who clears the secrets of leavers: others who know of it see none of them."""
    row = leaving.case(request.actor, case)
    permitted(request.actor, Permission.CLEAR_LEAVER, REGISTER)
    return row


def _page(request: SignedInRequest, row: LeavingCase, form: Form) -> HttpResponse:
    moving = row.kind_code is CaseKind.MOVING
    named = leavers.unconfirmed(leaving.leaver_of(row)) if moving else leavers.personal_lines(row.person_id)
    context = {
        "case": row,
        "moving": moving,
        "form": form,
        "kept": leavers.kept_by(row.person_id),
        "lines": named.select_related("document__level", "document__custodian").order_by("document__number"),
    }
    return render(request, "documents/leaver.html", context, status=422 if form.errors else 200)


def _address(person: UUID | None) -> str:
    return email_of(person) if person else ""
