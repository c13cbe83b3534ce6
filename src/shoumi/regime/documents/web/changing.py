"""What custodian and classifier change on a document's page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.actions.granting import NewReading, grant_reading, withdraw_reading
from shoumi.regime.documents.actions.keeping import hand_over
from shoumi.regime.documents.web.cards import grant_form, show
from shoumi.regime.documents.web.forms import GrantForm, HandOverForm, LevelForm
from shoumi.regime.documents.web.people import meant


@require_POST
@signed_in
def grant(request: SignedInRequest, number: str) -> HttpResponse:
    """Name a reader in the need-to-know list of ``number``."""
    found = queries.document(request.actor, number)
    form = grant_form(request.actor, request.POST)
    if form.carried_out(
        lambda: grant_reading(actor=request.actor, document=found, reading=_reading(request, form)),
    ):
        messages.success(request, _("Named in the need-to-know list."))
        return redirect("documents:document", found.number)
    return show(request, found, status=422, grant_form=form)


def _reading(request: SignedInRequest, form: GrantForm) -> NewReading:
    data = form.cleaned_data
    return NewReading(
        person=meant(request.actor, data["who"]) if data["who"] else None,
        unit=data["unit"].pk if data["unit"] else None,
        position=data["position"].pk if data["position"] else None,
        until=data["until"],
        purpose=data["purpose"],
    )


@require_POST
@signed_in
def withdraw(request: SignedInRequest, number: str, grant_id: UUID) -> HttpResponse:
    """End a line of the need-to-know list of ``number``."""
    found = queries.document(request.actor, number)
    withdraw_reading(actor=request.actor, document=found, grant=grant_id)
    messages.success(request, _("Taken off the need-to-know list."))
    return redirect("documents:document", found.number)


@require_POST
@signed_in
def level(request: SignedInRequest, number: str) -> HttpResponse:
    """Decide another level for ``number``."""
    found = queries.document(request.actor, number)
    form = LevelForm(request.POST)
    if form.carried_out(lambda: change_level(actor=request.actor, document=found, **form.cleaned_data)):
        messages.success(request, _("The level was changed; every version is bound to it."))
        return redirect("documents:document", found.number)
    return show(request, found, status=422, level_form=form)


@require_POST
@signed_in
def custodian(request: SignedInRequest, number: str) -> HttpResponse:
    """Hand ``number`` over to another custodian; who does may no longer know of it, so the way leads to the list."""
    found = queries.document(request.actor, number)
    viewer = request.actor
    form = HandOverForm(request.POST)
    if form.carried_out(
        lambda: hand_over(actor=viewer, document=found, person=meant(viewer, form.cleaned_data["who"])),
    ):
        messages.success(request, _("Handed over; the new custodian decides from now on who may read it."))
        return redirect("documents:list")
    return show(request, found, status=422, hand_over_form=form)
