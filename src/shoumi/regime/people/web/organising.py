"""Pages of the organisation: units, positions, bodies, grades."""

from collections.abc import Callable

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.kit.forms import Form
from shoumi.regime.people import actions
from shoumi.regime.people.queries import organisation
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import BodyKind, Permission, UnitKind
from shoumi.regime.people.web.forms import BodyForm, GradeForm, MoveForm, PositionForm, UnitForm
from shoumi.regime.people.web.offers import may


@require_safe
@signed_in
def units(request: SignedInRequest) -> HttpResponseBase:
    """Show the tree of units and the positions."""
    viewer = request.actor
    context = {
        "branches": organisation.tree(viewer),
        "positions": organisation.positions(viewer),
        "may_create": may(viewer, Permission.CREATE_UNIT, DIRECTORY),
    }
    return render(request, "people/units.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create_unit(request: SignedInRequest) -> HttpResponseBase:
    """Create a unit."""
    form = UnitForm(request.POST or None, viewer=request.actor)

    def act() -> object:
        told = form.cleaned_data
        return actions.create_unit(
            actor=request.actor,
            kind=UnitKind(told["kind"]),
            code=told["code"],
            name=form.named(),
            parent=told["parent"],
        )

    return _answer(request, form, act, title=_("Create a unit"), back="people:units")


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def move_unit(request: SignedInRequest) -> HttpResponseBase:
    """Put a unit under another."""
    form = MoveForm(request.POST or None, viewer=request.actor)
    return _answer(
        request,
        form,
        lambda: actions.move_unit(actor=request.actor, **form.cleaned_data),
        title=_("Move a unit"),
        back="people:units",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create_position(request: SignedInRequest) -> HttpResponseBase:
    """Create a position."""
    form = PositionForm(request.POST or None, viewer=request.actor)

    def act() -> object:
        told = form.cleaned_data
        return actions.create_position(actor=request.actor, code=told["code"], name=form.named(), grade=told["grade"])

    return _answer(request, form, act, title=_("Create a position"), back="people:units")


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create_body(request: SignedInRequest) -> HttpResponseBase:
    """Create a body of the regime."""
    form = BodyForm(request.POST or None, viewer=request.actor)
    return _answer(
        request,
        form,
        lambda: actions.create_body(actor=request.actor, kind=BodyKind(form.cleaned_data["kind"]), name=form.named()),
        title=_("Create a body"),
        back="people:offices",
    )


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create_grade(request: SignedInRequest) -> HttpResponseBase:
    """Create a grade of clearance."""
    form = GradeForm(request.POST or None, viewer=request.actor)

    def act() -> object:
        told = form.cleaned_data
        return actions.create_grade(actor=request.actor, code=told["code"], name=form.named(), rank=told["rank"])

    return _answer(request, form, act, title=_("Create a grade of clearance"), back="people:offices")


def _answer(
    request: SignedInRequest, form: Form, act: Callable[[], object], *, title: str | Promise, back: str
) -> HttpResponseBase:
    """Do ``act`` with a valid form and go ``back``; otherwise show the form with what is wrong."""
    if form.carried_out(act):
        messages.success(request, _("Done."))
        return redirect(back)
    context = {"form": form, "title": title}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)
