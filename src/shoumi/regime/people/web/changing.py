"""Pages that change a person's entry and rights."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.accounts.web.register import shown_once, temporary_password
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.problems import told
from shoumi.regime.people import actions, queries
from shoumi.regime.people.values import Entry, Workplace
from shoumi.regime.people.vocabulary import Kind, Office
from shoumi.regime.people.web.forms import (
    AppointForm,
    ClearanceForm,
    EntryForm,
    LeavingForm,
    PlaceForm,
    RegisterForm,
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def register(request: SignedInRequest) -> HttpResponseBase:
    """Register a person and place them."""
    viewer = request.actor
    form = RegisterForm(request.POST or None, viewer=viewer)
    if form.is_valid():
        try:
            unit = form.cleaned_data["unit"]
            place = Workplace(unit, form.cleaned_data["position"]) if unit else None
            made = actions.register_person(actor=viewer, entry=form.entry(), days=form.days, place=place)
        except form.mendable as problem:
            form.tell(problem)
        else:
            messages.success(request, _("Registered."))
            return redirect("people:person", person=made.id)
    return _form_page(request, form, _("Register a person"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Change the entry of a person."""
    viewer = request.actor
    card = queries.person(viewer, person)
    entry = queries.entry_of(viewer, person)
    form = EntryForm(request.POST or None, viewer=viewer, initial=_initial(entry))
    if form.carried_out(lambda: actions.change_person(actor=viewer, person=person, entry=form.entry())):
        messages.success(request, _("Changed."))
        return redirect("people:person", person=person)
    return _form_page(request, form, _("Change the entry"), card)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def put(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Place a person in a unit."""
    viewer = request.actor
    card = queries.person(viewer, person)
    form = PlaceForm(request.POST or None, viewer=viewer)
    if form.carried_out(lambda: actions.place(actor=viewer, person=person, **form.cleaned_data)):
        messages.success(request, _("Placed."))
        return redirect("people:person", person=person)
    return _form_page(request, form, _("Place in a unit"), card)


@attended
@require_POST
@signed_in
def remove(request: SignedInRequest, person: UUID, membership: int) -> HttpResponseBase:
    """Take a person out of a unit."""
    actions.remove(actor=request.actor, person=person, membership=membership)
    messages.success(request, _("Taken out of the unit."))
    return redirect("people:person", person=person)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def appoint(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Appoint a person to an office."""
    viewer = request.actor
    card = queries.person(viewer, person)
    form = AppointForm(request.POST or None, viewer=viewer)

    def act() -> object:
        return actions.appoint(
            actor=viewer,
            person=person,
            office=Office(form.cleaned_data["office"]),
            seat=form.seat_chosen(),
            days=form.days,
            deputy_of=form.cleaned_data["deputy_of"],
        )

    if form.carried_out(act):
        messages.success(request, _("Appointed."))
        return redirect("people:person", person=person)
    return _form_page(request, form, _("Appoint to an office"), card)


@attended
@require_POST
@signed_in
def end_appointment(request: SignedInRequest, person: UUID, appointment: int) -> HttpResponseBase:
    """End an appointment."""
    actions.end_appointment(actor=request.actor, person=person, appointment=appointment)
    messages.success(request, _("The appointment has ended."))
    return redirect("people:person", person=person)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def grant_clearance(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Grant a person clearance."""
    viewer = request.actor
    card = queries.person(viewer, person)
    form = ClearanceForm(request.POST or None, viewer=viewer)

    def act() -> object:
        told = form.cleaned_data
        return actions.grant_clearance(
            actor=viewer, person=person, grade=told["grade"], ground=told["ground"], days=form.days
        )

    if form.carried_out(act):
        messages.success(request, _("Clearance granted."))
        return redirect("people:person", person=person)
    return _form_page(request, form, _("Grant clearance"), card)


@attended
@require_POST
@signed_in
def withdraw_clearance(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Withdraw a person's clearance."""
    actions.withdraw_clearance(actor=request.actor, person=person)
    messages.success(request, _("Clearance withdrawn."))
    return redirect("people:person", person=person)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leaving(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Begin the leaving of a person."""
    viewer = request.actor
    card = queries.person(viewer, person)
    form = LeavingForm(request.POST or None)
    if form.carried_out(
        lambda: actions.begin_leaving(actor=viewer, person=person, last_day=form.cleaned_data["last_day"]),
    ):
        messages.success(request, _("Leaving has begun; the person opens no secrets any more."))
        return redirect("people:person", person=person)
    return _form_page(request, form, _("Begin leaving"), card)


@require_POST
@signed_in
def left(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Mark that a person has left."""
    actions.mark_left(actor=request.actor, person=person)
    messages.success(request, _("Marked as left; all rights have ended."))
    return redirect("people:person", person=person)


@attended
@require_POST
@signed_in
def open_account(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Open the account of a person with a temporary password, shown once to the system administrator."""
    password = temporary_password()
    try:
        account = actions.open_account(actor=request.actor, person=person, password=password)
    except Conflict as problem:
        messages.error(request, str(told(problem).words))
        return redirect("people:person", person=person)
    return shown_once(request, account, password)


def _form_page(
    request: SignedInRequest, form: Form, title: str | Promise, card: queries.Card | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "card": card}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


def _initial(entry: Entry) -> dict[str, object]:
    return {
        "name": entry.name,
        "kind": Kind(entry.kind),
        "email": entry.email,
        "staff_number": entry.staff_number,
        "organisation": entry.organisation,
        "contact": queries.email_of(entry.contact) if entry.contact else "",
        "language": entry.language,
    }
