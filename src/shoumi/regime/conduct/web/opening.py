"""Opening a case: about whom, then what happened."""

from uuid import UUID

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.conduct import actions
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.rulebook import file_subject
from shoumi.regime.conduct.values import About, AboutPerson, AboutUnit
from shoumi.regime.conduct.vocabulary import CONDUCT, Permission, Problem
from shoumi.regime.conduct.web.forms import OpenForm, WhoForm, chosen_person
from shoumi.regime.kit.badges import Wording
from shoumi.regime.people import queries as people


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose(request: SignedInRequest) -> HttpResponseBase:
    """Ask whom a case is about."""
    viewer = request.actor
    permitted(viewer, Permission.LIST, CONDUCT)
    form = WhoForm(request.POST or None, viewer=viewer)
    found: list[UUID | None] = []

    def look() -> None:
        found.append(chosen_person(form))
        if (found[0] is None) == (form.cleaned_data["unit"] is None):
            raise Invalid(Problem.WHOM_UNCLEAR)

    if form.carried_out(look):
        if found[0] is not None:
            return redirect("conduct:open-person", person=found[0])
        return redirect("conduct:open-unit", unit=form.cleaned_data["unit"])
    context = {"form": form, "title": _("Open a case"), "subtitle": _("About whom?")}
    return render(request, "conduct/form.html", context, status=422 if form.errors else 200)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def about_person(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Open a case about a person."""
    permitted(request.actor, Permission.OPEN, file_subject(person))
    return _open(request, AboutPerson(person), people.person(request.actor, person).name)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def about_unit(request: SignedInRequest, unit: UUID) -> HttpResponseBase:
    """Open a case about a unit as a whole."""
    permitted(request.actor, Permission.OPEN, file_subject(unit))
    found = people.units(request.actor).filter(id=unit).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_FILE)
    return _open(request, AboutUnit(unit), found.name)


def _open(request: SignedInRequest, about: About, name: Wording) -> HttpResponseBase:
    form = OpenForm(request.POST or None, viewer=request.actor)
    made: list[ConductCase] = []

    def act() -> None:
        made.append(actions.open_case(actor=request.actor, about=about, wanted=form.wanted()))

    if form.carried_out(act):
        messages.success(request, _("The case is open. The person is told nothing before you give notice."))
        return redirect("conduct:case", case=made[0].id)
    context = {"form": form, "title": _("Open a case"), "subtitle": name}
    return render(request, "conduct/form.html", context, status=422 if form.errors else 200)
